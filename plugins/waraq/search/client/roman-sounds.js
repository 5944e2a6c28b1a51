// @ts-check
/** What words in Latin and in Urdu letters sound like, and how far apart: the twin of `roman_sounds.py`. */
import { readGroups } from "./tables.js";

/** @typedef {{start: string, inside: string, typed: number, written: number}} Sound as in Python */

const EDGE = "-"; // before a rule: only at the end of a word; after it: only at the start
const CODES = 128; // the signs of sounds are ASCII

export class RomanSounds {
  #numbers;
  /** @type {Map<string, string[]>} */
  #rules = new Map();
  /** @type {Map<string, number[]>} Of the letters in rules by their first letter, the longest first. */
  #lengths = new Map();
  /** @type {Map<string, Sound>} */
  #sounds = new Map();
  /** @type {Uint16Array} */
  #costs;

  /** @param {import("./suggest-tables.js").SuggestTables} tables */
  constructor(tables) {
    this.#numbers = tables.roman;
    for (const [rule, readings] of readGroups(tables.rules)) {
      this.#rules.set(rule, readings.split("|"));
      const letters = stripEdges(rule);
      const first = letters.charAt(0);
      const known = this.#lengths.get(first) ?? [];
      if (!known.includes(letters.length)) known.push(letters.length);
      this.#lengths.set(first, known.sort((one, other) => other - one));
    }
    for (const line of tables.heard.split(";")) {
      const [sign, start, inside, typed, written] = line.split(" ");
      this.#sounds.set(sign, { start, inside, typed: Number(typed), written: Number(written) });
    }
    this.#costs = new Uint16Array(CODES * CODES).fill(this.#numbers.other_sound);
    for (const [pair, cost] of readGroups(tables.pairs)) {
      this.#costs[findPair(pair, 0, pair, 1)] = Number(cost);
      this.#costs[findPair(pair, 1, pair, 0)] = Number(cost);
    }
    for (const sign of this.#sounds.keys()) this.#costs[findPair(sign, 0, sign, 0)] = 0;
  }

  /**
   * Whether a sign is a letter that has a rule of its own.
   * @param {string} letter
   */
  knows(letter) {
    return this.#rules.has(letter);
  }

  /**
   * Whether a word is never said, as the vowel of an izafat.
   * @param {string} word
   */
  isUnsaid(word) {
    return this.#rules.get(EDGE + word + EDGE)?.join() === "";
  }

  /**
   * The sounds of a word in folded Latin letters, doubled ones once.
   * @param {string} word
   */
  hearLatin(word) {
    let sounds = "";
    for (const [heard] of this.#matchRules(word)) {
      for (const sound of heard) if (!sounds.endsWith(sound)) sounds += sound;
    }
    return sounds;
  }

  /**
   * The readings of an Urdu word in folded letters, the likeliest first.
   * @param {string} word
   * @returns {string[]}
   */
  hearUrdu(word) {
    let heard = [""];
    for (const readings of this.#matchRules(word)) {
      const many = heard.length * readings.length > this.#numbers.most_readings;
      const choice = many ? readings.slice(0, 1) : readings;
      const before = heard;
      heard = [];
      for (const reading of choice) for (const sounds of before) heard.push(sounds + reading);
    }
    return heard.filter((sounds) => sounds !== "");
  }

  /**
   * What the keys of words with this first letter may start with; null where nothing is certain.
   * @param {string} letter
   * @returns {Set<string> | null}
   */
  findStarts(letter) {
    if (!this.#rules.has(letter)) return null;
    /** @type {Set<string>} */
    const starts = new Set();
    for (const [rule, readings] of this.#rules) {
      if (!stripEdges(rule).startsWith(letter)) continue;
      for (const reading of readings) {
        if (reading === "") return null;
        starts.add(this.keySounds(reading.charAt(0)));
      }
    }
    return starts;
  }

  /**
   * The key of a row of sounds: the classes of its consonants, doubled ones once.
   * @param {string} sounds
   */
  keySounds(sounds) {
    let key = "";
    for (let index = 0; index < sounds.length; index += 1) {
      const sound = /** @type {Sound} */ (this.#sounds.get(sounds.charAt(index)));
      const part = index === 0 ? sound.start : sound.inside;
      if (!key.endsWith(part)) key += part;
    }
    return key;
  }

  /**
   * How far the sounds typed lie from those written, in hundredths of a letter.
   * @param {string} typed
   * @param {string} written
   */
  measureDistance(typed, written) {
    const leftOut = Array.from(written, (sound, index) => {
      const { written: cost } = /** @type {Sound} */ (this.#sounds.get(sound));
      return written.charAt(index - 1) === sound ? Math.min(cost, this.#numbers.said_twice) : cost;
    });
    let row = [0];
    for (const [index, cost] of leftOut.entries()) row.push(row[index] + cost);
    for (let at = 0; at < typed.length; at += 1) {
      const { typed: alone } = /** @type {Sound} */ (this.#sounds.get(typed.charAt(at)));
      const longer = [row[0] + alone];
      for (let index = 0; index < written.length; index += 1) {
        const exchanged = row[index] + this.#costs[findPair(typed, at, written, index)];
        longer.push(Math.min(exchanged, row[index + 1] + alone, longer[index] + leftOut[index]));
      }
      row = longer;
    }
    return row[written.length];
  }

  /**
   * The readings of a word's letters in turn; letters that no rule knows are passed over.
   * @param {string} word
   * @returns {string[][]}
   */
  #matchRules(word) {
    const longest = this.#numbers.longest_word;
    const letters = word.length > longest ? Array.from(word).slice(0, longest).join("") : word;
    /** @type {string[][]} */
    const matched = [];
    for (let at = 0; at < letters.length; ) {
      let taken = 1;
      for (const length of this.#lengths.get(letters.charAt(at)) ?? []) {
        const readings = this.#findRule(letters, at, at + length);
        if (readings === undefined) continue;
        matched.push(readings);
        taken = length;
        break;
      }
      at += taken;
    }
    return matched;
  }

  /**
   * The readings of the letters from `start` to `end`; a rule for the edge of a word goes first.
   * @param {string} word
   * @param {number} start
   * @param {number} end
   */
  #findRule(word, start, end) {
    if (end > word.length) return undefined;
    const letters = word.slice(start, end);
    const last = end === word.length;
    if (start > 0 && !last) return this.#rules.get(letters);
    return (start === 0 && last ? this.#rules.get(EDGE + letters + EDGE) : undefined)
      ?? (last ? this.#rules.get(EDGE + letters) : undefined)
      ?? (start === 0 ? this.#rules.get(letters + EDGE) : undefined)
      ?? this.#rules.get(letters);
  }
}

/** @param {string} rule */
function stripEdges(rule) {
  return rule.replace(/^-|-$/gu, "");
}

/**
 * @param {string} first
 * @param {number} at
 * @param {string} second
 * @param {number} index
 */
function findPair(first, at, second, index) {
  return first.charCodeAt(at) * CODES + second.charCodeAt(index);
}
