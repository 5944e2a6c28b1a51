// @ts-check
/** Searching an exported index; gives the same answers as `searcher.py`. */
import { isSameEdition, openEdition } from "./edition.js";
import { SearchError } from "./errors.js";
import { makeExcerpt, markWords } from "./excerpt.js";
import { MOST_CHECKED, collectCandidates, matchesPhrases } from "./matching.js";
import { NOTHING, findPlace } from "./impacts.js";
import { parseQuery } from "./query.js";
import { listSplitTerms, listTerms, resolveWords } from "./resolving.js";
import { readUnits } from "./units.js";

/** @typedef {import("./excerpt.js").Segment} Segment */
/** @typedef {import("./candidates.js").Candidate} Candidate */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./cards.js").Article} Article */
/** @typedef {import("./impacts.js").Impacts} Impacts */
/** @typedef {import("./units.js").Analyzer} Analyzer */
/** @typedef {{limit?: number, offset?: number, signal?: AbortSignal}} SearchOptions */
/**
 * @typedef {object} Hit one article found
 * @property {string} id
 * @property {string} url relative to the site's root
 * @property {string} headline
 * @property {string} date EDTF, or empty
 * @property {string} dateText the date as printed
 * @property {string} section
 * @property {string} publication
 * @property {number} score
 * @property {boolean} matchedAll
 * @property {readonly string[]} missing the query's words it has not, as typed
 * @property {readonly Segment[]} title
 * @property {readonly Segment[]} excerpt
 */
/**
 * @typedef {object} Answer
 * @property {number} total articles with some of the words
 * @property {number} totalAll articles with all of them
 * @property {readonly Hit[]} hits one page, best first
 * @property {readonly string[]} missing words, as typed, that no article has
 * @property {import("./query.js").Note} note why nothing could be searched
 * @property {boolean} partial more articles may have the phrase than were checked
 */
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
}

/**
 * @param {Edition} edition
 * @param {string} text
 * @param {SearchOptions} options
 * @returns {Promise<Answer>}
 */
async function searchEdition({ files, analyzer }, text, { limit = 10, offset = 0, signal }) {
  const query = parseQuery(text, analyzer);
  const nothing = { total: 0, totalAll: 0, hits: [], missing: [], note: query.note, partial: false };
  if (query.words.length === 0) return nothing;
  /** @type {Map<string, Impacts>} */
  const lists = new Map();
  /** @type {(terms: readonly string[]) => Promise<unknown>} */
  const read = (terms) => Promise.all(terms.map(async (term) => lists.set(term, await files.readTerm(term))));
  await read(listTerms(query));
  signal?.throwIfAborted();
  await read(listSplitTerms(query, lists));
  signal?.throwIfAborted();
  const { impacts, marked } = resolveWords(query, lists);
  const found = collectCandidates(query, impacts, lists);
  const checks = query.phrases.length > 0 || query.excludedPhrases.length > 0;
  const checked = checks ? await verifyPhrases(query, found.best(MOST_CHECKED), files, analyzer) : null;
  signal?.throwIfAborted();
  const wanted = Math.max(0, offset) + Math.max(0, limit);
  const page = (checked ?? found.best(wanted)).slice(Math.max(0, offset), wanted);
  const articles = await Promise.all(page.map(({ number }) => files.readArticle(number)));
  signal?.throwIfAborted();
  const all = query.words.length;
  return {
    total: (checked ?? found).length,
    totalAll: checked?.filter(({ matched }) => matched === all).length ?? found.count(all),
    hits: articles.map((article, index) => ({
      ...describeCard(article),
      ...describeMatch(query, /** @type {Candidate} */ (page[index]), impacts),
      title: markWords(article.headline, marked, analyzer),
      excerpt: makeExcerpt(article.body || article.lead, marked, analyzer),
    })),
    missing: query.words.filter(({ term }) => isNowhere(impacts.get(term))).map(({ typed }) => typed),
    note: "",
    partial: checks && found.length > MOST_CHECKED,
  };
}

/** @param {Impacts | undefined} impacts */
function isNowhere(impacts) {
  return impacts === undefined || impacts.numbers.length === 0;
}

/**
 * The candidates that have every phrase and no excluded one.
 * @param {Query} query
 * @param {readonly Candidate[]} candidates
 * @param {import("./files.js").IndexFiles} files
 * @param {Analyzer} analyzer
 */
async function verifyPhrases(query, candidates, files, analyzer) {
  const articles = await Promise.all(candidates.map(({ number }) => files.readArticle(number)));
  return candidates.filter((_, index) => {
    const { headline, lead, body, people, places, organisations } = /** @type {Article} */ (articles[index]);
    const passages = [headline, ...(lead ? [lead] : []), body, ...people, ...places, ...organisations];
    return matchesPhrases(query, passages.map((passage) => readUnits(passage, analyzer)), analyzer);
  });
}

/** @param {Article} article */
function describeCard({ id, url, headline, date, date_text, section, publication }) {
  return { id, url, headline, date, dateText: date_text, section, publication };
}

/**
 * @param {Query} query
 * @param {Candidate} candidate
 * @param {ReadonlyMap<string, Impacts>} impacts
 */
function describeMatch(query, { number, score }, impacts) {
  const missing = query.words
    .filter(({ term }) => findPlace(impacts.get(term) ?? NOTHING, number) < 0)
    .map(({ typed }) => typed);
  return { score, matchedAll: missing.length === 0, missing };
}
