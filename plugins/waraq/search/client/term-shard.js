// @ts-check
/** A file of the terms of one tier; the other side is `term_shards.py`, the format in `docs/search.md`. */
import { Cursor, Damage, readText } from "./binary.js";
import { MOST_FORMS } from "./forms.js";

const MAGIC = "WT";
const FORMAT = 5;

/** @typedef {import("./manifest.js").Tier} Tier */
/**
 * @typedef {object} Entry
 * @property {string} term
 * @property {number} documents
 * @property {number} length of the gaps in bytes; 0: they are in a file of their own
 * @property {number} file its number
 * @property {string[]} forms
 */
/**
 * @typedef {object} TermList the documents of a tier that have a term
 * @property {Uint32Array} numbers of the documents, rising
 * @property {Uint8Array} levels of the term on them, and above the level the place of its form
 * @property {readonly string[]} forms of the term, folded
 */
/** @typedef {{documents: number, file: number, forms: readonly string[]}} ListAside a list in a file of its own */

/** @type {TermList} */
export const NONE = { numbers: new Uint32Array(), levels: new Uint8Array(), forms: [] };

/**
 * The lists of a file by term. Throws `Damage` when it is another file, or none.
 * @param {Uint8Array} bytes decompressed
 * @param {number} shard
 * @param {Tier} tier
 * @returns {Map<string, TermList | ListAside>}
 */
export function readShard(bytes, shard, tier) {
  const cursor = new Cursor(bytes);
  if (readText(cursor.take(MAGIC.length)) !== MAGIC) throw new Damage("no shard");
  for (const expected of [FORMAT, shard, tier.shards, tier.first, tier.documents]) {
    if (cursor.takeNumber() !== expected) throw new Damage("another shard");
  }
  const entries = readEntries(cursor);
  const here = entries.filter(({ length }) => length > 0);
  const numbers = here.map(({ documents, length }) => cursor.takeRising(length, documents, tier.first, tier.documents));
  const levels = here.map(({ documents }) => cursor.take(documents));
  if (cursor.left > 0) throw new Damage("more than the shard");
  /** @type {Map<string, TermList | ListAside>} */
  const lists = new Map(entries.map(({ term, documents, file, forms }) => [term, { documents, file, forms }]));
  for (const [place, { term, forms }] of here.entries()) {
    lists.set(term, { numbers: numbers[place] ?? NONE.numbers, levels: levels[place] ?? NONE.levels, forms });
  }
  return lists;
}

/**
 * The terms, each given by what it shares with the one before.
 * @param {Cursor} cursor
 * @returns {Entry[]}
 */
function readEntries(cursor) {
  /** @type {Entry[]} */
  const entries = [];
  let before = new Uint8Array();
  for (let count = cursor.takeNumber(); count > 0; count -= 1) {
    const term = takeWord(cursor, before);
    const [documents, length] = [cursor.takeNumber(), cursor.takeNumber()];
    const file = length === 0 ? cursor.takeNumber() : -1;
    const some = cursor.takeNumber();
    if (some > MOST_FORMS) throw new Damage("too many forms");
    const forms = Array.from({ length: some }, () => readText(takeWord(cursor, term)));
    entries.push({ term: readText(term), documents, length, file, forms: some === 0 ? [readText(term)] : forms });
    before = term;
  }
  return entries;
}

/**
 * A word that is given by what it shares with another.
 * @param {Cursor} cursor
 * @param {Uint8Array} before
 * @returns {Uint8Array<ArrayBuffer>}
 */
function takeWord(cursor, before) {
  const shared = cursor.takeNumber();
  if (shared > before.length) throw new Damage("no word before");
  const rest = cursor.take(cursor.takeNumber());
  const word = new Uint8Array(shared + rest.length);
  word.set(before.subarray(0, shared));
  word.set(rest, shared);
  return word;
}
