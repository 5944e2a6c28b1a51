// @ts-check
/** Articles that have some of a query's words, and the best of them. */
import { findPlace } from "./impacts.js";

/** @typedef {import("./impacts.js").Impacts} Impacts */
/** @typedef {{number: number, matched: number, score: number}} Candidate */

/** Articles by rising number, each with the sum of its impacts and how many words it has. */
export class Candidates {
  /**
   * @param {Uint32Array} numbers
   * @param {Uint32Array} scores
   * @param {Uint8Array} matched
   */
  constructor(numbers = new Uint32Array(), scores = new Uint32Array(), matched = new Uint8Array()) {
    this.numbers = numbers;
    this.scores = scores;
    this.matched = matched;
  }

  /** How many articles there are. */
  get length() {
    return this.numbers.length;
  }

  /**
   * These and the articles of one more word.
   * @param {Impacts} impacts
   * @returns {Candidates}
   */
  add({ numbers, values }) {
    const size = this.length + numbers.length;
    const [all, scores, matched] = [new Uint32Array(size), new Uint32Array(size), new Uint8Array(size)];
    let i = 0;
    let j = 0;
    let length = 0;
    while (i < this.length || j < numbers.length) {
      const left = this.numbers[i] ?? Infinity;
      const right = numbers[j] ?? Infinity;
      all[length] = Math.min(left, right);
      if (left <= right) {
        scores[length] = /** @type {number} */ (this.scores[i]);
        matched[length] = /** @type {number} */ (this.matched[i]);
        i += 1;
      }
      if (right <= left) {
        scores[length] = /** @type {number} */ (scores[length]) + /** @type {number} */ (values[j]);
        matched[length] = /** @type {number} */ (matched[length]) + 1;
        j += 1;
      }
      length += 1;
    }
    return new Candidates(all.subarray(0, length), scores.subarray(0, length), matched.subarray(0, length));
  }

  /**
   * Those that stand in every one of some lists and in none of others.
   * @param {readonly Impacts[]} required
   * @param {readonly Impacts[]} excluded
   * @returns {Candidates}
   */
  filter(required, excluded) {
    if (required.length === 0 && excluded.length === 0) return this;
    const keep = (/** @type {number} */ number) =>
      required.every((list) => findPlace(list, number) >= 0) && !excluded.some((list) => findPlace(list, number) >= 0);
    const places = Array.from(this.numbers.keys()).filter((place) => keep(this.numbers[place] ?? 0));
    /** @type {<Row extends Uint32Array | Uint8Array>(row: Row) => Row} */
    const pick = (row) => /** @type {any} */ (row).constructor.from(places, (/** @type {number} */ place) => row[place]);
    return new Candidates(pick(this.numbers), pick(this.scores), pick(this.matched));
  }

  /**
   * How many articles have at least so many words.
   * @param {number} words
   * @returns {number}
   */
  count(words) {
    return this.matched.reduce((total, matched) => total + (matched >= words ? 1 : 0), 0);
  }

  /**
   * The best, at most so many: those with more of the words first, then the higher score, then the newer.
   * @param {number} most
   * @returns {Candidate[]}
   */
  best(most) {
    const bound = this.#bound(most);
    const places = Array.from(this.numbers.keys()).filter((place) => (this.#rank(place)) >= bound);
    return places.map((place) => this.#at(place))
      .sort((a, b) => b.matched - a.matched || b.score - a.score || b.number - a.number)
      .slice(0, Math.max(0, most));
  }

  /**
   * A rank that no more than about `most` articles reach, those of equal rank aside: so only they are sorted.
   * @param {number} most
   */
  #bound(most) {
    if (this.length <= 2 * most) return 0;
    const ranks = Float64Array.from(this.numbers.keys(), (place) => this.#rank(place)).sort();
    return ranks[ranks.length - Math.max(1, most)] ?? 0;
  }

  /**
   * A number by which articles are ordered but for their age.
   * @param {number} place
   */
  #rank(place) {
    return (this.matched[place] ?? 0) * 2 ** 32 + (this.scores[place] ?? 0);
  }

  /**
   * @param {number} place
   * @returns {Candidate}
   */
  #at(place) {
    return {
      number: this.numbers[place] ?? 0, matched: this.matched[place] ?? 0, score: this.scores[place] ?? 0,
    };
  }
}
