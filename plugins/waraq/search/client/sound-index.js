// @ts-check
/**
 * Words by how they are spoken. `sound_index.py` looks words up under what is left without one of
 * their letters; that would take a phone too long to set up. Here all words of fitting length are
 * gone through, and most of them put aside by one look at which letters they have.
 */
import { countEdits } from "./edit-distance.js";

/**
 * @typedef {object} Group the words of one length
 * @property {number[]} words their numbers
 * @property {number[]} masks which letters each has; what falls together only lets more be compared
 * @property {number[]} letters of all, one behind the other
 */

export class SoundIndex {
  /** @type {Map<string, number>} Of letters; those that sound alike have one. */
  #numbers = new Map();
  /** @type {Group[]} By length; some may be missing. */
  #groups = [];
  #sounds;

  /**
   * @param {readonly string[]} words
   * @param {ReadonlyMap<string, string>} sounds of letters; a letter that is missing is its own
   */
  constructor(words, sounds) {
    this.#sounds = sounds;
    for (let word = 0; word < words.length; word += 1) {
      /** @type {number[]} */
      const letters = [];
      for (const letter of words[word]) letters.push(this.#number(letter));
      const group = this.#groups[letters.length] ??= { words: [], masks: [], letters: [] };
      group.words.push(word);
      group.masks.push(maskLetters(letters));
      group.letters.push(...letters);
    }
  }

  /**
   * The numbers of the words whose sounds are at most so many edits from those of the letters.
   * @param {readonly string[]} typed at least one letter and at most 32
   * @param {number} most
   * @returns {number[]}
   */
  find(typed, most) {
    const numbers = typed.map((letter) => this.#number(letter));
    const places = new Int32Array(this.#numbers.size);
    for (const [place, number] of numbers.entries()) places[number] |= 1 << place;
    const mask = maskLetters(numbers);
    /** @type {number[]} */
    const found = [];
    for (let length = Math.max(0, typed.length - most); length <= typed.length + most; length += 1) {
      const { words = [], masks = [], letters = [] } = this.#groups[length] ?? {};
      for (let index = 0; index < words.length; index += 1) {
        const other = masks[index];
        if (countBits(other & ~mask) > most || countBits(mask & ~other) > most) continue;
        if (countEdits(places, typed.length, letters, index * length, length) <= most) found.push(words[index]);
      }
    }
    return found;
  }

  /** @param {string} letter */
  #number(letter) {
    const known = this.#numbers.get(letter);
    if (known !== undefined) return known;
    const sound = this.#sounds.get(letter) ?? letter;
    const number = this.#numbers.get(sound) ?? this.#numbers.size;
    this.#numbers.set(sound, number).set(letter, number);
    return number;
  }
}

/** @param {readonly number[]} numbers */
function maskLetters(numbers) {
  return numbers.reduce((mask, number) => mask | (1 << (number % 32)), 0);
}

/** @param {number} bits */
function countBits(bits) {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
