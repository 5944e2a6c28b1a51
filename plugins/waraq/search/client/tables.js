// @ts-check
/**
 * The analyzer's tables as `analyzer_file.py` writes them: lists of words are texts with a space
 * between, groups of words have a semicolon between, runs of code points are gap and length.
 */

/**
 * @typedef {object} Tables
 * @property {number} format
 * @property {[number[], string]} letters spans, and what each becomes
 * @property {number[]} marks left out; they belong to the letter before
 * @property {number[]} joiners left out; they belong to nothing
 * @property {[number[], string]} classes spans of folded characters, ascending, and their classes
 * @property {string} words spelling variants
 * @property {string} prefixes spelling variants at the start of a word
 * @property {string} nonjoiners folded letters that do not join to the next one
 * @property {[string, string, string, string, string]} acronyms names of letters, words and postpositions among
 *   them, words that no postposition follows, offices that go on with the abbreviation of a body
 * @property {[string, string, number, string][]} suffixes ending, replacement, minimum, list of stems
 * @property {Record<string, string>} stems
 * @property {string} exceptions
 * @property {string} endings how citation forms end
 * @property {string} equivalents
 * @property {string} fields names of fields in a query
 * @property {string} stopwords
 * @property {string} frequent words as printed, the rarer first
 */
/** @typedef {[first: number, last: number]} Span */

/** @type {(text: string) => string[]} */
export const readList = (text) => (text === "" ? [] : text.split(" "));

/**
 * Each word with the one it leads to.
 * @param {string} text
 * @returns {Map<string, string>}
 */
export function readGroups(text) {
  const map = new Map();
  for (const group of text === "" ? [] : text.split(";")) {
    const [target, ...words] = group.split(" ");
    for (const word of words) map.set(word, target);
  }
  return map;
}

/**
 * Each run of code points as its first and last.
 * @param {readonly number[]} numbers
 * @returns {Span[]}
 */
export function readSpans(numbers) {
  /** @type {Span[]} */
  const spans = [];
  let end = 0;
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const first = end + Number(numbers[at]);
    end = first + Number(numbers[at + 1]);
    spans.push([first, end]);
  }
  return spans;
}

/**
 * Each code point of some runs, with what its run has.
 * @param {readonly Span[]} spans
 * @param {(index: number) => string} read
 * @returns {Map<number, string>}
 */
export function expandSpans(spans, read) {
  const map = new Map();
  for (const [index, [first, last]] of spans.entries()) {
    for (let code = first; code <= last; code += 1) map.set(code, read(index));
  }
  return map;
}
