// @ts-check
/** One edition of an index: its files, and the analyzer that made it. */
import { createAnalyzer } from "./analyzer.js";
import { SearchError } from "./errors.js";
import { IndexFiles } from "./files.js";

/** What one manifest names, ready to be asked. */
export class Edition {
  /** @type {Promise<import("./corrections.js").Corrector> | null} */
  #corrector = null;

  /**
   * @param {IndexFiles} files
   * @param {import("./analyzer.js").Analyzer} analyzer
   */
  constructor(files, analyzer) {
    this.files = files;
    this.analyzer = analyzer;
  }

  /**
   * What corrects words; its code, its words and its tables are fetched when it is first needed.
   * @returns {Promise<import("./corrections.js").Corrector>}
   */
  async readCorrector() {
    this.#corrector ??= this.#openCorrector();
    this.#corrector.catch(() => (this.#corrector = null));
    return this.#corrector;
  }

  async #openCorrector() {
    const [{ Corrector }, words, tables] = await Promise.all([
      import("./corrections.js"), this.files.readWords(), this.files.readSuggestTables(),
    ]);
    return new Corrector(words, tables, this.analyzer);
  }
}

/**
 * The newest edition. Fetches the manifest and the analyzer's tables; rejects with a SearchError.
 * @param {string | URL} address of the manifest
 * @param {unknown} [known] the manifest, to be taken in place of the one at the address
 * @returns {Promise<Edition>}
 */
export async function openEdition(address, known) {
  const files = await IndexFiles.open(address, known);
  const tables = await files.readTables();
  try {
    return new Edition(files, createAnalyzer(/** @type {import("./analyzer.js").Tables} */ (tables)));
  } catch {
    throw new SearchError("mismatch", files.manifest.analyzer.file);
  }
}

/**
 * Whether two editions have the same files.
 * @param {Edition} a
 * @param {Edition} b
 */
export function isSameEdition(a, b) {
  return JSON.stringify(a.files.manifest) === JSON.stringify(b.files.manifest);
}
