// @ts-check
/** The words of queries in Latin letters, and the readings of Urdu words: the twin of `roman_keys.py`. */
import { RomanSounds } from "./roman-sounds.js";
import { checkFormat } from "./suggest-tables.js";
import { readGroups } from "./tables.js";

const URDU = /^[\u0600-\u06ff]/u;

export class RomanKeys {
  sounds;
  #folder;
  #spelled;

  /**
   * @param {import("./suggest-tables.js").SuggestTables} tables
   * @param {import("./suggest-tables.js").Folder} folder the analyzer
   */
  constructor(tables, folder) {
    checkFormat(tables);
    this.sounds = new RomanSounds(tables);
    this.#folder = folder;
    this.#spelled = readGroups(tables.spelled);
  }

  /**
   * The words of a query in Latin letters, folded; the vowel of an izafat is none.
   * @param {string} query
   * @returns {string[]}
   */
  splitRoman(query) {
    const signs = Array.from(this.#folder.foldLetters(query));
    const plain = signs.map((sign) => (this.sounds.knows(sign) && !URDU.test(sign) ? sign : " ")).join("");
    return plain.split(" ").filter((word) => word !== "" && !this.sounds.isUnsaid(word));
  }

  /**
   * The sounds of some words in Latin letters, read as one.
   * @param {string} latin
   */
  hear(latin) {
    return this.sounds.hearLatin(this.splitRoman(latin).join(""));
  }

  /**
   * All readings of a word in folded letters: of these, and of its English spelling if it is listed.
   * @param {string} word
   * @returns {string[]}
   */
  readUrdu(word) {
    const heard = this.sounds.hearUrdu(word);
    const spelled = this.#spelled.get(word);
    return [...new Set(spelled === undefined ? heard : [...heard, spelled])];
  }

  /**
   * The first letter of a word, which tells what its keys may start with; empty for a word with an
   * English spelling, which may start with anything.
   * @param {string} word
   */
  findLead(word) {
    const [first = ""] = word;
    return this.#spelled.has(word) ? "" : first;
  }
}
