// @ts-check
/** The forms in which articles have a term, and how much nearer ones count; mirrors `forms.py`. */

export const LEVEL_BITS = 5;
// The one above stands for all rarer forms.
export const MOST_FORMS = 7;
const FARTHEST = 3;
const NEAREST_WEIGHT = 21;
export const FARTHEST_WEIGHT = 3;
// What masculine nouns, adjectives and infinitives end in, one for the other: لڑکا لڑکے, قصہ قصے, کرنا کرنے.
const DECLINED = /[اہے]$/u;

/**
 * What the level of a term counts on an article that has it in a form.
 * @param {string} typed folded
 * @param {string} form
 * @returns {number}
 */
export function weighForm(typed, form) {
  const loss = (NEAREST_WEIGHT - FARTHEST_WEIGHT) / FARTHEST;
  const isDeclined = typed !== form && typed.slice(0, -1) === form.slice(0, -1);
  if (isDeclined && DECLINED.test(typed) && DECLINED.test(form)) return NEAREST_WEIGHT - loss / 2;
  return NEAREST_WEIGHT - loss * Math.min(FARTHEST, countChanges(Array.from(typed), Array.from(form)));
}

/**
 * How many letters to set, leave out or replace to make one word of the other.
 * @param {readonly string[]} one
 * @param {readonly string[]} other
 * @returns {number}
 */
function countChanges(one, other) {
  if (Math.abs(one.length - other.length) >= FARTHEST) return FARTHEST;
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [place, letter] of one.entries()) {
    const above = row;
    row = [place + 1];
    for (const [column, there] of other.entries()) {
      const replaced = /** @type {number} */ (above[column]) + (letter === there ? 0 : 1);
      row.push(Math.min(/** @type {number} */ (above[column + 1]) + 1, /** @type {number} */ (row.at(-1)) + 1, replaced));
    }
  }
  return /** @type {number} */ (row.at(-1));
}
