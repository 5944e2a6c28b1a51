// @ts-check
/** The articles that have words with a beginning; the files are those of `prefixes.py`. */
import { rateRarity } from "./impacts.js";
import { prefixKey } from "./query.js";

/** @typedef {import("./edition.js").Edition} Edition */
/** @typedef {import("./impacts.js").Impacts} Impacts */
/** @typedef {import("./manifest.js").Tier} Tier */

const MOST_LISTED = 16;
const PREFIX_IMPACT = 168; // as a middling level of the nearest form

/**
 * The impact of a beginning on the articles that have it, tier by tier.
 * @param {Edition} edition
 * @param {string} letters two or more, each folded by itself
 * @returns {Promise<Impacts>}
 */
export async function findPrefix(edition, letters) {
  const { tiers, documents } = edition.files.manifest;
  const found = await Promise.all(tiers.map((tier) => findInTier(edition, letters, tier)));
  const numbers = Uint32Array.from(found.flat());
  const impact = PREFIX_IMPACT * rateRarity(documents, numbers.length);
  return { numbers, values: new Uint32Array(numbers.length).fill(impact) };
}

/**
 * The words of a tier, as printed, that begin with some letters.
 * @param {Edition} edition
 * @param {string} letters
 * @param {Tier} tier
 * @returns {Promise<{word: string, letters: string, count: number}[]>} count: about how many articles have it
 */
export async function listBegun({ files, analyzer }, letters, tier) {
  const words = await files.readWordsOfTier(letters, tier);
  return words.map(([word, count]) => ({ word, letters: analyzer.readLastLetters(word)?.text ?? "", count }))
    .filter((each) => each.letters.startsWith(letters));
}

/**
 * @param {Edition} edition
 * @param {string} letters
 * @param {Tier} tier
 * @returns {Promise<number[]>} rising
 */
async function findInTier(edition, letters, tier) {
  const { files, analyzer } = edition;
  const begun = await listBegun(edition, letters, tier);
  const terms = new Set(begun.flatMap(({ word }) => analyzer.queryTerms(word)));
  const keys = terms.size > MOST_LISTED ? [prefixKey(letters)] : [...terms];
  const lists = await Promise.all(keys.map((key) => files.readList(key, tier)));
  const all = new Uint8Array(tier.documents);
  for (const { numbers } of lists) for (const number of numbers) all[number - tier.first] = 1;
  return Array.from(all.keys()).filter((place) => all[place] === 1).map((place) => place + tier.first);
}
