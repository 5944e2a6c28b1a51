// @ts-check
/** The query language, described in `docs/search.md`; mirrors `query.py`. */
import { readUnits } from "./units.js";

/** @typedef {import("./units.js").Analyzer} Analyzer */
/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {{text: string, quoted: boolean, excluded: boolean}} Clause */
/** @typedef {{term: string, typed: string}} Word */
/** @typedef {"" | "empty" | "common"} Note */
/**
 * @typedef {object} Query
 * @property {readonly Word[]} words all distinct words that are wanted, those in phrases included
 * @property {ReadonlySet<string>} required terms an article must have
 * @property {ReadonlyArray<readonly string[]>} phrases
 * @property {readonly string[]} excluded terms an article must not have
 * @property {ReadonlyArray<readonly string[]>} excludedPhrases
 * @property {Note} note why there are no words
 */

// White space and the direction marks that keyboards and copied text bring along. Named here
// because Python's and JavaScript's own ideas of white space differ.
const SPACES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200b\u2028-\u202e\u202f\u205f\u3000\ufeff\u061c\u200e\u200f\u2066-\u2069]/u;
// Any of these opens a phrase and the next one closes it: papers print “…”, ”…“, «…» and mix them.
const QUOTES = /["\u00ab\u00bb\u201c-\u201f\uff02]/u;
// Two in a row are a quotation mark to typists of InPage.
const HALF_QUOTES = /^['\u2018\u2019]{2}$/u;
const EXCLUDE = "-";

// One query fetches at most this many lists and checks at most this much text.
const MOST_WORDS = 32;
const MOST_PHRASES = 8;
const LONGEST_PHRASE = 32;

/**
 * The query that a reader's text means; never throws.
 * @param {string} text
 * @param {Analyzer} analyzer
 * @returns {Query}
 */
export function parseQuery(text, analyzer) {
  const reading = new Reading();
  for (const clause of splitClauses(text)) reading.add(clause, readUnits(clause.text, analyzer));
  return reading.finish();
}

/** Gathers what the clauses of one query mean. */
class Reading {
  /** @type {Map<string, Word>} */
  words = new Map();
  /** @type {Set<string>} */
  required = new Set();
  /** @type {Map<string, string[]>} */
  phrases = new Map();
  /** @type {Set<string>} */
  excluded = new Set();
  /** @type {Map<string, string[]>} */
  excludedPhrases = new Map();
  common = false;

  /**
   * @param {Clause} clause
   * @param {readonly Unit[]} units
   */
  add(clause, units) {
    const phrase = units.slice(0, LONGEST_PHRASE).map((unit) => unit.text);
    const key = JSON.stringify(phrase);
    if (clause.excluded) {
      if (units.length === 1 && units[0]?.indexed) this.excluded.add(units[0].text);
      else if (units.length > 1) this.excludedPhrases.set(key, phrase);
      return;
    }
    if (units.length > 0) this.common = true;
    for (const { text, start, end } of units.filter((unit) => unit.indexed)) {
      if (!this.words.has(text)) this.words.set(text, { term: text, typed: clause.text.slice(start, end) });
    }
    if (!clause.quoted) return;
    for (const unit of units.slice(0, LONGEST_PHRASE)) if (unit.indexed) this.required.add(unit.text);
    if (units.length > 1) this.phrases.set(key, phrase);
  }

  /** @returns {Query} */
  finish() {
    const words = [...this.words.values()].slice(0, MOST_WORDS);
    const required = words.map((word) => word.term).filter((term) => this.required.has(term));
    const found = words.length > 0;
    return {
      words,
      required: new Set(required),
      phrases: found ? [...this.phrases.values()].slice(0, MOST_PHRASES) : [],
      excluded: found ? [...this.excluded].slice(0, MOST_WORDS) : [],
      excludedPhrases: found ? [...this.excludedPhrases.values()].slice(0, MOST_PHRASES) : [],
      note: found ? "" : this.common ? "common" : "empty",
    };
  }
}

/**
 * The clauses of a query as typed, in linear time.
 * @param {string} text
 * @returns {Clause[]}
 */
export function splitClauses(text) {
  /** @type {Clause[]} */
  const clauses = [];
  let position = 0;
  let excluded = false;
  while (position < text.length) {
    const width = measureQuote(text, position);
    if (SPACES.test(text.charAt(position))) {
      position += 1;
      excluded = false;
    } else if (text[position] === EXCLUDE && (position === 0 || SPACES.test(text.charAt(position - 1)))) {
      position += 1;
      excluded = true;
    } else {
      const start = position + width;
      const end = find(text, start, width > 0);
      if (width > 0 && end === text.length) { // a mark without a partner only divides
        position = start;
        continue;
      }
      clauses.push({ text: text.slice(start, end), quoted: width > 0, excluded });
      position = width > 0 ? end + measureQuote(text, end) : end;
      excluded = false;
    }
  }
  return clauses;
}

/**
 * How many characters the quotation mark at a position has; 0 when there is none.
 * @param {string} text
 * @param {number} position
 */
function measureQuote(text, position) {
  if (QUOTES.test(text.charAt(position))) return 1;
  return HALF_QUOTES.test(text.slice(position, position + 2)) ? 2 : 0;
}

/**
 * Where the next quotation mark (or space) stands; the length of the text when there is none.
 * @param {string} text
 * @param {number} start
 * @param {boolean} quotesOnly
 */
function find(text, start, quotesOnly) {
  for (let position = start; position < text.length; position += 1) {
    if (measureQuote(text, position) > 0) return position;
    if (!quotesOnly && SPACES.test(text.charAt(position))) return position;
  }
  return text.length;
}
