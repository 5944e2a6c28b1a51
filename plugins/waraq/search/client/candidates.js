// @ts-check
/** Articles that have some of a query's words, and the best of them. */
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
   * All articles that a mask has, without words.
   * @param {Uint8Array | null} mask
   * @param {number} documents
   * @returns {Candidates}
   */
  static all(mask, documents) {
    const numbers = Uint32Array.from({ length: documents }, (_, number) => number);
    return new Candidates(numbers, new Uint32Array(documents), new Uint8Array(documents)).filter(mask);
  }

  /**
   * Those that a mask has.
   * @param {Uint8Array | null} mask a byte for each article; null has all
   * @returns {Candidates}
   */
  filter(mask) {
    if (mask === null) return this;
    let length = 0;
    const [numbers, scores, matched] = [this.numbers.slice(), this.scores.slice(), this.matched.slice()];
    for (let place = 0; place < this.length; place += 1) {
      const number = /** @type {number} */ (this.numbers[place]);
      if (mask[number] !== 1) continue;
      numbers[length] = number;
      scores[length] = /** @type {number} */ (this.scores[place]);
      matched[length] = /** @type {number} */ (this.matched[place]);
      length += 1;
    }
    return new Candidates(numbers.subarray(0, length), scores.subarray(0, length), matched.subarray(0, length));
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
    const places = [];
    for (let place = 0; place < this.length; place += 1) if (this.#rank(place) >= bound) places.push(place);
    return places.map((place) => this.#at(place))
      .sort((a, b) => b.matched - a.matched || b.score - a.score || b.number - a.number)
      .slice(0, Math.max(0, most));
  }

  /**
   * The first by age, at most so many: those with all the words before the others, undated ones last.
   * @param {number} most
   * @param {number} asked the number of words
   * @param {number} undated articles: those with the lowest numbers
   * @param {boolean} oldest the oldest first, else the newest
   * @returns {Candidate[]}
   */
  byAge(most, asked, undated, oldest) {
    /** @type {number[][]} all words and dated, all undated, some dated, some undated */
    const groups = [[], [], [], []];
    for (let step = 0; step < this.length; step += 1) {
      const place = oldest ? step : this.length - 1 - step;
      const some = /** @type {number} */ (this.matched[place]) < asked ? 2 : 0;
      groups[some + (/** @type {number} */ (this.numbers[place]) < undated ? 1 : 0)]?.push(place);
    }
    return groups.flat().slice(0, Math.max(0, most)).map((place) => this.#at(place));
  }

  /**
   * A rank that no more than about `most` articles reach, those of equal rank aside: so only they are sorted.
   * @param {number} most
   */
  #bound(most) {
    if (this.length <= 2 * most) return 0;
    const ranks = new Float64Array(this.length);
    for (let place = 0; place < this.length; place += 1) ranks[place] = this.#rank(place);
    ranks.sort();
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
