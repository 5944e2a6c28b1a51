// @ts-check
/** The list of a very common word in a file of its own; the other side is `long_lists.py`. */
import { Cursor, Damage, readText } from "./binary.js";

const MAGIC = "WL";
const FORMAT = 1;

/**
 * The documents of a file. Throws `Damage` when it is another one, or none.
 * @param {Uint8Array} bytes decompressed
 * @param {import("./term-shard.js").ListAside} aside what the shard says of it
 * @param {import("./manifest.js").Tier} tier
 * @returns {import("./term-shard.js").TermList}
 */
export function readLongList(bytes, { documents, file, forms }, tier) {
  const cursor = new Cursor(bytes);
  if (readText(cursor.take(MAGIC.length)) !== MAGIC) throw new Damage("no list");
  for (const expected of [FORMAT, file, tier.first, tier.documents, documents]) {
    if (cursor.takeNumber() !== expected) throw new Damage("another list");
  }
  const [length, common, others, rest] = [
    cursor.takeNumber(), cursor.takeNumber(), cursor.takeNumber(), cursor.takeNumber(),
  ];
  const numbers = cursor.takeRising(length, documents, tier.first, tier.documents);
  const places = cursor.takeRising(rest, others, 0, documents);
  const values = cursor.take(others);
  if (cursor.left > 0) throw new Damage("more than the list");
  const levels = new Uint8Array(documents).fill(common);
  for (const [index, place] of places.entries()) levels[place] = values[index] ?? common;
  return { numbers, levels, forms };
}
