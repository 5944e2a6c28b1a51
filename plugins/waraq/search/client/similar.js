// @ts-check
/** Articles like another: those that share its names and the words of its headline. */
import { Candidates } from "./candidates.js";
import { wholeKey } from "./narrowing.js";
import { readUnits } from "./units.js";

/** @typedef {import("./edition.js").Edition} Edition */
/** @typedef {import("./candidates.js").Candidate} Candidate */

const MOST_WORDS = 10;
const MOST_NAMES = 8;

/**
 * The number of the article with an id and a date, in which order they stand; -1 where there is none.
 * @param {import("./files.js").IndexFiles} files
 * @param {string} id
 * @param {string} date EDTF, or empty
 * @returns {Promise<number>}
 */
export async function findNumber(files, id, date) {
  const run = (await files.readDates()).find((each) => each.date === date);
  let [first, stop] = [run?.first ?? 0, run?.stop ?? 0];
  while (first < stop) {
    const middle = (first + stop) >> 1;
    const article = await files.readArticle(middle);
    if (article.id === id) return middle;
    if (article.id < id) first = middle + 1;
    else stop = middle;
  }
  return -1;
}

/**
 * The articles that are most like one, best first, and the terms that they share.
 * @param {Edition} edition
 * @param {number} number of the article
 * @returns {Promise<{candidates: Candidates, marked: Set<string>}>}
 */
export async function findSimilar({ files, analyzer }, number) {
  const article = await files.readArticle(number);
  const read = (/** @type {string} */ text) => readUnits(text, analyzer);
  const units = [...read(article.headline), ...read(article.lead || article.body.slice(0, 400))];
  const words = [...new Map(units.filter(({ indexed }) => indexed).map((unit) => [unit.text, unit.folded]))];
  const names = [
    ...article.people.map((name) => wholeKey("person", read(name))),
    ...article.places.map((name) => wholeKey("place", read(name))),
    ...article.organisations.map((name) => wholeKey("org", read(name))),
  ];
  /** @type {[string, string][]} */
  const asked = [...words.slice(0, MOST_WORDS), ...names.slice(0, MOST_NAMES).map((key) => /** @type {[string, string]} */ ([key, key]))];
  const lists = await Promise.all(asked.map(async ([term, folded]) => (await files.readTerm(term)).weigh(folded)));
  let candidates = new Candidates();
  for (const list of lists) candidates = candidates.add(list);
  const mask = new Uint8Array(files.manifest.documents).fill(1);
  mask[number] = 0;
  // How many of the words an article has is in its score already.
  const left = candidates.filter(mask);
  left.matched.fill(1);
  return { candidates: left, marked: new Set(words.map(([term]) => term)) };
}
