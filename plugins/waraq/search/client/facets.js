// @ts-check
/** The values of a facet and where they stand; the files are those of `facets.py`. */
import { Cursor, Damage, readText } from "./binary.js";

/** @typedef {import("./manifest.js").Tier} Tier */
/** @typedef {{name: string, whole: boolean, numbers: Uint32Array}} FacetValue `whole`: no other tier has it */

/** @typedef {{field: string, name: string, count: number}} CountedName */

const MAGIC = "WF";
const FORMAT = 2;
const FIELDS = ["person", "place", "org", "section", "publication"];

/**
 * The values of one tier, the most frequent first. Throws `Damage`.
 * @param {Uint8Array} bytes decompressed
 * @param {string} field
 * @param {Tier} tier
 * @returns {FacetValue[]}
 */
export function readFacet(bytes, field, tier) {
  const cursor = new Cursor(bytes);
  if (readText(cursor.take(MAGIC.length)) !== MAGIC) throw new Damage("no facet");
  for (const expected of [FORMAT, FIELDS.indexOf(field), tier.first, tier.documents]) {
    if (cursor.takeNumber() !== expected) throw new Damage("another facet");
  }
  const entries = [];
  for (let count = cursor.takeNumber(); count > 0; count -= 1) {
    const whole = cursor.takeNumber() === 1;
    const name = readText(cursor.take(cursor.takeNumber()));
    entries.push({ name, whole, documents: cursor.takeNumber(), length: cursor.takeNumber() });
  }
  return entries.map(({ name, whole, documents, length }) => (
    { name, whole, numbers: cursor.takeRising(length, documents, tier.first, tier.documents) }
  ));
}

/**
 * The names of one tier. Throws `Damage`.
 * @param {string} text
 * @param {Tier} tier
 * @returns {CountedName[]}
 */
export function readNames(text, tier) {
  const [head, ...lines] = text.split("\n").slice(0, -1);
  if (head !== `${tier.first} ${tier.documents}`) throw new Damage("other names");
  return lines.map((line) => {
    const [field = "", count = "", name = ""] = line.split("\t");
    if (name === "" || !/^\d{1,9}$/u.test(count)) throw new Damage("no name");
    return { field, name, count: Number(count) };
  });
}

/**
 * How many of some articles have each value, the most frequent first; values of none are left out.
 * @param {readonly FacetValue[][]} tiers the first of them has the values that are in several
 * @param {Uint32Array} matches
 * @param {number} documents
 * @returns {{value: string, count: number}[]}
 */
export function countValues(tiers, matches, documents) {
  const mask = new Uint8Array(documents);
  for (const number of matches) mask[number] = 1;
  const known = new Set(tiers[0]?.map(({ name }) => name));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { name, whole, numbers } of tiers.flat()) {
    if (!whole && !known.has(name)) continue;
    let count = counts.get(name) ?? 0;
    for (const number of numbers) count += mask[number] ?? 0;
    counts.set(name, count);
  }
  return [...counts].map(([value, count]) => ({ value, count })).filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
