// @ts-check
/** An exported index, as the search page uses it. */
import { complete } from "./completing.js";
import { countPeriods } from "./dates.js";
import { isSameEdition, openEdition } from "./edition.js";
import { SearchError } from "./errors.js";
import { countValues } from "./facets.js";
import { nameField } from "./narrowing.js";
import { searchEdition, showSimilar } from "./searching.js";
import { findNumber } from "./similar.js";

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
      const answer = await searchEdition(edition, text, options);
      return answer.unread > 0 && await this.#renew().catch(() => false) ? this.search(text, options) : answer;
    } catch (error) {
      if (!(error instanceof SearchError) || error.kind !== "unavailable" || edition !== this.#edition) throw error;
      if (!await this.#renew()) throw error;
      return searchEdition(this.#edition, text, options);
    }
  }

  /** Look whether the site was built anew while the page stood open: its old files are gone, new ones there. */
  async #renew() {
    const fresh = await openEdition(this.#address);
    if (isSameEdition(fresh, this.#edition)) return false;
    this.#edition = fresh;
    return true;
  }

  /**
   * How many of the articles that an answer is of stand in each month, undated ones first.
   * @param {Answer} answer
   * @returns {Promise<import("./dates.js").Period[]>}
   */
  async countPeriods(answer) {
    return countPeriods(answer.numbers, await this.#edition.files.readMonths());
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
   * The document number of an article; -1 where there is none of that id and date.
   * @param {string} id
   * @param {string} date EDTF, or empty
   * @returns {Promise<number>}
   */
  async findNumber(id, date) {
    return findNumber(this.#edition.files, id, date);
  }

  /**
   * The articles that are most like one; none for -1.
   * @param {number} number of the article
   * @param {SearchOptions} [options] a limit
   * @returns {Promise<Answer>}
   */
  async moreLike(number, options = {}) {
    return showSimilar(this.#edition, number, options);
  }
}
