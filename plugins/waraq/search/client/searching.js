// @ts-check
/** What one query comes to in one edition of an index; mirrors `searcher.py`. */
import { countUndated } from "./dates.js";
import { SearchError } from "./errors.js";
import { makeExcerpt, markWords } from "./excerpt.js";
import { NOTHING, findPlace } from "./impacts.js";
import { MOST_CHECKED, collectCandidates, matchesTexts, needsTexts, sortCandidates } from "./matching.js";
import { narrow, needsDates, readNarrowing } from "./narrowing.js";
import { MOST_REFINED, refineOrder } from "./nearness.js";
import { findPrefix } from "./prefixes.js";
import { listAsked, parseQuery, prefixKey } from "./query.js";
import { listSplitTerms, listTerms, resolveWords } from "./resolving.js";
import { findSimilar } from "./similar.js";
import { readUnits } from "./units.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Hit} Hit */
/** @typedef {import("./answer.js").SearchOptions} SearchOptions */
/** @typedef {import("./candidates.js").Candidate} Candidate */
/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./edition.js").Edition} Edition */
/** @typedef {import("./impacts.js").Impacts} Impacts */
/** @typedef {import("./listing.js").Listing} Listing */
/** @typedef {import("./narrowing.js").Narrowing} Narrowing */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./resolving.js").Resolution} Resolution */
/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {{query: Query, resolution: Resolution, candidates: Candidates, missing: string[]}} Found */

/**
 * One page of the answer to a query; any text is one.
 * @param {Edition} edition
 * @param {string} text
 * @param {SearchOptions} options
 * @returns {Promise<Answer>}
 */
export async function searchEdition(edition, text, options) {
  const { limit = 10, offset = 0, sort = "relevance", chosen = [], from = "", to = "", signal } = options;
  const narrowing = readNarrowing(chosen, from, to, edition.analyzer);
  const query = parseQuery(text, edition.analyzer);
  if (query.note !== "" && narrowing.keys.size === 0 && narrowing.period === null) return makeNothing(query.note, text);
  let found = await find(edition, query, narrowing, signal);
  /** @type {Answer["corrections"]} */
  let corrections = [];
  let searched = text;
  if (found.resolution.nowhere.size > 0) {
    const corrector = await edition.readCorrector();
    signal?.throwIfAborted();
    const read = corrector.correct(text, found.resolution.nowhere, new Set(found.missing));
    const corrected = parseQuery(read.text, edition.analyzer);
    if (read.corrections.length > 0 && corrected.note === "") {
      corrections = read.corrections;
      searched = read.text;
      found = await find(edition, corrected, narrowing, signal);
    }
  }
  const [first, stop] = [Math.max(0, offset), Math.max(0, offset) + Math.max(0, limit)];
  const ordered = await order(edition, found, stop, sort);
  signal?.throwIfAborted();
  const page = await describe(edition, found, ordered.candidates.slice(first, stop));
  signal?.throwIfAborted();
  return { ...ordered.totals, ...page, searched, missing: found.missing, corrections, note: "" };
}

/**
 * The articles that are most like one.
 * @param {Edition} edition
 * @param {number} number
 * @param {SearchOptions} options
 * @returns {Promise<Answer>}
 */
export async function showSimilar(edition, number, { limit = 10, signal }) {
  if (number < 0) return makeNothing("", "");
  const { candidates, marked } = await findSimilar(edition, number);
  signal?.throwIfAborted();
  const best = candidates.best(limit);
  const query = parseQuery("", edition.analyzer);
  const resolution = { impacts: new Map(), marked, nowhere: new Set() };
  const page = await describe(edition, { query, resolution }, best);
  const numbers = Uint32Array.from(best, (each) => each.number).sort();
  const total = best.length;
  return { ...makeNothing("", ""), total, totalAll: total, numbers, ...page };
}

/**
 * An answer without results.
 * @param {Answer["note"]} note
 * @param {string} searched
 * @returns {Answer}
 */
function makeNothing(note, searched) {
  const numbers = new Uint32Array();
  return {
    total: 0, totalAll: 0, numbers, hits: [], searched, missing: [], corrections: [], note, unread: 0, partial: false,
  };
}

/**
 * @param {Edition} edition
 * @param {Query} query
 * @param {Narrowing} narrowing
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<Found>}
 */
