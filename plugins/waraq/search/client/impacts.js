// @ts-check
/** What a term says about articles: rising document numbers, and the impact on each. */

/**
 * @typedef {object} Impacts
 * @property {Uint32Array} numbers of documents, rising
 * @property {Uint32Array} values the impact on each of these
 */

/** @type {Impacts} */
export const NOTHING = { numbers: new Uint32Array(), values: new Uint32Array() };

const SCALE = 100;
const SERIES_TERMS = 12;
const LN_2 = 0.6931471805599453;

/**
 * How much a term counts that so many of the articles have; as in `ranking.py`.
 * @param {number} documents
 * @param {number} found
 * @returns {number}
 */
export function rateRarity(documents, found) {
  return Math.max(1, Math.floor(SCALE * naturalLogarithm((documents + 1) / (found + 0.5)) + 0.5));
}

/**
 * By the four operations alone: they give the same in every language.
 * @param {number} value 1 or more
 * @returns {number}
 */
function naturalLogarithm(value) {
  let rest = value;
  let halvings = 0;
  for (; rest > 1.5; halvings += 1) rest /= 2;
  const ratio = (rest - 1) / (rest + 1);
  let power = ratio;
  let total = 0;
  for (let term = 0; term < SERIES_TERMS; term += 1) {
    total += power / (2 * term + 1);
    power *= ratio * ratio;
  }
  return 2 * total + halvings * LN_2;
}

/**
 * Where an article stands in a list; -1 when it does not.
 * @param {Impacts} impacts
 * @param {number} number
 * @returns {number}
 */
export function findPlace({ numbers }, number) {
  let first = 0;
  let last = numbers.length - 1;
  while (first <= last) {
    const middle = (first + last) >> 1;
    const found = /** @type {number} */ (numbers[middle]);
    if (found === number) return middle;
    if (found < number) first = middle + 1;
    else last = middle - 1;
  }
  return -1;
}

/**
 * The articles of two lists, with the impact of the first on what both have.
 * @param {Impacts} one
 * @param {Impacts} other
 * @returns {Impacts}
 */
export function unite(one, other) {
  if (other.numbers.length === 0) return one;
  const numbers = new Uint32Array(one.numbers.length + other.numbers.length);
  const values = new Uint32Array(numbers.length);
  let i = 0;
  let j = 0;
  let length = 0;
  while (i < one.numbers.length || j < other.numbers.length) {
    const left = one.numbers[i] ?? Infinity;
    const right = other.numbers[j] ?? Infinity;
    numbers[length] = Math.min(left, right);
    values[length] = /** @type {number} */ (left <= right ? one.values[i] : other.values[j]);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
    length += 1;
  }
  return { numbers: numbers.subarray(0, length), values: values.subarray(0, length) };
}

/**
 * The articles that all of some lists have, and the mean of their impacts, rounded down.
 * @param {readonly Impacts[]} lists
 * @returns {Impacts}
 */
export function intersect(lists) {
  const [shortest, ...others] = [...lists].sort((a, b) => a.numbers.length - b.numbers.length);
  if (shortest === undefined) return NOTHING;
  const numbers = [];
  const values = [];
  for (const [place, number] of shortest.numbers.entries()) {
    const places = others.map((list) => findPlace(list, number));
    if (places.includes(-1)) continue;
    const sum = others.reduce(
      (total, list, index) => total + (list.values[places[index] ?? -1] ?? 0), shortest.values[place] ?? 0);
    numbers.push(number);
    values.push(Math.floor(sum / lists.length));
  }
  return { numbers: Uint32Array.from(numbers), values: Uint32Array.from(values) };
}

/**
 * A list with no impact above a bound.
 * @param {Impacts} impacts
 * @param {number} most
 * @returns {Impacts}
 */
export function cap({ numbers, values }, most) {
  return { numbers, values: values.map((value) => Math.min(value, most)) };
}

/**
 * The highest impact of a list; 0 of an empty one.
 * @param {Impacts} impacts
 * @returns {number}
 */
export function findHighest({ values }) {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
