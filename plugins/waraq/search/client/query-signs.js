// @ts-check
/** The signs of the query language, and where a word of it ends; mirrors `query_signs.py`. */

// Signs that say in which direction to write: keyboards and copied text bring them along.
export const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
// These and white space. Named here because Python's and JavaScript's own ideas of white space differ.
export const SPACES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200b\u2028-\u202e\u202f\u205f\u3000\ufeff\u061c\u200e\u200f\u2066-\u2069]/u;
// Any of these opens a phrase and the next one closes it: papers print “…”, ”…“, «…» and mix them.
const QUOTES = /["\u00ab\u00bb\u201c-\u201f\uff02]/u;
// Two in a row are a quotation mark to typists of InPage.
const HALF_QUOTES = /^['\u2018\u2019]{2}$/u;
// Urdu is typed without a space behind these too, so a field, a date or a prefix may stand there.
export const BREAKS = /[\u060c,\u061b;\u061f?!()[\]{}]/u;
// Only at the end: inside they belong to numbers and abbreviations.
export const FULL_STOPS = /[.\u06d4]/u;
export const COLONS = /[:\uff1a]/u;
// U+066D is the star of Arabic keyboards.
export const STARS = /[*\u066d]/u;
export const EXCLUDE = /-/u;
const NONE = /(?!)/u;

/**
 * How many characters the quotation mark at a position has; 0 when there is none.
 * @param {string} text
 * @param {number} position
 */
export function measureQuote(text, position) {
  if (QUOTES.test(text.charAt(position))) return 1;
  return HALF_QUOTES.test(text.slice(position, position + 2)) ? 2 : 0;
}

/**
 * Where the next quotation mark stands; the length of the text when there is none.
 * @param {string} text
 * @param {number} start
 */
export function findQuote(text, start) {
  let position = start;
  while (position < text.length && measureQuote(text, position) === 0) position += 1;
  return position;
}

/**
 * Where the word ends: before a space, a quotation mark, a break or one of `signs`, or with the text.
 * @param {string} text
 * @param {number} start
 * @param {RegExp} [signs]
 */
export function findWordEnd(text, start, signs = NONE) {
  let position = start;
  while (position < text.length && !signs.test(text.charAt(position)) && !endsWord(text, position)) position += 1;
  return position;
}

/**
 * Whether a date or a prefix may end here: where a word ends, or at a full stop with nothing behind it.
 * @param {string} text
 * @param {number} position
 */
export function isStop(text, position) {
  const end = FULL_STOPS.test(text.charAt(position)) ? position + 1 : position;
  return end === text.length || endsWord(text, end);
}

/**
 * The first place from `position` on that has none of the signs.
 * @param {string} text
 * @param {number} position
 * @param {RegExp} signs
 */
export function skipSigns(text, position, signs) {
  let after = position;
  while (after < text.length && signs.test(text.charAt(after))) after += 1;
  return after;
}

/**
 * Whether the sign of exclusion stands at a position: at the beginning or behind a space.
 * @param {string} text
 * @param {number} position
 */
export function excludes(text, position) {
  return EXCLUDE.test(text.charAt(position)) && (position === 0 || SPACES.test(text.charAt(position - 1)));
}

/**
 * @param {string} text
 * @param {number} position
 */
function endsWord(text, position) {
  const character = text.charAt(position);
  return SPACES.test(character) || BREAKS.test(character) || measureQuote(text, position) > 0;
}
