// @ts-check
/** Spelling suggestions: the twin of `spelling.py`, by the rules of `docs/search.md`. */
import { measureEdits } from "./edit-distance.js";
import { compareCodePoints, countDigits, gatherSpellings, takeDifferent } from "./printed-words.js";
import { SoundIndex } from "./sound-index.js";
import { checkFormat } from "./suggest-tables.js";
import { readGroups, readList } from "./tables.js";

/** @typedef {import("./suggest-tables.js").SuggestTables} SuggestTables */
/** @typedef {import("./printed-words.js").PrintedWord} PrintedWord */
/** @typedef {{folded: string, letters: string[], written: string[]}} Spelling of a word, by letters */
/** @typedef {{word: string, cost: number, frequency: number, score: number}} Suggestion as in Python */

// White space, named here because Python's and JavaScript's own ideas of it differ.
const SPACES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

export class SpellingIndex {
  /** @type {import("./suggest-tables.js").SpellingNumbers} */
  #numbers;
  #folder;
  #kept;
  #costs;
  #words;
  /** @type {string[]} */
  #keys;
  #sounds;

  /**
   * @param {Iterable<import("./printed-words.js").CountedWord>} words as printed, with their counts
   * @param {SuggestTables} tables
   * @param {import("./suggest-tables.js").Folder} folder the analyzer
   */
  constructor(words, tables, folder) {
    checkFormat(tables);
    this.#numbers = tables.spelling;
    this.#folder = folder;
    this.#kept = new Set(readList(tables.kept));
    this.#costs = { ...tables.spelling, letters: readConfusables(tables.confusables) };
    this.#words = gatherSpellings(words, (shown) => this.#fold(shown));
    this.#keys = [...this.#words.keys()];
    this.#sounds = new SoundIndex(this.#keys, readGroups(tables.sounds));
  }

  /**
   * At most `limit` words or pairs of words, likeliest first: by score, then by cost, then by code points.
   * @param {string} word as typed
   * @param {number} [limit]
   * @returns {Suggestion[]}
   */
  suggest(word, limit = 5) {
    const { most_typed: most, longest_typed: longest, space } = this.#numbers;
    if (limit < 1 || Array.from(word.slice(0, 2 * most + 1)).length > most) return [];
    const typed = word.replace(SPACES, " ").replace(/^ | $/gu, "");
    const pieces = typed.split(" ").map((piece) => this.#spell(piece)).filter((piece) => piece.folded !== "");
    const letters = pieces.flatMap((piece) => piece.letters);
    if (letters.length === 0 || letters.length > longest) return [];
    const joined = { folded: letters.join(""), letters, written: pieces.flatMap((piece) => piece.written) };
    const found = this.#findWords(joined, space * (pieces.length - 1));
    if (pieces.length === 1) found.push(...this.#divide(letters));
    found.sort((one, other) => one.score - other.score || one.cost - other.cost
      || compareCodePoints(one.word, other.word));
    const known = found.filter((each) => each.cost === 0 && each.word !== typed);
    const { fold } = this.#folder;
    const searched = fold(pieces.map((piece) => piece.folded).join(" "));
    return [...known, ...takeDifferent(found, (each) => fold(each.word), limit, [searched])].slice(0, limit);
  }

  /**
   * The words near enough; two edits away only where one edit finds nothing.
   * @param {Spelling} typed
   * @param {number} spaces what those cost that were typed in the word
   */
  #findWords(typed, spaces) {
    const { near, far, long_word: longWord } = this.#numbers;
    /** @type {Suggestion[]} */
    let found = [];
    for (let edits = 1; edits <= 2; edits += 1) {
      found = [];
      for (const number of this.#sounds.find(typed.letters, edits)) {
        const key = this.#keys[number];
        const printed = /** @type {PrintedWord} */ (this.#words.get(key));
        const { written } = this.#spell(printed.shown);
        const cost = key === typed.folded ? 0 : measureEdits(typed.written, written, this.#costs);
        if (cost > (written.length >= longWord ? far : near)) continue;
        found.push(this.#rate(printed.shown, cost + spaces, printed.frequency));
      }
      if (found.some((each) => each.cost - spaces <= near)) break;
    }
    return found;
  }

  /**
   * The pairs of words that are the typed letters with a space between.
   * @param {readonly string[]} letters
   */
  #divide(letters) {
    const { shortest_half: shortest, space } = this.#numbers;
    /** @type {Suggestion[]} */
    const pairs = [];
    for (let place = shortest; place <= letters.length - shortest; place += 1) {
      const first = this.#words.get(letters.slice(0, place).join(""));
      const second = this.#words.get(letters.slice(place).join(""));
      if (first === undefined || second === undefined) continue;
      const rarer = Math.min(first.frequency, second.frequency);
      pairs.push(this.#rate(`${first.shown} ${second.shown}`, space, rarer));
    }
    return pairs;
  }

  /**
   * @param {string} word
   * @param {number} cost
   * @param {number} frequency
   * @returns {Suggestion}
   */
  #rate(word, cost, frequency) {
    const { doubling, rare_doubling: rareDoubling, rare_digits: rareDigits } = this.#numbers;
    const digits = countDigits(frequency);
    const rare = Math.min(digits, rareDigits);
    return { word, cost, frequency, score: cost - rareDoubling * rare - doubling * (digits - rare) };
  }

  /**
   * The letters of a word as searching has them and, letter by letter, as they were written.
   * @param {string} word
   * @returns {Spelling}
   */
  #spell(word) {
    const { characters: letters, starts } = this.#folder.traceLetters(word);
    const written = letters.map((letter, index) => {
      const own = word.charAt(starts[index]);
      return this.#kept.has(own) ? own : letter;
    });
    return { folded: letters.join(""), letters, written };
  }

  /**
   * The folded letters of a word of the list; nothing where it is no word.
   * @param {string} shown
   */
  #fold(shown) {
    const word = this.#folder.foldLetters(shown);
    const longest = this.#numbers.longest_word;
    const fits = word.length <= longest || Array.from(word).length <= longest;
    return fits && word.search(SPACES) < 0 ? word : "";
  }
}

/**
 * The costs of pairs of letters; the cheapest of several counts.
 * @param {string} groups
 */
function readConfusables(groups) {
  /** @type {Map<string, number>} */
  const costs = new Map();
  for (const [letters, cost] of readGroups(groups)) {
    for (const first of letters) {
      for (const second of letters) {
        if (first === second) continue;
        costs.set(first + second, Math.min(Number(cost), costs.get(first + second) ?? Infinity));
      }
    }
  }
  return costs;
}
