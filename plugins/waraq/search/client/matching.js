// @ts-check
/** Which articles answer a query, and in which order; mirrors `matching.py`. */
import { Candidates } from "./candidates.js";
import { NOTHING } from "./impacts.js";
import { needsText } from "./narrowing.js";
import { listAsked } from "./query.js";
import { containsPhrase } from "./units.js";

/** @typedef {import("./candidates.js").Candidate} Candidate */
/** @typedef {import("./impacts.js").Impacts} Impacts */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {"relevance" | "newest" | "oldest"} Sort */

// A phrase is verified on the text of the best candidates; the rest are not shown, and the reader
// is told so. Two hundred texts are what a telephone can fetch in a few seconds.
export const MOST_CHECKED = 200;

/**
 * The articles with some words and all required ones; a query without words has all.
 * @param {Query} query
 * @param {ReadonlyMap<string, Impacts>} impacts of what is asked
 * @param {Uint8Array | null} mask a byte for each article, 1 where the rest of the query leaves it over
 * @param {number} documents
 * @returns {Candidates}
 */
export function collectCandidates(query, impacts, mask, documents) {
  const asked = listAsked(query);
  if (asked.length === 0) return Candidates.all(mask, documents);
  let found = new Candidates();
  for (const { term } of asked) found = found.add(impacts.get(term) ?? NOTHING);
  for (const term of query.required) found = found.filter(maskOf(impacts.get(term) ?? NOTHING, documents));
  return found.filter(mask);
}

/**
 * @param {Impacts} impacts
 * @param {number} documents
 */
function maskOf({ numbers }, documents) {
  const mask = new Uint8Array(documents);
  for (const number of numbers) mask[number] = 1;
  return mask;
}

/**
 * The first candidates of an order. By age, those with all the words asked for still come before the
 * others; undated articles are always last.
 * @param {Candidates} found
 * @param {number} most
 * @param {number} asked
 * @param {Sort} sort
 * @param {number} undated articles: those with the lowest numbers
 * @returns {Candidate[]}
 */
export function sortCandidates(found, most, asked, sort, undated) {
  return sort === "relevance" ? found.best(most) : found.byAge(most, asked, undated, sort === "oldest");
}

/**
 * Whether the texts of candidates must be looked at.
 * @param {Query} query
 * @returns {boolean}
 */
export function needsTexts({ phrases, excludedPhrases, filters }) {
  return phrases.length > 0 || excludedPhrases.length > 0 || filters.some(needsText);
}

/**
 * Whether an article has every phrase of a query and no excluded one, given its passages: the headline first.
 * @param {Query} query
 * @param {ReadonlyArray<readonly Unit[]>} passages
 * @param {import("./units.js").Analyzer} analyzer
 * @returns {boolean}
 */
export function matchesTexts(query, passages, analyzer) {
  /** @type {(phrase: readonly Unit[], where?: ReadonlyArray<readonly Unit[]>) => boolean} */
  const stands = (phrase, where = passages) => where.some((units) => containsPhrase(units, phrase, analyzer));
  return query.phrases.every((phrase) => stands(phrase))
    && !query.excludedPhrases.some((phrase) => stands(phrase))
    && query.filters.filter(needsText).every(({ units, excluded }) => stands(units, passages.slice(0, 1)) !== excluded);
}
