// @ts-check
/** What a result shows of an article; the other side is `cards.py`, the format in `docs/search.md`. */
import { Cursor, Damage } from "./binary.js";
import { TextReader, listPieces } from "./text-code.js";

/**
 * @typedef {object} Article what a result shows and phrases are verified on
 * @property {string} id
 * @property {string} url relative to the site's root
 * @property {string} headline
 * @property {string} lead
 * @property {string} body
 * @property {readonly string[]} people
 * @property {readonly string[]} places
 * @property {readonly string[]} organisations
 * @property {string} date EDTF, or empty
 * @property {string} date_text what is told of the date, also where none is known
 * @property {string} section
 * @property {string} publication
 * @property {string} lang of the texts; empty for the archive's own
 */
/** @typedef {{pieces: import("./text-code.js").Piece[], check: number}} CardCode what all cards are coded by */

const CHECK_BYTES = 4;
const POLYNOMIAL = 0xedb88320;
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? POLYNOMIAL : 0);
  return value;
});
// A relative address below the site's root: no scheme, no other host, no way up.
const SAFE_URL = /^(?!\/)(?!.*(?:\/\/|\.\.|[:\\]))/u;

/**
 * @param {string} frequent words of the analyzer, with a space between
 * @returns {CardCode}
 */
export function makeCardCode(frequent) {
  return { pieces: listPieces(frequent), check: addToCheck(0, new TextEncoder().encode(frequent)) };
}

/**
 * The article of a card. Throws `Damage` when it is another one, or none.
 * @param {Uint8Array} bytes
 * @param {number} number of the article
 * @param {CardCode} code
 * @returns {Article}
 */
export function readCard(bytes, number, code) {
  const cursor = new Cursor(bytes);
  const check = cursor.take(CHECK_BYTES).reduce((value, byte) => value * 256 + byte, 0);
  if (check !== addToCheck(code.check, bytes.subarray(CHECK_BYTES))) throw new Damage("another checksum");
  if (cursor.takeNumber() !== number) throw new Damage("another card");
  const texts = new TextReader(cursor.take(cursor.left), code.pieces);
  const article = {
    id: texts.take(), url: texts.take(), headline: texts.take(), lead: texts.take(), body: texts.take(),
    date: texts.take(), date_text: texts.take(),
    section: texts.take(), publication: texts.take(), lang: texts.take(),
    people: takeNames(texts), places: takeNames(texts), organisations: takeNames(texts),
  };
  if (!texts.isAtEnd || article.id === "" || !SAFE_URL.test(article.url)) throw new Damage("no card");
  return article;
}

/** @param {TextReader} texts */
function takeNames(texts) {
  const names = [];
  for (let name = texts.take(); name !== ""; name = texts.take()) names.push(name);
  return names;
}

/**
 * The CRC-32 of what a checksum was made of and some bytes behind it.
 * @param {number} check 0 before the first bytes
 * @param {Uint8Array} bytes
 * @returns {number}
 */
function addToCheck(check, bytes) {
  let value = ~check;
  for (const byte of bytes) value = (value >>> 8) ^ /** @type {number} */ (REMAINDERS[(value ^ byte) & 0xff]);
  return ~value >>> 0;
}
