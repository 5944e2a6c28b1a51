// @ts-check
/** One edition of an index: its files, and the analyzer that made it. */
import { createAnalyzer } from "./analyzer.js";
import { SearchError } from "./errors.js";
import { IndexFiles } from "./files.js";

/** @typedef {{files: IndexFiles, analyzer: import("./units.js").Analyzer}} Edition */

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
    return { files, analyzer: createAnalyzer(/** @type {import("./analyzer.js").Tables} */ (tables)) };
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
