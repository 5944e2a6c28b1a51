// @ts-check
/**
 * The tables of suggestions and Roman Urdu as `suggest_file.py` writes them: lists are texts with a
 * space between, groups of words have a semicolon between and begin with what the others lead to.
 */

/**
 * @typedef {object} SpellingNumbers costs in hundredths of an edit, and limits
 * @property {number} edit
 * @property {number} extra
 * @property {number} omitted
 * @property {number} exchanged
 * @property {number} space
 * @property {number} doubling
 * @property {number} rare_doubling
 * @property {number} rare_digits
 * @property {number} longest_word letters
 * @property {number} longest_typed letters, at most 32
 * @property {number} most_typed code points
 * @property {number} long_word letters
 * @property {number} near
 * @property {number} far
 * @property {number} shortest_half letters
 */
/**
 * @typedef {object} RomanNumbers costs in hundredths of a letter, and limits
 * @property {number} longest_word letters
 * @property {number} most_readings
 * @property {number} other_sound
 * @property {number} said_twice
 * @property {number} frequency_weight
 * @property {number} longest_span words
 * @property {number} most_words
 * @property {number} joined_distance
 */
/**
 * @typedef {object} SuggestTables
 * @property {number} format
 * @property {string} confusables groups: a cost, and letters any of which is written for any other
 * @property {string} sounds groups: a letter, and those spoken like it
 * @property {string} kept letters that searching takes for others
 * @property {SpellingNumbers} spelling
 * @property {string} rules groups: sounds, their readings parted by bars, and the letters heard so
 * @property {string} heard sounds: sign, class at the start, class inside, cost if typed, if written
 * @property {string} pairs groups: a cost, and pairs of sounds
 * @property {string} spelled groups: sounds, and the folded words whose English spelling sounds so
 * @property {RomanNumbers} roman
 */
/** @typedef {Pick<import("./analyzer.js").Analyzer, "fold" | "foldLetters" | "traceLetters">} Folder */

export const FORMAT = 1;

/**
 * Throws RangeError for tables of another format.
 * @param {SuggestTables} tables
 */
export function checkFormat(tables) {
  if (tables.format !== FORMAT) {
    throw new RangeError(`suggestion tables have format ${tables.format}, this client reads ${FORMAT}`);
  }
}
