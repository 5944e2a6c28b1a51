// @ts-check
/** How far a typed word is from another, weighed or counted: the twin of `edit_distance.py`. */

/**
 * @typedef {object} EditCosts in hundredths of an edit
 * @property {ReadonlyMap<string, number>} letters by pairs of letters, written together
 * @property {number} edit
 * @property {number} extra
 * @property {number} omitted
 * @property {number} exchanged
 */

/**
 * What it costs to make `word` of `typed`: the optimal string alignment.
 * @param {readonly string[]} typed
 * @param {readonly string[]} word
 * @param {EditCosts} costs
 */
export function measureEdits(typed, word, costs) {
  /** @type {number[]} */
  let before = [];
  let above = [0, ...word.map((_, column) => costs.omitted * (column + 1))];
  for (let row = 1; row <= typed.length; row += 1) {
    const letter = /** @type {string} */ (typed[row - 1]);
    const current = [costs.extra * row];
    for (let column = 1; column <= word.length; column += 1) {
      const wanted = /** @type {string} */ (word[column - 1]);
      const change = letter === wanted ? 0 : costs.letters.get(letter + wanted) ?? costs.edit;
      let cost = Math.min(
        above[column - 1] + change, above[column] + costs.extra, current[column - 1] + costs.omitted,
      );
      if (row > 1 && column > 1 && letter === word[column - 2] && typed[row - 2] === wanted) {
        cost = Math.min(cost, before[column - 2] + costs.exchanged);
      }
      current.push(cost);
    }
    before = above;
    above = current;
  }
  return above[word.length];
}

/**
 * How many edits make a word of the typed one, by Hyyrö's bit vectors: all rows of a column are
 * reckoned at once, as the bits of a number, so the typed word has at most 32 letters.
 * @param {Int32Array} places for each letter by its number, the bits of its places in the typed word
 * @param {number} length of the typed word, at least 1
 * @param {readonly number[]} letters of many words, by their numbers
 * @param {number} start of the word among these
 * @param {number} size of the word
 */
export function countEdits(places, length, letters, start, size) {
  const last = 1 << (length - 1);
  let count = length;
  let rises = -1;
  let falls = 0;
  let same = 0;
  let seen = 0;
  for (let at = start; at < start + size; at += 1) {
    const before = seen;
    seen = places[letters[at]];
    const exchanged = ((~same & seen) << 1) & before;
    same = ((((seen & rises) + rises) | 0) ^ rises) | seen | falls | exchanged;
    const rightRises = falls | ~(same | rises);
    const rightFalls = same & rises;
    if ((rightRises & last) !== 0) count += 1;
    if ((rightFalls & last) !== 0) count -= 1;
    const shifted = (rightRises << 1) | 1;
    rises = (rightFalls << 1) | ~(same | shifted);
    falls = shifted & same;
  }
  return count;
}
