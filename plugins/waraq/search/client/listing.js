// @ts-check
/** Where a term stands, as a query meets it; mirrors `listing.py`. */
import { FARTHEST_WEIGHT, LEVEL_BITS, weighForm } from "./forms.js";
import { NOTHING, rateRarity } from "./impacts.js";

/** @typedef {import("./impacts.js").Impacts} Impacts */
/** @typedef {import("./term-shard.js").TermList} TermList */

const LEVEL = (1 << LEVEL_BITS) - 1;

/** The articles that have a term, from its lists in the tiers. */
export class Listing {
  #lists;
  #rarity;

  /**
   * @param {readonly TermList[]} lists in the order of the tiers
   * @param {number} documents of all tiers
   */
  constructor(lists, documents) {
    this.#lists = lists.filter(({ numbers }) => numbers.length > 0);
    this.length = this.#lists.reduce((total, { numbers }) => total + numbers.length, 0);
    this.#rarity = this.length === 0 ? 0 : rateRarity(documents, this.length);
  }

  /**
   * The document numbers, rising.
   * @returns {Uint32Array}
   */
  get numbers() {
    const [first, ...others] = this.#lists;
    if (others.length === 0) return first?.numbers ?? NOTHING.numbers;
    const numbers = new Uint32Array(this.length);
    let place = 0;
    for (const list of this.#lists) {
      numbers.set(list.numbers, place);
      place += list.numbers.length;
    }
    return numbers;
  }

  /**
   * The impact of the term on each article, when a reader typed it in a folded form.
   * @param {string} typed
   * @returns {Impacts}
   */
  weigh(typed) {
    if (this.length === 0) return NOTHING;
    const values = new Uint32Array(this.length);
    let place = 0;
    for (const { levels, forms } of this.#lists) {
      const weights = new Uint32Array(1 << (8 - LEVEL_BITS)).fill(FARTHEST_WEIGHT * this.#rarity);
      for (const [code, form] of forms.entries()) weights[code] = weighForm(typed, form) * this.#rarity;
      for (const level of levels) {
        values[place] = (level & LEVEL) * /** @type {number} */ (weights[level >> LEVEL_BITS]);
        place += 1;
      }
    }
    return { numbers: this.numbers, values };
  }
}

/** @type {Listing} */
export const NOWHERE = new Listing([], 0);
