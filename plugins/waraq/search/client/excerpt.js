// @ts-check
/**
 * Texts with the query's words marked, and the part of a text where they stand closest; mirrors
 * `excerpt.py`. Whole words are marked, as the text spells them.
 */
import { findMarks, readUnits } from "./units.js";

/** @typedef {import("./units.js").Analyzer} Analyzer */
/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {{text: string, marked: boolean}} Segment */
/** @typedef {{start: number, end: number}} Span */

// About three lines on a telephone; counted in words, which Python and JavaScript count alike.
const WINDOW = 36;
const ELLIPSIS = "…";

/**
 * The whole text in segments; those marked are the words whose term is wanted.
 * @param {string} text
 * @param {ReadonlySet<string>} terms
 * @param {Analyzer} analyzer
 * @returns {Segment[]}
 */
export function markWords(text, terms, analyzer) {
  return cut(text, findSpans(readUnits(text, analyzer), terms, analyzer), 0, text.length);
}

/**
 * The densest window of the text in segments, with … where it was cut.
 * @param {string} text
 * @param {ReadonlySet<string>} terms
 * @param {Analyzer} analyzer
 * @returns {Segment[]}
 */
export function makeExcerpt(text, terms, analyzer) {
  const units = readUnits(text, analyzer);
  const [first, last] = findWindow(units, terms, analyzer);
  const start = first === 0 ? 0 : units[first]?.start ?? 0;
  const end = last === units.length ? text.length : units[last - 1]?.end ?? text.length;
  const segments = cut(text, findSpans(units.slice(first, last), terms, analyzer), start, end);
  if (start > 0) segments.unshift({ text: `${ELLIPSIS} `, marked: false });
  if (end < text.length) segments.push({ text: ` ${ELLIPSIS}`, marked: false });
  return segments;
}

/**
 * Where the text is marked.
 * @param {readonly Unit[]} units
 * @param {ReadonlySet<string>} terms
 * @param {Analyzer} analyzer
 * @returns {Span[]}
 */
export function findSpans(units, terms, analyzer) {
  return findMarks(units, terms, analyzer).map(({ first, stop }) => ({
    start: units[first]?.start ?? 0, end: units[stop - 1]?.end ?? 0,
  }));
}

/**
 * The first and last (exclusive) unit to show: the most different terms, then the most occurrences,
 * then the earliest; what was found is moved to the middle.
 * @param {readonly Unit[]} units
 * @param {ReadonlySet<string>} terms
 * @param {Analyzer} analyzer
 * @returns {[number, number]}
 */
function findWindow(units, terms, analyzer) {
  const places = findMarks(units, terms, analyzer).map(({ first, term }) => ({ place: first, text: term }));
  if (units.length <= WINDOW || places.length === 0) return [0, Math.min(WINDOW, units.length)];
  let best = { different: 0, all: 0, from: 0, to: 0 };
  /** @type {Map<string, number>} */
  const inside = new Map();
  let left = 0;
  for (const [right, { place, text }] of places.entries()) {
    inside.set(text, (inside.get(text) ?? 0) + 1);
    let leftmost = places[left];
    while (leftmost !== undefined && place - leftmost.place >= WINDOW) {
      const rest = (inside.get(leftmost.text) ?? 0) - 1;
      if (rest > 0) inside.set(leftmost.text, rest);
      else inside.delete(leftmost.text);
      left += 1;
      leftmost = places[left];
    }
    const all = right - left + 1;
    if (inside.size > best.different || (inside.size === best.different && all > best.all)) {
      best = { different: inside.size, all, from: leftmost?.place ?? place, to: place };
    }
  }
  const spare = WINDOW - (best.to - best.from + 1);
  const start = Math.min(Math.max(0, best.from - Math.floor(spare / 2)), units.length - WINDOW);
  return [start, start + WINDOW];
}

/**
 * @param {string} text
 * @param {readonly Span[]} marks
 * @param {number} start
 * @param {number} end
 * @returns {Segment[]}
 */
function cut(text, marks, start, end) {
  /** @type {Segment[]} */
  const segments = [];
  let position = start;
  for (const mark of marks) {
    if (mark.start > position) segments.push({ text: text.slice(position, mark.start), marked: false });
    segments.push({ text: text.slice(mark.start, mark.end), marked: true });
    position = mark.end;
  }
  if (end > position) segments.push({ text: text.slice(position, end), marked: false });
  return segments;
}
