// @ts-check
/** Texts out of bits: common words by their rank, others letter by letter; the other side is `text_code.py`. */
import { Damage } from "./binary.js";

/** @typedef {{text: string, isWord: boolean}} Piece a word, or what stands between words */

const END = 11;
const SPELLED = 12;
const SIGNS = 13;
const AGAIN = 14;
// Each row has the symbols of one bit more than the row before has.
const KINDS = [[], [SPELLED], [AGAIN], [1, 4, 5, 6, 7, 8, 9, 10, END], [0], [2], [3, SIGNS]];
const END_OF_WORD = "\0";
const OTHER = "\x01";
const LETTERS = [
  "", "", "\0ا", "یور", "نمکلست", "بدہگزشفٹ01", "پجحخعقںےھئچڈص2", "\x01طآغءضڑ34569", "ثذظؤژ78۔،- \u0670",
  "abcdefghijklmnopqrstuvwxyz",
  "\n\"'()./:,“”‘’؟أةكهيۂ\u064b\u064e\u064f\u0650\u0651\u0653\u0654\u200c",
].map((row) => [...row]);
const SIGNS_BY_RANK = "۔ |، |-|۔|۔\n\n| (|) |،|\n\n|: |‘ | ’|؟ | ۔ | ، ".split("|");

/**
 * The pieces that have a rank.
 * @param {string} frequent words of the analyzer with a space between, the commonest last
 * @returns {Piece[]}
 */
export function listPieces(frequent) {
  return [
    ...SIGNS_BY_RANK.map((text) => ({ text, isWord: false })),
    ...frequent.split(" ").reverse().map((text) => ({ text, isWord: true })),
  ];
}

/** Reads the texts of a card one by one; throws `Damage` where there is none. */
export class TextReader {
  /** @type {Piece[]} */
  #seen = [];
  #place = 0;
  #bytes;
  #common;

  /**
   * @param {Uint8Array} bytes
   * @param {readonly Piece[]} common
   */
  constructor(bytes, common) {
    this.#bytes = bytes;
    this.#common = common;
  }

  /**
   * The next text.
   * @returns {string}
   */
  take() {
    let text = "";
    let afterWord = false;
    for (;;) {
      const kind = this.#takeSymbol(KINDS);
      if (kind === END) return text;
      const piece = this.#takePiece(kind);
      if (piece === undefined) throw new Damage("no text");
      text += afterWord && piece.isWord ? ` ${piece.text}` : piece.text;
      afterWord = piece.isWord;
    }
  }

  /** Whether all texts were taken. */
  get isAtEnd() {
    return (this.#place + 7) >> 3 === this.#bytes.length;
  }

  /**
   * @param {number} kind
   * @returns {Piece | undefined}
   */
  #takePiece(kind) {
    if (kind < END) return this.#common[2 ** kind - 1 + this.#takeNumber(kind)];
    if (kind === AGAIN) return this.#seen[this.#takeNumber(32 - Math.clz32(this.#seen.length - 1))];
    const piece = { text: this.#spell(), isWord: kind === SPELLED };
    this.#seen.push(piece);
    return piece;
  }

  #spell() {
    let text = "";
    for (;;) {
      const letter = this.#takeSymbol(LETTERS);
      if (letter === END_OF_WORD) return text;
      text += letter === OTHER ? this.#takeOther() : letter;
    }
  }

  #takeOther() {
    const number = this.#takeNumber(this.#takeNumber(1) === 0 ? 11 : 21);
    if (number > 0x10ffff) throw new Damage("no text");
    return String.fromCodePoint(number);
  }

  /**
   * @template Symbol
   * @param {readonly ArrayLike<Symbol>[]} rows
   * @returns {Symbol}
   */
  #takeSymbol(rows) {
    const bytes = this.#bytes;
    let at = this.#place;
    let place = 0;
    for (const row of rows) {
      place = 2 * place + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
      at += 1;
      const symbol = row[place];
      if (symbol !== undefined) {
        this.#moveTo(at);
        return symbol;
      }
      place -= row.length;
    }
    throw new Damage("no text");
  }

  /** @param {number} place in bits */
  #moveTo(place) {
    if (place > 8 * this.#bytes.length) throw new Damage("no text");
    this.#place = place;
  }

  /** @param {number} bits */
  #takeNumber(bits) {
    const bytes = this.#bytes;
    const first = this.#place;
    this.#moveTo(first + bits);
    let value = 0;
    for (let at = first; at < first + bits; at += 1) {
      value = 2 * value + ((/** @type {number} */ (bytes[at >> 3]) >> (7 - (at & 7))) & 1);
    }
    return value;
  }
}
