// @ts-check
/** An exported index, as the search page uses it. */
import { complete } from "./completing.js";
import { countPeriods } from "./dates.js";
import { isSameEdition, openEdition } from "./edition.js";
import { SearchError } from "./errors.js";
import { countValues } from "./facets.js";
import { nameField } from "./narrowing.js";
import { searchEdition, showSimilar } from "./searching.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").SearchOptions} SearchOptions */
/** @typedef {import("./edition.js").Edition} Edition */

/**
 * An index that answers queries. Fetches the manifest and the analyzer's tables now, and later only
 * what a query needs. Rejects with a SearchError.
 * @param {string | URL} address of the manifest
 * @param {unknown} [known] the manifest, where the page has it; if it won't do, it is fetched all the same
 * @returns {Promise<Index>}
 */
export async function openIndex(address, known) {
  const opening = known === undefined ? openEdition(address)
    : openEdition(address, known).catch(() => openEdition(address));
  return new Index(address, await opening);
}

/** An open index; see `openIndex`. */
export class Index {
  #address;
  #edition;

  /**
   * @param {string | URL} address
   * @param {Edition} edition
   */
  constructor(address, edition) {
    this.#address = address;
    this.#edition = edition;
  }

  /**
   * One page of the answer to a query; any text is one. Rejects with a SearchError, or with the
   * signal's reason when it was aborted.
   * @param {string} text
   * @param {SearchOptions} [options]
   * @returns {Promise<Answer>}
   */
  async search(text, options = {}) {
    const edition = this.#edition;
    try {
      return await searchEdition(edition, text, options);
    } catch (error) {
      if (!(error instanceof SearchError) || error.kind !== "unavailable") throw error;
      // The site was built anew while the page stood open: its old files are gone, new ones there.
      const fresh = await openEdition(this.#address);
      if (isSameEdition(fresh, edition)) throw error;
      this.#edition = fresh;
      return await searchEdition(fresh, text, options);
    }
  }

  /**
   * How many of the articles that an answer is of stand in each month, undated ones first.
   * @param {Answer} answer
   * @returns {Promise<import("./dates.js").Period[]>}
   */
  async countPeriods(answer) {
    return countPeriods(answer.numbers, await this.#edition.files.readDates());
  }

  /**
   * How many of the articles that an answer is of have each value of a facet, the most frequent first.
   * @param {Answer} answer
   * @param {string} field section, publication, person, place or organisation
   * @returns {Promise<{value: string, count: number}[]>}
   */
  async countFacets(answer, field) {
    const { files } = this.#edition;
    return countValues(await files.readFacet(nameField(field)), answer.numbers, files.manifest.documents);
  }

  /**
   * What the word that is being typed may become.
   * @param {string} text
   * @param {{limit?: number}} [options] how many words, and names
   * @returns {Promise<{words: import("./completing.js").Completion[], names: import("./completing.js").NameFound[]}>}
   */
  async suggest(text, { limit = 5 } = {}) {
    return complete(this.#edition, text, limit);
  }

  /**
   * The articles that are most like one.
   * @param {number} number of the article
   * @param {SearchOptions} [options] a limit
   * @returns {Promise<Answer>}
   */
  async moreLike(number, options = {}) {
    return showSimilar(this.#edition, number, options);
  }
}
