// @ts-check
/** What the word that is being typed may become: words of the archive, and names. */

import { listBegun } from "./prefixes.js";

/** @typedef {import("./edition.js").Edition} Edition */
/** @typedef {{word: string, count: number}} Completion */
/** @typedef {{name: string, kind: "person" | "place" | "organisation", count: number}} NameFound */

/** @type {ReadonlyMap<string, NameFound["kind"]>} */
const KINDS = new Map([["person", "person"], ["place", "place"], ["org", "organisation"]]);

/**
 * The most frequent words that begin with the last letters of a text, and names with a word that does.
 * @param {Edition} edition
 * @param {string} text
 * @param {number} limit of words, and of names
 * @returns {Promise<{words: Completion[], names: NameFound[]}>}
 */
export async function complete(edition, text, limit) {
  const typed = edition.analyzer.readLastLetters(text)?.text ?? "";
  if (typed.length < 2) return { words: [], names: [] };
  const [words, names] = await Promise.all([findWords(edition, typed), findNames(edition, typed)]);
  return { words: words.slice(0, limit), names: names.slice(0, limit) };
}

/**
 * @param {Edition} edition
 * @param {string} typed
 * @returns {Promise<Completion[]>}
 */
async function findWords(edition, typed) {
  const tiers = await Promise.all(edition.files.manifest.tiers.map((tier) => listBegun(edition, typed, tier)));
  /** @type {Map<string, Completion>} spellings of the same letters are one, shown as the most frequent */
  const found = new Map();
  for (const { word, letters, count } of tiers.flat()) {
    if (letters === typed) continue;
    const known = found.get(letters);
    if (known === undefined || known.count < count) found.set(letters, { word, count });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}

/**
 * @param {Edition} edition
 * @param {string} typed
 * @returns {Promise<NameFound[]>}
 */
async function findNames({ files, analyzer }, typed) {
  /** @type {Map<string, NameFound>} */
  const found = new Map();
  for (const { field, name, count } of (await files.readNames()).flat()) {
    const kind = KINDS.get(field);
    if (kind === undefined) continue;
    const key = `${field}=${name}`;
    found.set(key, { name, kind, count: count + (found.get(key)?.count ?? 0) });
  }
  const begins = (/** @type {string} */ name) =>
    name.split(/[\s\u200c]+/u).some((word) => analyzer.readLastLetters(word)?.text.startsWith(typed));
  return [...found.values()].filter(({ name }) => begins(name))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
