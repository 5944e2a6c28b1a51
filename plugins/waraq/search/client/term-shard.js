// @ts-check
/** A file of the terms of one tier; the other side is `term_shards.py`, the format in `docs/search.md`. */
import { Cursor, Damage, readText } from "./binary.js";
import { MOST_FORMS } from "./forms.js";

const MAGIC = "WT";
const FORMAT = 4;

/** @typedef {import("./manifest.js").Tier} Tier */
/** @typedef {{term: string, documents: number, length: number, forms: string[]}} Entry `length` in bytes of the gaps */
/**
 * @typedef {object} TermList the documents of a tier that have a term
 * @property {Uint32Array} numbers of the documents, rising
 * @property {Uint8Array} levels of the term on them, and above the level the place of its form
 * @property {readonly string[]} forms of the term, folded
 */

/**
 * The lists of a file by term. Throws `Damage` when it is another file, or none.
 * @param {Uint8Array} bytes decompressed
 * @param {number} shard
 * @param {Tier} tier
 * @returns {Map<string, TermList>}
 */
export function readShard(bytes, shard, tier) {
  const cursor = new Cursor(bytes);
  if (readText(cursor.take(MAGIC.length)) !== MAGIC) throw new Damage("no shard");
  for (const expected of [FORMAT, shard, tier.shards, tier.first, tier.documents]) {
    if (cursor.takeNumber() !== expected) throw new Damage("another shard");
  }
  const entries = readEntries(cursor);
  const numbers = entries.map(({ documents, length }) => cursor.takeRising(length, documents, tier.first, tier.documents));
  const levels = entries.map(({ documents }) => cursor.take(documents));
  if (cursor.left > 0) throw new Damage("more than the shard");
  return new Map(entries.map(({ term, forms }, place) => [
    term, { numbers: numbers[place] ?? new Uint32Array(), levels: levels[place] ?? new Uint8Array(), forms },
  ]));
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
    const [documents, length, some] = [cursor.takeNumber(), cursor.takeNumber(), cursor.takeNumber()];
    if (some > MOST_FORMS) throw new Damage("too many forms");
    const forms = Array.from({ length: some }, () => readText(takeWord(cursor, term)));
    entries.push({ term: readText(term), documents, length, forms: some === 0 ? [readText(term)] : forms });
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
