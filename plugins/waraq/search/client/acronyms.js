// @ts-check
/** Abbreviations that Urdu spells by the English names of their letters; mirrors `acronyms.py`. */
import { readGroups, readList } from "./tables.js";

/** @typedef {import("./tokens.js").Token} Token */

const SPACE = " ";
const WIDE_SPACE = "\u00a0";
const DOT = ".";
const DOTS = new Set(["\u06d4", DOT]);
const HYPHENS = new Set(["-", "\u2013"]);
const LONGEST_GAP = 8; // code points: a dot and the spaces around it, and what folding leaves out
const SHORTEST = 2;
const LONGEST = 10;
const BEHIND_OFFICE = 3;
const LATIN = /^[a-z]$/u;

export class Acronyms {
  #letters;
  #words;
  #postpositions;
  #ungoverned;
  #offices;
  #foldGap;

  /**
   * @param {import("./tables.js").Tables["acronyms"]} tables
   * @param {(gap: string) => string} foldGap
   */
  constructor([letters, words, postpositions, ungoverned, offices], foldGap) {
    this.#letters = readGroups(letters);
    this.#words = new Set(readList(words));
    this.#postpositions = new Set(readList(postpositions));
    this.#ungoverned = new Set(readList(ungoverned));
    this.#offices = new Set(readList(offices));
    this.#foldGap = foldGap;
  }

  /**
   * Whether a folded word is the name of a letter, or a Latin letter itself.
   * @param {string} word
   */
  isLetter(word) {
    return (word.length === 1 && word >= "a" && word <= "z") || this.#letters.has(word);
  }

  /**
   * The tokens of a text, those of an abbreviation as one.
   * @param {readonly Token[]} tokens
   * @param {string} text
   * @returns {Token[]}
   */
  join(tokens, text) {
    /** @type {Token[]} */
    const joined = [];
    for (let at = 0; at < tokens.length; ) {
      const token = /** @type {Token} */ (tokens[at]);
      if (this.isLetter(token.text)) {
        const stop = this.#findEnd(tokens, at, text);
        // Not spread into one call: a hostile text has rows of a million letters.
        for (const each of this.#spell(tokens, at, stop, text)) joined.push(each);
        at = stop;
      } else {
        joined.push(token);
        at += 1;
      }
    }
    return joined;
  }

  /**
   * Where the row of letters that begins here ends: one script, and one kind of gap.
   * @param {readonly Token[]} tokens
   * @param {number} start
   * @param {string} text
   */
  #findEnd(tokens, start, text) {
    const latin = !this.#letters.has(tokens[start]?.text ?? "");
    let gap = "";
    let stop = start + 1;
    for (; stop < tokens.length; stop += 1) {
      const word = tokens[stop]?.text ?? "";
      const between = this.#classifyGap(tokens, stop, text, latin);
      const fits = latin ? LATIN.test(word) : this.#letters.has(word);
      if (!fits || between === "" || (gap !== "" && between !== gap)) break;
      gap = between;
    }
    return stop;
  }

  /**
   * What stands before a token: a space, one sign, or nothing that joins; in Latin a dot alone.
   * @param {readonly Token[]} tokens
   * @param {number} at
   * @param {string} text
   * @param {boolean} latin
   */
  #classifyGap(tokens, at, text, latin) {
    const gap = text.slice(tokens[at - 1]?.end, tokens[at]?.start);
    if (gap.length > 2 * LONGEST_GAP || Array.from(gap).length > LONGEST_GAP) return "";
    const folded = this.#foldGap(gap);
    if (latin) return folded === DOT ? DOT : "";
    const signs = folded.replaceAll(SPACE, "").replaceAll(WIDE_SPACE, "");
    if (signs === "") return folded === "" ? "" : SPACE;
    return DOTS.has(signs) || HYPHENS.has(folded) ? signs : "";
  }

  /**
   * The row as one token, without postpositions at its edges.
   * @param {readonly Token[]} tokens
   * @param {number} start
   * @param {number} stop
   * @param {string} text
   * @returns {Token[]}
   */
  #spell(tokens, start, stop, text) {
    const row = tokens.slice(start, stop);
    /** @type {(index: number, names: ReadonlySet<string>) => boolean} */
    const isOf = (index, names) => names.has(row[index]?.text ?? "");
    let first = 0;
    let last = row.length;
    const trailing = isOf(last - 1, this.#postpositions);
    if (trailing && (last > SHORTEST || isOf(0, this.#words))) last -= 1;
    const leading = isOf(0, this.#postpositions) && last > SHORTEST;
    const governed = start > 0 && !this.#ungoverned.has(tokens[start - 1]?.text ?? "");
    if (leading && governed && this.#classifyGap(tokens, start, text, false) === SPACE) first += 1;
    if (last - first < SHORTEST || last - first > LONGEST) return row;
    const name = row.slice(first, last).map((token) => this.#letters.get(token.text) ?? token.text).join("");
    const office = this.#findOffice(name);
    /** @type {(begin: number, end: number) => Token[]} */
    const part = (begin, end) => {
      const [from, to] = [row[first + begin], row[first + end - 1]];
      if (begin === end || from === undefined || to === undefined) return [];
      return [{ text: name.slice(begin, end), start: from.start, end: to.end }];
    };
    return [...row.slice(0, first), ...part(0, office), ...part(office, name.length), ...row.slice(last)];
  }

  /**
   * How many letters are an office, with whose body the name goes on; 0 where there is none.
   * @param {string} name
   */
  #findOffice(name) {
    for (let length = name.length - BEHIND_OFFICE; length >= SHORTEST; length -= 1) {
      if (this.#offices.has(name.slice(0, length))) return length;
    }
    return 0;
  }
}
