// @ts-check
/** The query language, described in `docs/search.md`; mirrors `query.py`. */
import { makeClause, splitClauses } from "./clauses.js";
import { SPACES } from "./query-signs.js";
import { compound, readUnits } from "./units.js";

/** @typedef {import("./units.js").Analyzer} Analyzer */
/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {import("./clauses.js").Clause} Clause */
/**
 * @typedef {object} Word
 * @property {string} term
 * @property {string} typed
 * @property {string} folded
 * @property {readonly string[]} joins terms of the word and a neighbour written as one
 * @property {readonly string[]} parts terms between its joiners
 * @property {ReadonlyArray<readonly string[]>} splits terms of the words it may be without a space
 */
/** @typedef {readonly Unit[]} Phrase */
/** @typedef {"" | "empty" | "common"} Note */
/**
 * @typedef {object} Filter what a field must have, or must not
 * @property {string} field headline, person, place, org, section or publication
 * @property {Phrase} units of the value, at least one
 * @property {string} typed the value from its first word to its last
 * @property {boolean} excluded
 */
/**
 * @typedef {object} DateRange the days of which an article must be, or must not
 * @property {string} first ISO, both inclusive; one of them may be empty
 * @property {string} last
 * @property {string} typed
 * @property {boolean} excluded
 */
/** @typedef {{folded: string, typed: string}} Prefix the beginning of words, each letter folded by itself */
/**
 * @typedef {object} Query
 * @property {readonly Word[]} words all distinct words that are wanted, those in phrases and headlines
 *   included
 * @property {ReadonlySet<string>} required terms an article must have
 * @property {readonly Phrase[]} phrases
 * @property {readonly string[]} excluded terms an article must not have
 * @property {readonly Phrase[]} excludedPhrases
 * @property {readonly Filter[]} filters
 * @property {readonly DateRange[]} dates
 * @property {readonly Prefix[]} prefixes
 * @property {Note} note why nothing is asked
 */

// One query fetches at most this many lists and checks at most this much text.
const MOST_WORDS = 32;
const MOST_PHRASES = 8;
const LONGEST_PHRASE = 32;
const MOST_SEAMS = 4;
const MOST_FILTERS = 8;
const MOST_DATES = 4;
const MOST_PREFIXES = 4;

const HEADLINE = "headline";

const ZWNJ = "\u200c";

/**
 * The query that a reader's text means; never throws.
 * @param {string} text
 * @param {Analyzer} analyzer
 * @returns {Query}
 */
export function parseQuery(text, analyzer) {
  const reading = new Reading(analyzer);
  for (const clause of splitClauses(text, analyzer)) reading.add(clause);
  return reading.finish();
}

/**
 * The key of all words that begin with some letters.
 * @param {string} letters
 * @returns {string}
 */
export function prefixKey(letters) {
  return `${letters}*`;
}

/**
 * What an article may have or lack: the terms of words and the letters of prefixes, and each as typed.
 * @param {Query} query
 * @returns {{term: string, typed: string}[]}
 */
export function listAsked({ words, prefixes }) {
  return [
    ...words.map(({ term, typed }) => ({ term, typed })),
    ...prefixes.map(({ folded, typed }) => ({ term: prefixKey(folded), typed })),
  ];
}

/** Gathers what the clauses of one query mean; the maps keep each distinct thing once. */
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
  /** @type {Map<string, Filter>} */
  filters = new Map();
  /** @type {Map<string, DateRange>} */
  dates = new Map();
  /** @type {Map<string, Prefix>} */
  prefixes = new Map();
  common = false;
  #analyzer;

  /** @param {Analyzer} analyzer */
  constructor(analyzer) {
    this.#analyzer = analyzer;
  }

  /** @param {Clause} clause */
  add(clause) {
    const { kind, text, excluded, first, last, folded } = clause;
    if (kind === "date") {
      keep(this.dates, JSON.stringify([first, last, excluded]), { first, last, typed: text, excluded });
    } else if (kind === "prefix") {
      keep(this.prefixes, folded, { folded, typed: text });
    } else if (kind === "field") {
      this.#addFilter(clause);
    } else {
      this.#addText(clause, readUnits(text, this.#analyzer));
    }
  }

  /** @param {Clause} clause */
  #addFilter({ text, excluded, field, whole }) {
    const units = readUnits(text, this.#analyzer);
    const phrase = units.slice(0, LONGEST_PHRASE);
    if (phrase.length === 0) { // signs are no value, so the field's name is a word
      this.#addText(makeClause("run", whole, { excluded }), readUnits(whole, this.#analyzer));
      return;
    }
    const key = JSON.stringify([field, excluded, phrase.map((unit) => unit.text)]);
    if (this.filters.has(key) || this.filters.size === MOST_FILTERS) return;
    const typed = text.slice(phrase[0]?.start, phrase[phrase.length - 1]?.end);
    this.filters.set(key, { field, units: phrase, typed, excluded });
    if (field === HEADLINE && !excluded) this.#addWords(text, units);
  }

  /**
   * Add the words of a run or a phrase, or exclude them.
   * @param {Clause} clause
   * @param {readonly Unit[]} units
   */
  #addText({ kind, text, excluded }, units) {
    const phrase = units.slice(0, LONGEST_PHRASE);
    const key = JSON.stringify(phrase.map((unit) => unit.text));
    if (excluded) {
      if (units.length === 1 && units[0]?.indexed) this.excluded.add(units[0].text);
      else if (units.length > 1) keep(this.excludedPhrases, key, phrase);
      return;
    }
    if (units.length > 0) this.common = true;
    this.#addWords(text, units);
    if (kind !== "phrase") return;
    for (const unit of phrase) if (unit.indexed) this.required.add(unit.text);
    if (units.length > 1) keep(this.phrases, key, phrase);
  }

  /**
   * @param {string} text
   * @param {readonly Unit[]} units
   */
  #addWords(text, units) {
    for (const [place, unit] of units.entries()) {
      if (unit.indexed && !this.words.has(unit.text)) this.words.set(unit.text, this.#readWord(text, units, place));
    }
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
    const seams = this.#analyzer.findSeams(unit.folded, MOST_SEAMS);
    const splits = seams.map((pair) => this.#findTerms(pair)).filter((terms) => terms.length > 0);
    return { term: unit.text, typed, folded: unit.folded, joins, parts, splits };
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
    const filters = [...this.filters.values()];
    const dates = [...this.dates.values()].slice(0, MOST_DATES);
    const prefixes = [...this.prefixes.values()].slice(0, MOST_PREFIXES);
    const wanted = [...filters, ...dates].some(({ excluded }) => !excluded);
    const found = words.length > 0 || prefixes.length > 0 || wanted;
    const required = words.map((word) => word.term).filter((term) => this.required.has(term));
    return {
      words,
      required: new Set(required),
      phrases: found ? [...this.phrases.values()].slice(0, MOST_PHRASES) : [],
      excluded: found ? [...this.excluded].slice(0, MOST_WORDS) : [],
      excludedPhrases: found ? [...this.excludedPhrases.values()].slice(0, MOST_PHRASES) : [],
      filters: found ? filters : [],
      dates: found ? dates : [],
      prefixes,
      note: found ? "" : this.common ? "common" : "empty",
    };
  }
}

/**
 * Put a value in a map that has none of its key.
 * @template Value
 * @param {Map<string, Value>} map
 * @param {string} key
 * @param {Value} value
 */
function keep(map, key, value) {
  if (!map.has(key)) map.set(key, value);
}
