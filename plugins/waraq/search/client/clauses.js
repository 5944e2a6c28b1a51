// @ts-check
/**
 * A query as typed, divided into clauses; mirrors `clauses.py`. Only signs are looked at here, and the
 * names of fields; what the words of a clause are, `query.js` asks the analyzer.
 */
import { readDays } from "./query-dates.js";
import {
  BREAKS, COLONS, DIRECTIONS, EXCLUDE, FULL_STOPS, SPACES, STARS,
  excludes, findQuote, findWordEnd, isStop, measureQuote, skipSigns,
} from "./query-signs.js";

/** @typedef {import("./units.js").Analyzer} Analyzer */
/** @typedef {"run" | "phrase" | "field" | "date" | "prefix"} Kind */
/**
 * @typedef {object} Clause one thing that is asked for, or excluded
 * @property {Kind} kind
 * @property {string} text what is typed of it: the run of words, the text between quotation marks, the
 *   value of a field, the date, the beginning of a word with its star
 * @property {boolean} excluded
 * @property {string} field
 * @property {string} whole name and value of a field together
 * @property {string} first day of a date (ISO)
 * @property {string} last day of a date
 * @property {string} folded letters of a prefix
 */
/** @typedef {{clause: Clause, start: number, end: number}} Found a clause and its place in the query */

const DATE = "date";
const SHORTEST_PREFIX = 2;

/**
 * @param {Kind} kind
 * @param {string} text
 * @param {Partial<Clause>} [details]
 * @returns {Clause}
 */
export function makeClause(kind, text, details = {}) {
  return { kind, text, excluded: false, field: "", whole: "", first: "", last: "", folded: "", ...details };
}

/**
 * The clauses of a query in its order, in linear time; never throws.
 * @param {string} text
 * @param {Analyzer} analyzer
 * @returns {Clause[]}
 */
export function splitClauses(text, analyzer) {
  const splitter = new Splitter(text, analyzer);
  for (let position = 0; position < text.length; ) position = splitter.step(position);
  splitter.close(text.length);
  return splitter.clauses;
}

/** Goes through a query once. A run of words is open until something else begins. */
class Splitter {
  /** @type {Clause[]} */
  clauses = [];
  #text;
  #analyzer;
  #run = -1; // where the open run begins
  #excluded = false;

  /**
   * @param {string} text
   * @param {Analyzer} analyzer
   */
  constructor(text, analyzer) {
    this.#text = text;
    this.#analyzer = analyzer;
  }

  /**
   * Read what stands at a position; where to go on.
   * @param {number} position
   */
  step(position) {
    const text = this.#text;
    if (SPACES.test(text.charAt(position))) {
      if (this.#excluded) { // an exclusion ends at a space, also one of nothing
        this.close(position);
        this.#excluded = false;
      }
      return position + 1;
    }
    if (excludes(text, position)) {
      this.close(position);
      this.#excluded = true;
      return skipSigns(text, skipSigns(text, position, EXCLUDE), DIRECTIONS);
    }
    const width = measureQuote(text, position);
    if (width > 0) {
      this.close(position);
      return this.#takePhrase(position + width);
    }
    const before = text.charAt(position - 1);
    return this.#run < 0 || BREAKS.test(before) || SPACES.test(before) ? this.#takeClause(position) : position + 1;
  }

  /**
   * End the open run, if there is one.
   * @param {number} position
   */
  close(position) {
    if (this.#run >= 0) this.#add(makeClause("run", this.#text.slice(this.#run, position)));
    this.#run = -1;
  }

  /** @param {Clause} clause */
  #add(clause) {
    this.clauses.push({ ...clause, excluded: this.#excluded });
    this.#excluded = false;
  }

  /** @param {number} start */
  #takePhrase(start) {
    const end = findQuote(this.#text, start);
    if (end === this.#text.length) return start; // a mark without a partner only divides
    this.#add(makeClause("phrase", this.#text.slice(start, end)));
    return end + measureQuote(this.#text, end);
  }

  /**
   * Read a field, a date or a prefix where a word begins; without one the word belongs to a run.
   * @param {number} position
   */
  #takeClause(position) {
    let found = readField(this.#text, position, this.#analyzer) ?? readDate(this.#text, position, false);
    if (!this.#excluded) found ??= readPrefix(this.#text, position, this.#analyzer);
    if (this.#run < 0 && (found === null || found.start > position)) this.#run = position;
    if (found === null) return position + 1;
    this.close(found.start);
    this.#add(found.clause);
    return found.end;
  }
}

/**
 * The name of a field, a colon and a value directly behind it.
 * @param {string} text
 * @param {number} position
 * @param {Analyzer} analyzer
 * @returns {Found | null}
 */
function readField(text, position, analyzer) {
  const stop = findWordEnd(text, position, COLONS);
  const colon = skipSigns(text, stop, DIRECTIONS);
  if (!COLONS.test(text.charAt(colon))) return null;
  const field = analyzer.findField(text.slice(position, stop));
  const start = skipSigns(text, colon + 1, DIRECTIONS);
  if (field === "" || start === text.length) return null;
  if (field === DATE) {
    const date = readDate(text, start, true);
    return date && { ...date, start: position };
  }
  const width = measureQuote(text, start);
  const end = width > 0 ? findQuote(text, start + width) : findWordEnd(text, start);
  if (end === (width > 0 ? text.length : start)) return null; // no second quotation mark, or no word
  const after = width > 0 ? end + measureQuote(text, end) : end;
  const details = { field, whole: text.slice(position, after) };
  return { clause: makeClause("field", text.slice(start + width, end), details), start: position, end: after };
}

/**
 * A date or a range up to the end of a word.
 * @param {string} text
 * @param {number} position
 * @param {boolean} yearAlone
 * @returns {Found | null}
 */
function readDate(text, position, yearAlone) {
  const days = readDays(text, position, yearAlone);
  if (days === null || !isStop(text, days.end)) return null;
  const { first, last, end } = days;
  return { clause: makeClause("date", text.slice(position, end), { first, last }), start: position, end };
}

/**
 * The last letters before a star at the end of a word; what stands before them stays in the run.
 * @param {string} text
 * @param {number} position
 * @param {Analyzer} analyzer
 * @returns {Found | null}
 */
function readPrefix(text, position, analyzer) {
  let end = findWordEnd(text, position);
  if (end - position > 1 && FULL_STOPS.test(text.charAt(end - 1))) end -= 1;
  if (end - position <= SHORTEST_PREFIX || !STARS.test(text.charAt(end - 1))) return null;
  const letters = analyzer.readLastLetters(text.slice(position, end - 1));
  if (letters === null || Array.from(letters.text).length < SHORTEST_PREFIX) return null;
  const start = position + letters.start;
  return { clause: makeClause("prefix", text.slice(start, end), { folded: letters.text }), start, end };
}