async function find(edition, query, narrowing, signal) {
  const { files } = edition;
  /** @type {Map<string, Listing>} */
  const lists = new Map();
  /** @type {(terms: readonly string[]) => Promise<unknown>} */
  const read = (terms) => Promise.all(terms.map(async (term) => lists.set(term, await files.readTerm(term))));
  /** @type {Map<string, Impacts>} */
  const prefixes = new Map();
  const [dates] = await Promise.all([
    needsDates(query, narrowing) ? files.readDates() : [],
    read([...listTerms(query), ...[...narrowing.keys.values()].flat()]),
    ...query.prefixes.map(async ({ folded }) => prefixes.set(prefixKey(folded), await findPrefix(edition, folded))),
  ]);
  signal?.throwIfAborted();
  await read(listSplitTerms(query, lists));
  signal?.throwIfAborted();
  const resolution = resolveWords(query, lists, prefixes);
  const { documents } = files.manifest;
  const mask = narrow(query, narrowing, lists, dates, documents);
  const candidates = collectCandidates(query, resolution.impacts, mask, documents);
  const missing = listAsked(query).filter(({ term }) => isNowhere(resolution.impacts.get(term)));
  return { query, resolution, candidates, missing: missing.map(({ typed }) => typed) };
}

/** @param {Impacts | undefined} impacts */
function isNowhere(impacts) {
  return impacts === undefined || impacts.numbers.length === 0;
}

/**
 * The first candidates in an order, and what is told of all of them.
 * @param {Edition} edition
 * @param {Found} found
 * @param {number} wanted
 * @param {import("./matching.js").Sort} sort
 */
async function order(edition, { query, resolution, candidates }, wanted, sort) {
  const asked = listAsked(query).length;
  const checks = needsTexts(query);
  const undated = sort === "relevance" ? 0 : countUndated(await edition.files.readMonths());
  const most = checks ? MOST_CHECKED : Math.max(wanted, MOST_REFINED);
  let first = sortCandidates(candidates, most, asked, sort, undated);
  let totals = {
    total: candidates.length, totalAll: candidates.count(asked), numbers: candidates.numbers, partial: false,
  };
  /** @type {Map<number, Unit[][]>} the texts of candidates: phrases and nearness look at the same */
  const passages = new Map();
  /** @type {(some: readonly Candidate[]) => Promise<unknown>} */
  const read = (some) => Promise.all(some.filter(({ number }) => !passages.has(number))
    .map(async ({ number }) => passages.set(number, await readPassages(edition, number))));
  if (checks) {
    await read(first);
    first = first.filter(({ number }) => matchesTexts(query, passages.get(number) ?? [], edition.analyzer));
    totals = {
      total: first.length,
      totalAll: first.filter(({ matched }) => matched === asked).length,
      numbers: Uint32Array.from(first, ({ number }) => number).sort(),
      partial: candidates.length > MOST_CHECKED || [...passages.values()].some((texts) => texts.length === 0),
    };
  }
  if (sort === "relevance" && asked > 1) {
    await read(first.slice(0, MOST_REFINED));
    first = refineOrder(first, resolution.marked, passages, edition.analyzer);
  }
  return { candidates: first, totals };
}

/**
 * An article, or for what it can't be read.
 * @param {import("./files.js").IndexFiles} files
 * @param {number} number
 */
async function tryArticle(files, number) {
  try {
    return await files.readArticle(number);
  } catch (error) {
    if (error instanceof SearchError) return error;
    throw error;
  }
}

/**
 * The texts of an article as rows of units, the headline first; none when it can't be read.
 * @param {Edition} edition
 * @param {number} number
 */
async function readPassages({ files, analyzer }, number) {
  const article = await tryArticle(files, number);
  if (article instanceof SearchError) return [];
  const { headline, lead, body, people, places, organisations } = article;
  const passages = [headline, ...(lead ? [lead] : []), body, ...people, ...places, ...organisations];
  return passages.map((passage) => readUnits(passage, analyzer));
}

/**
 * What is shown of a page of candidates; those that can't be read are counted. Rejects when none can.
 * @param {Edition} edition
 * @param {Pick<Found, "query" | "resolution">} found
 * @param {readonly Candidate[]} page
 * @returns {Promise<Pick<Answer, "hits" | "unread">>}
 */
async function describe({ files, analyzer }, { query, resolution }, page) {
  const { impacts, marked } = resolution;
  const articles = await Promise.all(page.map(({ number }) => tryArticle(files, number)));
  const errors = articles.filter((each) => each instanceof SearchError);
  if (errors.length > 0 && errors.length === page.length) throw errors[0];
  const hits = page.flatMap(({ number, score }, place) => {
    const article = articles[place];
    if (article === undefined || article instanceof SearchError) return [];
    const missing = listAsked(query)
      .filter(({ term }) => findPlace(impacts.get(term) ?? NOTHING, number) < 0)
      .map(({ typed }) => typed);
    const { id, url, headline, date, date_text: dateText, section, publication, lang } = article;
    return [{
      number, id, url, headline, date, dateText, section, publication, lang,
      score, matchedAll: missing.length === 0, missing,
      title: markWords(headline, marked, analyzer),
      excerpt: makeExcerpt(article.body || article.lead, marked, analyzer),
    }];
  });
  return { hits, unread: errors.length };
}
