// @ts-check
/** The index behind the search page: opened when it is first needed, and again when that failed. */

/** @typedef {import("./index-reader.js").Index} Index */

/** Opens an index lazily. */
export class Engine {
  #manifest;
  #known;
  /** @type {Promise<Index> | null} */
  #index = null;

  /**
   * @param {URL} manifest
   * @param {string | undefined} edition the manifest's text, if the page came with it
   */
  constructor(manifest, edition) {
    this.#manifest = manifest;
    this.#known = readKnown(edition);
  }

  /** @returns {Promise<Index>} rejects with a SearchError */
  open() {
    this.#index ??= import("./index-reader.js").then((reader) => reader.openIndex(this.#manifest, this.#known));
    this.#index.catch(() => (this.#index = null));
    return this.#index;
  }
}

/**
 * The manifest that the page came with, if it came with one.
 * @param {string | undefined} text
 * @returns {unknown}
 */
function readKnown(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
