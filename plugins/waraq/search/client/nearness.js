// @ts-check
/** The order of the first results, once their texts are there; mirrors `nearness.py`. */
import { findMarks } from "./units.js";

/** @typedef {import("./candidates.js").Candidate} Candidate */
/** @typedef {import("./units.js").Analyzer} Analyzer */
/** @typedef {import("./units.js").Unit} Unit */

// As many as a page of results shows.
export const MOST_REFINED = 10;
const SHARE = 2; // words side by side add one part in so many to the score

/**
 * The candidates, the first of them by score and nearness; more words still come before fewer.
 * @param {readonly Candidate[]} found
 * @param {ReadonlySet<string>} terms
 * @param {ReadonlyMap<number, ReadonlyArray<readonly Unit[]>>} passages of the first candidates, by number
 * @param {Analyzer} analyzer
 * @returns {Candidate[]}
 */
export function refineOrder(found, terms, passages, analyzer) {
  const ranked = found.slice(0, MOST_REFINED).map((candidate) => {
    const texts = passages.get(candidate.number) ?? [];
    return { candidate, score: candidate.score + measureNearness(candidate.score, texts, terms, analyzer) };
  });
  ranked.sort((a, b) => b.candidate.matched - a.candidate.matched || b.score - a.score
    || b.candidate.number - a.candidate.number);
  return [...ranked.map(({ candidate }) => candidate), ...found.slice(MOST_REFINED)];
}

/**
 * What the passage adds in which most terms stand, and closest: up to half the score.
 * @param {number} score
 * @param {ReadonlyArray<readonly Unit[]>} passages
 * @param {ReadonlySet<string>} terms
 * @param {Analyzer} analyzer
 * @returns {number}
 */
function measureNearness(score, passages, terms, analyzer) {
  let best = { wanted: 0, width: 0 };
  for (const units of passages) {
    const window = measureWindow(units, terms, analyzer);
    if (window.wanted > best.wanted || (window.wanted === best.wanted && window.width < best.width)) best = window;
  }
  return best.wanted > 1 ? Math.floor((score * best.wanted) / (SHARE * best.width)) : 0;
}

/**
 * How many different terms a passage has, and the fewest words in a row that have them all.
 * @param {readonly Unit[]} units
 * @param {ReadonlySet<string>} terms
 * @param {Analyzer} analyzer
 */
function measureWindow(units, terms, analyzer) {
  const marks = findMarks(units, terms, analyzer);
  const wanted = new Set(marks.map(({ term }) => term)).size;
  let width = units.length;
  /** @type {Map<string, number>} */
  const inside = new Map();
  let left = 0;
  for (const mark of marks) {
    inside.set(mark.term, (inside.get(mark.term) ?? 0) + 1);
    for (let first = marks[left]; first && (inside.get(first.term) ?? 0) > 1; first = marks[left]) {
      inside.set(first.term, (inside.get(first.term) ?? 0) - 1);
      left += 1;
    }
    if (inside.size === wanted) width = Math.min(width, mark.stop - (marks[left]?.first ?? 0));
  }
  return { wanted, width };
}
