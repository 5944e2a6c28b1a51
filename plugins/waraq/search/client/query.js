// @ts-check
/** The query language, described in `docs/search.md`; mirrors `query.py`. */
import { compound, readUnits } from "./units.js";

/** @typedef {import("./units.js").Analyzer} Analyzer */
/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {{text: string, quoted: boolean, excluded: boolean}} Clause */
/**
 * @typedef {object} Word
 * @property {string} term
 * @property {string} typed
 * @property {readonly string[]} joins terms of the word and a neighbour written as one
 * @property {readonly string[]} parts terms between its joiners
 * @property {ReadonlyArray<readonly string[]>} splits terms of the words it may be without a space
 */
/** @typedef {readonly Unit[]} Phrase */
/** @typedef {"" | "empty" | "common"} Note */
/**
 * @typedef {object} Query
 * @property {readonly Word[]} words all distinct words that are wanted, those in phrases included
 * @property {ReadonlySet<string>} required terms an article must have
 * @property {readonly Phrase[]} phrases
 * @property {readonly string[]} excluded terms an article must not have
 * @property {readonly Phrase[]} excludedPhrases
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
const MOST_SEAMS = 4;

const ZWNJ = "\u200c";

/**
 * The query that a reader's text means; never throws.
 * @param {string} text
 * @param {Analyzer} analyzer
 * @returns {Query}
 */
export function parseQuery(text, analyzer) {
  const reading = new Reading(analyzer);
  for (const clause of splitClauses(text)) reading.add(clause, readUnits(clause.text, analyzer));
  return reading.finish();
}

/** Gathers what the clauses of one query mean. */
class Reading {
  /** @type {Map<string, Word>} */
  words = new Map();
  /** @type {Set<string>} */
  required = new Set();
  /** @type {Map<string, Phrase>} */
  phrases = new Map();
  /** @type {Set<string>} */
  excluded = new Set();
  /** @type {Map<string, Phrase>} */
  excludedPhrases = new Map();
  common = false;
  #analyzer;

  /** @param {Analyzer} analyzer */
  constructor(analyzer) {
    this.#analyzer = analyzer;
  }

  /**
   * @param {Clause} clause
   * @param {readonly Unit[]} units
   */
  add(clause, units) {
    const phrase = units.slice(0, LONGEST_PHRASE);
    const key = JSON.stringify(phrase.map((unit) => unit.text));
    if (clause.excluded) {
      if (units.length === 1 && units[0]?.indexed) this.excluded.add(units[0].text);
      else if (units.length > 1 && !this.excludedPhrases.has(key)) this.excludedPhrases.set(key, phrase);
      return;
    }
    if (units.length > 0) this.common = true;
    for (const [place, { text, indexed }] of units.entries()) {
      if (indexed && !this.words.has(text)) this.words.set(text, this.#readWord(clause.text, units, place));
    }
    if (!clause.quoted) return;
    for (const unit of phrase) if (unit.indexed) this.required.add(unit.text);
    if (units.length > 1 && !this.phrases.has(key)) this.phrases.set(key, phrase);
  }

  /**
   * @param {string} text
   * @param {readonly Unit[]} units
   * @param {number} place
   * @returns {Word}
   */
  #readWord(text, units, place) {
    const unit = /** @type {Unit} */ (units[place]);
    const typed = text.slice(unit.start, unit.end);
    /** @type {(left: Unit | undefined, right: Unit | undefined) => string} */
    const join = (left, right) => {
      const between = text.slice(left?.end, right?.start);
      return Array.from(between).every((sign) => SPACES.test(sign)) ? compound(left, right, this.#analyzer) : "";
    };
    const joins = [join(units[place - 1], unit), join(unit, units[place + 1])].filter((term) => term !== "");
    const parts = typed.includes(ZWNJ) ? this.#findTerms(typed.split(ZWNJ)) : [];
    const seams = this.#analyzer.findSeams(unit.folded).slice(0, MOST_SEAMS);
    const splits = seams.map((pair) => this.#findTerms(pair)).filter((terms) => terms.length > 0);
    return { term: unit.text, typed, joins, parts, splits };
  }

  /**
   * The terms of some words, stopwords left out.
   * @param {readonly string[]} words
   */
  #findTerms(words) {
    return words.flatMap((word) => this.#analyzer.queryTerms(word));
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
    } else if (excludes(text, position)) {
      position += 1;
      excluded = true;
    } else {
      const start = position + width;
      const end = width > 0 ? findQuote(text, start) : findEnd(text, start, excluded);
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
 * Where the next quotation mark stands; the length of the text when there is none.
 * @param {string} text
 * @param {number} start
 */
function findQuote(text, start) {
  let position = start;
  while (position < text.length && measureQuote(text, position) === 0) position += 1;
  return position;
}

/**
 * Where a run of words ends: before a quotation mark or an exclusion; an exclusion ends at a space.
 * @param {string} text
 * @param {number} start
 * @param {boolean} excluded
 */
function findEnd(text, start, excluded) {
  for (let position = start; position < text.length; position += 1) {
    if (measureQuote(text, position) > 0 || (position > start && excludes(text, position))) return position;
    if (excluded && SPACES.test(text.charAt(position))) return position;
  }
  return text.length;
}

/**
 * @param {string} text
 * @param {number} position
 */
function excludes(text, position) {
  return text[position] === EXCLUDE && (position === 0 || SPACES.test(text.charAt(position - 1)));
}
