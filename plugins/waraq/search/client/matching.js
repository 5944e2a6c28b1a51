// @ts-check
/** Which articles answer a query, and in which order; mirrors `matching.py`. */
import { containsPhrase } from "./units.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./shapes.js").Impacts} Impacts */
/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {{number: number, matched: number, score: number}} Candidate */

// A phrase is verified on the text of the best candidates; the rest are not shown, and the reader
// is told so. Two hundred texts are what a telephone can fetch in a few seconds.
export const MOST_CHECKED = 200;

/**
 * The articles with some words, all required and none excluded ones: those with more of the words
 * first, then the higher score, then the newer.
 * @param {Query} query
 * @param {ReadonlyMap<string, Impacts>} impacts of the query's words, by term
 * @param {ReadonlyMap<string, Impacts>} lists of single terms
 * @returns {Candidate[]}
 */
export function collectCandidates(query, impacts, lists) {
  /** @type {Map<number, Candidate>} */
  const found = new Map();
  for (const { term } of query.words) {
    for (const [number, impact] of impacts.get(term) ?? []) {
      const candidate = found.get(number);
      if (candidate === undefined) {
        found.set(number, { number, matched: 1, score: impact });
      } else {
        candidate.matched += 1;
        candidate.score += impact;
      }
    }
  }
  const required = [...query.required].map((term) => impacts.get(term) ?? new Map());
  const excluded = query.excluded.map((term) => lists.get(term) ?? new Map());
  return [...found.values()]
    .filter(({ number }) => required.every((numbers) => numbers.has(number)))
    .filter(({ number }) => !excluded.some((numbers) => numbers.has(number)))
    .sort((a, b) => b.matched - a.matched || b.score - a.score || b.number - a.number);
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
