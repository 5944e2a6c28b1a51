// @ts-check
/** Words that an archive does not have, read as words that it has; mirrors `corrections.py`. */
import { RomanIndex, rankRoman } from "./roman-index.js";
import { SpellingIndex } from "./spelling.js";

/** @typedef {import("./analyzer.js").Analyzer} Analyzer */
/** @typedef {import("./roman-index.js").RomanReading} RomanReading */
/** @typedef {{text: string, start: number, end: number}} Token */
/** @typedef {{typed: string, words: string, kind: "spelling" | "roman"}} Correction */
/** @typedef {{has: (typed: string) => boolean}} Words as typed */

const NEARER = 100; // one edit: more than one mistake is less likely than a space left out

/** Corrections from the words that an archive offers; its indexes are made when first needed. */
export class Corrector {
  #words;
  #tables;
  #analyzer;
  /** @type {SpellingIndex | null} */
  #spelling = null;
  /** @type {RomanIndex | null} */
  #roman = null;

  /**
   * @param {[word: string, count: number][]} words
   * @param {any} tables of suggestions
   * @param {Analyzer} analyzer
   */
  constructor(words, tables, analyzer) {
    this.#words = words;
    this.#tables = tables;
    this.#analyzer = analyzer;
  }

  /**
   * The query with words corrected where something is near, and what was corrected.
   * @param {string} text
   * @param {Words} nowhere words that are in no article as one word
   * @param {Words} missing those of them that are not found as two either
   * @returns {{text: string, corrections: Correction[]}}
   */
  correct(text, nowhere, missing) {
    /** @type {Correction[]} */
    const corrections = [];
    let corrected = "";
    let position = 0;
    for (const run of findRuns(text, this.#analyzer.tokenize(text), nowhere)) {
      const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
      const typed = text.slice(start, end);
      const found = this.#read(typed, run, missing);
      if (found === null || found.words === typed) continue;
      corrections.push(found);
      corrected += text.slice(position, start) + found.words;
      position = end;
    }
    return { text: corrected + text.slice(position), corrections };
  }

  /**
   * @param {string} typed
   * @param {readonly Token[]} run
   * @param {Words} missing
   * @returns {Correction | null}
   */
  #read(typed, run, missing) {
    if (isLatin(run[0])) {
      this.#roman ??= new RomanIndex(this.#words, this.#tables, this.#analyzer);
      const readings = rankRoman(typed, this.#roman, 1);
      if (readings.some(({ words }) => words.length > 0)) {
        return { typed, words: chooseReadings(this.#roman.splitRoman(typed), readings).join(" "), kind: "roman" };
      }
    }
    if (run.length > 1) return null;
    this.#spelling ??= new SpellingIndex(this.#words, this.#tables, this.#analyzer);
    const [best] = this.#spelling.suggest(typed, 1);
    return best && (missing.has(typed) || best.cost <= NEARER) ? { typed, words: best.word, kind: "spelling" } : null;
  }
}

/**
 * The tokens that are nowhere: Latin neighbours together, other ones each alone.
 * @param {string} text
 * @param {readonly Token[]} tokens
 * @param {Words} nowhere
 * @returns {Token[][]}
 */
function findRuns(text, tokens, nowhere) {
  /** @type {Token[][]} */
  const runs = [];
  /** @type {Token | undefined} the one before, if it is nowhere too */
  let before;
  for (const token of tokens) {
    const isNowhere = nowhere.has(text.slice(token.start, token.end));
    const goesOn = before !== undefined && isLatin(token) && isLatin(before);
    if (isNowhere && goesOn && [" ", "-"].includes(text.slice(before?.end, token.start))) runs.at(-1)?.push(token);
    else if (isNowhere) runs.push([token]);
    before = isNowhere ? token : undefined;
  }
  return runs;
}

/** @param {Token | undefined} token */
function isLatin(token) {
  return token !== undefined && /^[\0-/:-\x7f][\0-\x7f]*$/u.test(token.text);
}

/**
 * The best reading of each word; several words as one where one of them alone can't be read.
 * @param {readonly string[]} words
 * @param {readonly RomanReading[]} readings
 * @returns {string[]}
 */
function chooseReadings(words, readings) {
  const singles = readings.filter(({ start, end }) => end === start + 1);
  const chosen = [];
  for (let start = 0; start < singles.length;) {
    const single = /** @type {RomanReading} */ (singles[start]);
    const longest = readings.filter((each) => each.start === start && each.words.length > 0)
      .reduce((best, each) => (each.end > best.end ? each : best), single);
    const isRead = singles.slice(start, longest.end).every((each) => each.words.length > 0);
    const best = isRead ? single : longest;
    chosen.push(best.words[0] ?? words[start] ?? "");
    start = best.end;
  }
  return chosen;
}
