// @ts-check
/** A text as a row of units, one for each word; mirrors `units.py`. Offsets are UTF-16 units. */

/**
 * @typedef {object} Analyzer as made by `createAnalyzer` of `analyzer.js`
 * @property {(text: string) => ReadonlyArray<{text: string, start: number, end: number}>} tokenize
 * @property {(text: string) => ReadonlyArray<{text: string, position: number}>} analyze
 */
/**
 * @typedef {object} Unit
 * @property {string} text the word's term, or of a word too common to be indexed its folded form
 * @property {number} start
 * @property {number} end half open
 * @property {boolean} indexed
 */

/**
 * The units of a text in reading order.
 * @param {string} text
 * @param {Analyzer} analyzer
 * @returns {Unit[]}
 */
export function readUnits(text, analyzer) {
  const terms = new Map(analyzer.analyze(text).map((term) => [term.position, term.text]));
  return analyzer.tokenize(text).map((token, position) => {
    const term = terms.get(position);
    return { text: term ?? token.text, start: token.start, end: token.end, indexed: term !== undefined };
  });
}

/**
 * Whether the words of a phrase stand next to each other.
 * @param {readonly Unit[]} units
 * @param {readonly string[]} phrase
 * @returns {boolean}
 */
export function containsPhrase(units, phrase) {
  for (let start = 0; start + phrase.length <= units.length; start += 1) {
    if (phrase.every((word, index) => units[start + index]?.text === word)) return true;
  }
  return false;
}
