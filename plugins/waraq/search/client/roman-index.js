// @ts-check
/** The words of an archive, found by what readers type in Latin letters: the twin of `roman_index.py`. */
import { compareCodePoints, countDigits, gatherSpellings, takeDifferent } from "./printed-words.js";
import { RomanSounds } from "./roman-sounds.js";
import { checkFormat } from "./suggest-tables.js";
import { readGroups } from "./tables.js";

/** @typedef {import("./printed-words.js").PrintedWord} PrintedWord */
/** @typedef {{word: string, distance: number}} RomanMatch in hundredths of a letter */
/** @typedef {{start: number, end: number, words: string[]}} RomanReading counted in words, half open */

const URDU = /^[\u0600-\u06ff]/u;

export class RomanIndex {
  /** @type {import("./suggest-tables.js").RomanNumbers} */
  numbers;
  #folder;
  #sounds;
  #spelled;
  #words;
  /** @type {Map<string, [string, string][]>} Words and their sounds by key. */
  #readings = new Map();
  /**
   * Words that nobody has asked for yet by their first letters, with what their keys may start with.
   * A word's sounds take longer to find than all else; of most letters they are never wanted.
   * @type {Map<string, {starts: Set<string> | null, words: string[]}>}
   */
  #unread = new Map();

  /**
   * @param {Iterable<import("./printed-words.js").CountedWord>} words as printed, with their counts
   * @param {import("./suggest-tables.js").SuggestTables} tables
   * @param {import("./suggest-tables.js").Folder} folder the analyzer
   */
  constructor(words, tables, folder) {
    checkFormat(tables);
    this.numbers = tables.roman;
    this.#folder = folder;
    this.#sounds = new RomanSounds(tables);
    this.#spelled = readGroups(tables.spelled);
    this.#words = gatherSpellings(words, folder.foldLetters);
    for (const word of this.#words.keys()) {
      // A word with an English spelling may start with anything.
      const lead = this.#spelled.has(word) ? "" : String.fromCodePoint(word.codePointAt(0) ?? 0);
      const group = this.#unread.get(lead);
      if (group !== undefined) group.words.push(word);
      else this.#unread.set(lead, { starts: this.#sounds.findStarts(lead), words: [word] });
    }
  }

  /**
   * The words the Latin letters may mean, together read as one word, likeliest first; of words that
   * a search takes for one only the likeliest.
   * @param {string} latin
   * @param {number} [limit]
   * @returns {RomanMatch[]}
   */
  match(latin, limit = 10) {
    const typed = this.#sounds.hearLatin(this.splitRoman(latin).join(""));
    if (typed === "") return [];
    const key = this.#sounds.keySounds(typed);
    this.#read(key.charAt(0));
    /** @type {Map<string, number>} */
    const nearest = new Map();
    for (const [word, sounds] of this.#readings.get(key) ?? []) {
      const distance = this.#sounds.measureDistance(typed, sounds);
      nearest.set(word, Math.min(distance, nearest.get(word) ?? distance));
    }
    const found = [...nearest].map(([word, distance]) => {
      const { shown, frequency } = /** @type {PrintedWord} */ (this.#words.get(word));
      const score = distance - this.numbers.frequency_weight * countDigits(frequency);
      return { word: shown, distance, score };
    });
    found.sort((one, other) => one.score - other.score || compareCodePoints(one.word, other.word));
    const different = takeDifferent(found, (each) => this.#folder.fold(each.word), limit);
    return different.map(({ word, distance }) => ({ word, distance }));
  }

  /**
   * The words of a query in Latin letters, folded; the vowel of an izafat is none.
   * @param {string} query
   * @returns {string[]}
   */
  splitRoman(query) {
    const signs = Array.from(this.#folder.foldLetters(query));
    const plain = signs.map((sign) => (this.#sounds.knows(sign) && !URDU.test(sign) ? sign : " ")).join("");
    return plain.split(" ").filter((word) => word !== "" && !this.#sounds.isUnsaid(word));
  }

  /**
   * Find the sounds of all words whose keys may start so.
   * @param {string} start
   */
  #read(start) {
    for (const [letter, { starts, words }] of this.#unread) {
      if (starts !== null && !starts.has(start)) continue;
      this.#unread.delete(letter);
      for (const word of words) {
        for (const sounds of new Set([...this.#sounds.hearUrdu(word), this.#spelled.get(word) ?? ""])) {
          if (sounds === "") continue;
          const key = this.#sounds.keySounds(sounds);
          const known = this.#readings.get(key);
          if (known === undefined) this.#readings.set(key, [[word, sounds]]);
          else known.push([word, sounds]);
        }
      }
    }
  }
}

/**
 * What a query in Latin letters may mean: a reading for each word, then for neighbours written as one.
 * @param {string} query
 * @param {RomanIndex} index
 * @param {number} [limit]
 * @returns {RomanReading[]}
 */
export function rankRoman(query, index, limit = 10) {
  const { most_words: most, longest_span: longest, joined_distance: farthest } = index.numbers;
  const words = index.splitRoman(query).slice(0, most);
  /** @type {RomanReading[]} */
  const readings = words.map((word, start) => (
    { start, end: start + 1, words: index.match(word, limit).map((match) => match.word) }
  ));
  for (let span = 2; span <= longest; span += 1) {
    for (let start = 0; start + span <= words.length; start += 1) {
      const joined = words.slice(start, start + span).join("");
      const matches = index.match(joined, limit);
      const near = matches.filter((match) => match.distance <= farthest * joined.length);
      if (near.length > 0) {
        readings.push({ start, end: start + span, words: near.map((match) => match.word) });
      }
    }
  }
  return readings;
}
