// @ts-check
/** What the page of words over time asks of the index. */

// Lines of more words can't be told apart.
export const MOST_WORDS = 4;
const LONGEST = 100;
const BETWEEN = /[,\u060c;\u061b\n]+/u;

/**
 * The words or groups of words that a text lists, between commas of any script.
 * @param {string} text
 * @returns {string[]} none twice, at most as many as can be shown
 */
export function splitWords(text) {
  const words = text.split(BETWEEN).map((word) => word.trim().replace(/\s+/gu, " ").slice(0, LONGEST));
  return [...new Set(words.filter((word) => word !== ""))].slice(0, MOST_WORDS);
}

/**
 * The query for a group of words: as they stand, one behind the other. What a reader wrote as a query,
 * with quotation marks or the name of a field, stays one.
 * @param {string} word
 * @returns {string}
 */
export function writeQuery(word) {
  return /\s/u.test(word) && !/["“”«»:*]/u.test(word) ? `"${word}"` : word;
}
