// @ts-check
/** Search folding by the analyzer's tables: the twin of `fold.py`, with offsets in UTF-16 units. */
import { expandSpans, readGroups, readList, readSpans } from "./tables.js";

/** @typedef {{characters: string[], starts: number[], ends: number[]}} Folded */
/** @typedef {{kind: string, start: number, end: number}} Run */

/** Kinds of runs whose characters belong together. */
const RUNS = new Set(["arabic", "latin", "other", "digit"]);
const CACHED_CHUNK = 64; // longer runs without a separator are no words and would fill the memory
const CACHE_SIZE = 1 << 16;

/**
 * A function with a memory for chunks of word length; newspapers repeat their words.
 * @template Result
 * @param {(chunk: string) => Result} compute
 * @returns {(chunk: string) => Result}
 */
export function memoise(compute) {
  /** @type {Map<string, Result>} */
  const known = new Map();
  return (chunk) => {
    const found = known.get(chunk);
    if (found !== undefined) return found;
    const result = compute(chunk);
    if (chunk.length <= CACHED_CHUNK) {
      if (known.size >= CACHE_SIZE) known.clear();
      known.set(chunk, result);
    }
    return result;
  };
}

export class Folding {
  /** What letters become; marks and joiners become nothing. */
  #letters;
  #joiners;
  #classes;
  #words;
  #prefixes;
  #longestPrefix;
  #chunk;
  #foldChunk;

  /** @param {import("./tables.js").Tables} tables */
  constructor(tables) {
    const letters = readSpans(tables.letters[0]);
    const classes = readSpans(tables.classes[0]);
    const marks = readSpans(tables.marks);
    const joiners = readSpans(tables.joiners);
    const to = readList(tables.letters[1]);
    const kinds = readList(tables.classes[1]);
    this.#letters = expandSpans(letters, (index) => to[index] ?? "");
    for (const code of expandSpans([...marks, ...joiners], () => "").keys()) this.#letters.set(code, "");
    this.#joiners = expandSpans(joiners, () => "");
    this.#classes = classes.map((span, index) => ({ first: span[0], last: span[1], kind: kinds[index] ?? "" }));
    this.#words = readGroups(tables.words);
    this.#prefixes = readGroups(tables.prefixes);
    this.#longestPrefix = Math.max(0, ...[...this.#prefixes.keys()].map((prefix) => Array.from(prefix).length));
    const spans = [...marks, ...joiners, ...letters, ...classes];
    const pattern = spans.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`);
    this.#chunk = new RegExp(`[${pattern.join("")}]+`, "gu");
    this.#foldChunk = memoise((/** @type {string} */ chunk) => this.#fold(chunk));
  }

  /**
   * The folded text, separators as they are.
   * @param {string} text
   */
  fold(text) {
    return text.replace(this.#chunk, this.#foldChunk);
  }

  /**
   * The runs of word characters and number signs, each with its start.
   * @param {string} text
   * @param {(chunk: string, start: number) => void} visit
   */
  forEachChunk(text, visit) {
    this.#chunk.lastIndex = 0;
    for (let found = this.#chunk.exec(text); found !== null; found = this.#chunk.exec(text)) {
      visit(found[0], found.index);
    }
  }

  /**
   * The text folded letter by letter, spelling variants kept apart. Makes nothing new of a text that
   * is folded already, as most words of an archive are.
   * @param {string} text
   */
  foldPlain(text) {
    let plain = "";
    let copied = 0;
    for (let at = 0; at < text.length; ) {
      const code = /** @type {number} */ (text.codePointAt(at));
      const end = at + (code > 0xffff ? 2 : 1);
      const to = this.#letters.get(code);
      if (to !== undefined) {
        plain += text.slice(copied, at) + to;
        copied = end;
      }
      at = end;
    }
    return copied === 0 ? text : plain + text.slice(copied);
  }

  /**
   * The chunk folded letter by letter, spelling variants not yet joined.
   * @param {string} chunk
   * @returns {Folded}
   */
  foldLetters(chunk) {
    /** @type {Folded} */
    const folded = { characters: [], starts: [], ends: [] };
    let start = 0;
    for (const character of chunk) {
      const end = start + character.length;
      const code = /** @type {number} */ (character.codePointAt(0));
      const to = this.#letters.get(code) ?? character;
      if (to !== "") {
        for (const letter of to) {
          folded.characters.push(letter);
          folded.starts.push(start);
          folded.ends.push(end);
        }
      } else if (folded.ends.length > 0 && !this.#joiners.has(code)) {
        folded.ends[folded.ends.length - 1] = end;
      }
      start = end;
    }
    return folded;
  }

  /**
   * The runs of one class; separators and number signs singly.
   * @param {readonly string[]} characters
   * @returns {Run[]}
   */
  splitRuns(characters) {
    /** @type {Run[]} */
    const runs = [];
    for (const [index, character] of characters.entries()) {
      const kind = this.#classify(character);
      const last = runs[runs.length - 1];
      if (last !== undefined && last.kind === kind && RUNS.has(kind)) last.end = index + 1;
      else runs.push({ kind, start: index, end: index + 1 });
    }
    return runs;
  }

  /**
   * The spelling under which the word of a run is indexed.
   * @param {readonly string[]} characters
   * @param {Run} run
   */
  spell(characters, run) {
    const part = characters.slice(run.start, run.end);
    const word = part.join("");
    return run.kind === "arabic" ? this.unifySpelling(word) : word;
  }

  /**
   * The spelling under which a folded word is indexed.
   * @param {string} word
   */
  unifySpelling(word) {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const letters = Array.from(word.slice(0, 2 * this.#longestPrefix));
    for (let size = Math.min(this.#longestPrefix, letters.length); size > 0; size -= 1) {
      const start = letters.slice(0, size).join("");
      const prefix = this.#prefixes.get(start);
      if (prefix !== undefined) return prefix + word.slice(start.length);
    }
    return word;
  }

  /** @param {string} chunk */
  #fold(chunk) {
    const { characters } = this.foldLetters(chunk);
    return this.splitRuns(characters).map((run) => this.spell(characters, run)).join("");
  }

  /**
   * The class of a folded character, or "" for what separates.
   * @param {string} character
   */
  #classify(character) {
    const code = /** @type {number} */ (character.codePointAt(0));
    let low = 0;
    let high = this.#classes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const range = this.#classes[middle];
      if (range !== undefined && range.first <= code) low = middle + 1;
      else high = middle;
    }
    const range = this.#classes[low - 1];
    return range !== undefined && code <= range.last ? range.kind : "";
  }
}
