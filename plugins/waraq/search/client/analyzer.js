// @ts-check
/**
 * The analyzer in the browser: the twin of `waraq.text.Analyzer`.
 *
 * It knows no Urdu of its own. It interprets the tables of `Analyzer.to_json()`
 * and gives exactly what Python gives, except that offsets count UTF-16 units,
 * as JavaScript strings do. Unicode properties and `toLowerCase` are not used:
 * they differ between versions of Unicode.
 */
import { Acronyms } from "./acronyms.js";
import { Folding, memoise } from "./folding.js";
import { createStemmer } from "./stemmer.js";
import { readGroups, readList } from "./tables.js";
import { Tokenizer } from "./tokens.js";

/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {import("./folding.js").Folded} Folded */
/** @typedef {Token & {position: number}} Term */
/**
 * @typedef {object} Analyzer
 * @property {(text: string) => string} fold
 * @property {(text: string) => string} foldLetters folded letter by letter, spelling variants kept apart
 * @property {(text: string) => Folded} traceLetters the same, with the place of each letter
 * @property {(text: string) => Token[]} tokenize
 * @property {(left: string, right: string) => string} compound the term of two folded words written as
 *   one; empty for numbers and where it is a stopword
 * @property {(word: string, most: number) => [string, string][]} findSeams the two parts that a folded
 *   word may have, the first few of them
 * @property {(word: string) => string} stem takes a folded word
 * @property {(word: string) => string} indexForm the term of a folded word
 * @property {(word: string) => boolean} isStopword takes a folded word
 * @property {(name: string) => string} findField the field that a name in a query asks for, or ""
 * @property {(text: string) => Token | null} readLastLetters the letters of one script that a text ends
 *   in, each folded by itself
 * @property {(text: string) => Term[]} analyze
 * @property {(text: string) => string[]} queryTerms
 */

export const FORMAT = 6;
const DIGIT = /[0-9]/u;

/**
 * @param {Tables} tables
 * @returns {Analyzer}
 */
export function createAnalyzer(tables) {
  if (tables.format !== FORMAT) {
    throw new RangeError(`analyzer tables have format ${tables.format}, this client reads ${FORMAT}`);
  }
  const folding = new Folding(tables);
  const tokenizer = new Tokenizer(folding, new Acronyms(tables.acronyms, (gap) => folding.fold(gap)));
  const stem = createStemmer(tables);
  const equivalents = readGroups(tables.equivalents);
  const stopwords = new Set(readList(tables.stopwords));
  const fields = readGroups(tables.fields);
  const nonjoiners = new Set(readList(tables.nonjoiners));
  const indexForm = memoise((word) => {
    const found = stem(word);
    return equivalents.get(found) ?? found;
  });
  const findTerm = memoise((word) => (stopwords.has(word) ? "" : indexForm(word)));

  /** @type {Analyzer["analyze"]} */
  const analyze = (text) => {
    /** @type {Term[]} */
    const terms = [];
    let position = 0;
    for (const { text: word, start, end } of tokenizer.tokenize(text)) {
      const term = findTerm(word);
      if (term !== "") terms.push({ text: term, start, end, position });
      position += 1;
    }
    return terms;
  };

  return {
    fold: (text) => folding.fold(text),
    foldLetters: (text) => folding.foldPlain(text),
    traceLetters: (text) => folding.foldLetters(text),
    tokenize: (text) => tokenizer.tokenize(text),
    compound: (left, right) => {
      if (DIGIT.test(left.slice(-1)) && DIGIT.test(right.slice(0, 1))) return "";
      const word = folding.unifySpelling(left + right);
      return stopwords.has(word) ? "" : indexForm(word);
    },
    findSeams: (word, most) => findSeams(word, most, nonjoiners),
    stem,
    indexForm,
    isStopword: (word) => stopwords.has(word),
    findField: (name) => fields.get(folding.fold(name)) ?? "",
    readLastLetters: (text) => tokenizer.readLastLetters(text),
    analyze,
    queryTerms: (text) => [...new Set(analyze(text).map((term) => term.text))],
  };
}

/**
 * The two parts, of two letters at least, that a word may have with the space left out.
 * @param {string} word
 * @param {number} most
 * @param {ReadonlySet<string>} nonjoiners
 * @returns {[string, string][]}
 */
function findSeams(word, most, nonjoiners) {
  const letters = Array.from(word);
  /** @type {[string, string][]} */
  const seams = [];
  for (let seam = 2; seam < letters.length - 1 && seams.length < most; seam += 1) {
    if (!nonjoiners.has(letters[seam - 1] ?? "")) continue;
    seams.push([letters.slice(0, seam).join(""), letters.slice(seam).join("")]);
  }
  return seams;
}
