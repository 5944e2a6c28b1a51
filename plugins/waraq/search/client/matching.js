// @ts-check
/** Which articles answer a query, and in which order; mirrors `matching.py`. */
import { Candidates } from "./candidates.js";
import { NOTHING } from "./impacts.js";
import { containsPhrase } from "./units.js";

/** @typedef {import("./impacts.js").Impacts} Impacts */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./units.js").Unit} Unit */

// A phrase is verified on the text of the best candidates; the rest are not shown, and the reader
// is told so. Two hundred texts are what a telephone can fetch in a few seconds.
export const MOST_CHECKED = 200;

/**
 * The articles with some words, all required and none excluded ones.
 * @param {Query} query
 * @param {ReadonlyMap<string, Impacts>} impacts of the query's words, by term
 * @param {ReadonlyMap<string, Impacts>} lists of single terms
 * @returns {Candidates}
 */
export function collectCandidates(query, impacts, lists) {
  let found = new Candidates();
  for (const { term } of query.words) found = found.add(impacts.get(term) ?? NOTHING);
  return found.filter(
    Array.from(query.required, (term) => impacts.get(term) ?? NOTHING),
    query.excluded.map((term) => lists.get(term) ?? NOTHING),
  );
}

/**
 * Whether an article has every phrase of a query and no excluded one, given its passages.
 * @param {Query} query
 * @param {ReadonlyArray<readonly Unit[]>} passages
 * @param {import("./units.js").Analyzer} analyzer
 * @returns {boolean}
 */
export function matchesPhrases(query, passages, analyzer) {
  /** @param {readonly Unit[]} phrase */
  const stands = (phrase) => passages.some((units) => containsPhrase(units, phrase, analyzer));
  return query.phrases.every(stands) && !query.excludedPhrases.some(stands);
}
