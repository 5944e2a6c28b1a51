// @ts-check
/**
 * Words by how they are spoken. `sound_index.py` looks words up under what is left without one of
 * their letters; that would take a phone too long to set up. Here all words of fitting length are
 * gone through, and most of them put aside by one look at which letters they have.
 */
import { countEdits } from "./edit-distance.js";

const MASK_BITS = 32; // what falls together only lets more words be compared

export class SoundIndex {
  /** @type {Map<string, number>} Of letters; those that sound alike have one. */
  #numbers = new Map();
  #count = 0;
  #sounds;
  /** @type {Uint32Array} */
  #words;
  /** @type {Int32Array} */
  #masks;
  /** @type {Uint32Array} */
  #letters;
  /** @type {number[]} For each length, the first of its words; one more at the end. */
  #starts = [0];

  /**
   * @param {readonly string[]} words
   * @param {ReadonlyMap<string, string>} sounds of letters; a letter that is missing is its own
   */
  constructor(words, sounds) {
    this.#sounds = sounds;
    this.#words = new Uint32Array(words.length);
    this.#masks = new Int32Array(words.length);
    const lengths = new Uint32Array(words.length);
    const letters = this.#number(words, lengths);
    this.#letters = new Uint32Array(letters.length);
    const counts = new Array(lengths.reduce((most, length) => Math.max(most, length), 0) + 1).fill(0);
    for (const length of lengths) counts[length] += 1;
    for (const count of counts) this.#starts.push(/** @type {number} */ (this.#starts.at(-1)) + count);
    this.#sort(letters, lengths);
  }

  /**
   * The numbers of the words whose sounds are at most so many edits from those of the letters.
   * @param {readonly string[]} typed at least one letter and at most 32
   * @param {number} most
   * @returns {number[]}
   */
  find(typed, most) {
    const places = new Int32Array(this.#count);
    let mask = 0;
    for (const [place, letter] of typed.entries()) {
      const number = this.#numbers.get(letter) ?? this.#numbers.get(this.#sounds.get(letter) ?? letter);
      if (number === undefined) continue;
      places[number] |= 1 << place;
      mask |= 1 << (number % MASK_BITS);
    }
    /** @type {number[]} */
    const found = [];
    const lengths = this.#starts.length - 1;
    let offset = 0;
    for (let length = 0; length < lengths && length <= typed.length + most; length += 1) {
      const [first, stop] = [this.#starts[length], this.#starts[length + 1]];
      if (length >= typed.length - most) {
        for (let index = first; index < stop; index += 1) {
          const other = this.#masks[index];
          if (countBits(other & ~mask) > most || countBits(mask & ~other) > most) continue;
          const start = offset + (index - first) * length;
          const edits = countEdits(places, typed.length, this.#letters, start, start + length);
          if (edits <= most) found.push(this.#words[index]);
        }
      }
      offset += (stop - first) * length;
    }
    return found;
  }

  /**
   * The sounds of all words as numbers, one behind the other.
   * @param {readonly string[]} words
   * @param {Uint32Array} lengths are filled in
   */
  #number(words, lengths) {
    const letters = new Uint32Array(words.reduce((sum, word) => sum + word.length, 0));
    let end = 0;
    for (let index = 0; index < words.length; index += 1) {
      const start = end;
      for (const letter of words[index]) {
        letters[end] = this.#numbers.get(letter) ?? this.#addLetter(letter);
        end += 1;
      }
      lengths[index] = end - start;
    }
    return letters.subarray(0, end);
  }

  /** @param {string} letter */
  #addLetter(letter) {
    const sound = this.#sounds.get(letter) ?? letter;
    const number = this.#numbers.get(sound) ?? this.#count;
    if (number === this.#count) this.#count += 1;
    this.#numbers.set(sound, number).set(letter, number);
    return number;
  }

  /**
   * Put the words in order of their lengths.
   * @param {Uint32Array} letters
   * @param {Uint32Array} lengths
   */
  #sort(letters, lengths) {
    const next = this.#starts.slice(0, -1);
    const offsets = [0];
    for (const [length, start] of next.entries()) {
      offsets.push(offsets[length] + (this.#starts[length + 1] - start) * length);
    }
    let from = 0;
    for (let word = 0; word < lengths.length; word += 1) {
      const length = lengths[word];
      const index = next[length];
      next[length] += 1;
      this.#words[index] = word;
      const target = offsets[length] + (index - this.#starts[length]) * length;
      let mask = 0;
      for (let place = 0; place < length; place += 1) {
        const number = letters[from + place];
        this.#letters[target + place] = number;
        mask |= 1 << (number % MASK_BITS);
      }
      this.#masks[index] = mask;
      from += length;
    }
  }
}

/** @param {number} bits */
function countBits(bits) {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
