// @ts-check
/** The index behind the search page: opened when it is first needed, and again when that failed. */

/** @typedef {import("./index-reader.js").Answer} Found */
/** @typedef {import("./index-reader.js").Hit} FoundHit */
/** @typedef {{typed: string, word: string, kind: "spelling" | "roman"}} Correction */
/** @typedef {{year: number, month: number, count: number}} Period month 0: only the year is known */
/** @typedef {FoundHit & {number?: number}} Hit */
/**
 * @typedef {Omit<Found, "hits"> & {hits: readonly Hit[], corrections?: readonly Correction[],
 *   periods?: readonly Period[]}} Answer
 */
/** @typedef {{value: string, count: number}} FacetValue */
/** @typedef {{name: string, kind: "person" | "place" | "organisation", count: number}} Name */
/** @typedef {{words: readonly {word: string, count: number}[], names: readonly Name[]}} Suggestions */
/** @typedef {{limit?: number, signal?: AbortSignal}} Options */
/**
 * @typedef {Options & {offset?: number, sort?: import("./state.js").Sort, from?: string, to?: string,
 *   chosen?: readonly import("./state.js").Chosen[]}} SearchOptions
 */
/**
 * @typedef {object} Index
 * @property {(text: string, options: SearchOptions) => Promise<Answer>} search
 * @property {(field: import("./state.js").Field, options: Options) => Promise<FacetValue[]>} [countFacets]
 * @property {(text: string, options: Options) => Promise<Suggestions>} [suggest]
 * @property {(number: number, options: Options) => Promise<Answer>} [moreLike]
 */

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
