// @ts-check
/** What the words of a query come to in an index; mirrors `resolving.py`. */
import { NOTHING, cap, findHighest, intersect, unite } from "./impacts.js";
import { NOWHERE } from "./listing.js";
import { listFilterKeys } from "./narrowing.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./impacts.js").Impacts} Impacts */
/** @typedef {import("./narrowing.js").Listings} Lists */
/**
 * @typedef {object} Resolution
 * @property {ReadonlyMap<string, Impacts>} impacts of each word, by its term
 * @property {ReadonlySet<string>} marked all terms that are marked in a text
 * @property {ReadonlySet<string>} nowhere the words, as typed, that no article has as one word
 */
/** @typedef {{impacts: Impacts, terms: readonly string[]}} Finding */

/**
 * The terms and keys whose lists a query needs first, each once.
 * @param {Query} query
 * @returns {string[]}
 */
export function listTerms(query) {
  const own = query.words.map((word) => word.term);
  const others = query.words.flatMap((word) => [...word.joins, ...word.parts]);
  return [...new Set([...own, ...others, ...query.excluded, ...listFilterKeys(query.filters)])];
}

/**
 * The terms needed then: the parts of words that are nowhere.
 * @param {Query} query
 * @param {Lists} lists
 * @returns {string[]}
 */
export function listSplitTerms(query, lists) {
  const nowhere = query.words.filter((word) => find(word, lists).impacts.numbers.length === 0);
  return [...new Set(nowhere.flatMap((word) => word.splits.flat()))];
}

/**
 * What the words come to, given the lists of all terms named before.
 * @param {Query} query
 * @param {Lists} lists
 * @param {ReadonlyMap<string, Impacts>} prefixes the impacts of the beginnings of words
 * @returns {Resolution}
 */
export function resolveWords(query, lists, prefixes) {
  const impacts = new Map(prefixes);
  const marked = new Set(prefixes.keys());
  /** @type {Set<string>} */
  const nowhere = new Set();
  for (const word of query.words) {
    let found = find(word, lists);
    if (found.impacts.numbers.length === 0) {
      found = findSplit(word, lists);
      nowhere.add(word.typed);
    }
    impacts.set(word.term, found.impacts);
    for (const term of found.terms) marked.add(term);
  }
  return { impacts, marked, nowhere };
}

/**
 * The articles with the word, a compound of it or its parts, and the terms that were found.
 * @param {Word} word
 * @param {Lists} lists
 * @returns {Finding}
 */
function find(word, lists) {
  let impacts = (lists.get(word.term) ?? NOWHERE).weigh(word.folded);
  const terms = [word.term];
  for (const term of word.joins) {
    const list = (lists.get(term) ?? NOWHERE).weigh(term);
    if (list.numbers.length === 0) continue;
    impacts = add(impacts, list);
    terms.push(term);
  }
  const together = intersectTerms(word.parts, lists);
  if (together.numbers.length > 0) {
    impacts = add(impacts, together);
    for (const part of word.parts) terms.push(part);
  }
  return { impacts, terms };
}

/**
 * The split that the most articles have, the first of several.
 * @param {Word} word
 * @param {Lists} lists
 * @returns {Finding}
 */
function findSplit(word, lists) {
  /** @type {Finding} */
  let best = { impacts: NOTHING, terms: [word.term] };
  for (const parts of word.splits) {
    const impacts = intersectTerms(parts, lists);
    if (impacts.numbers.length > best.impacts.numbers.length) best = { impacts, terms: [word.term, ...parts] };
  }
  return best;
}

/**
 * The articles with all the terms.
 * @param {readonly string[]} terms
 * @param {Lists} lists
 * @returns {Impacts}
 */
function intersectTerms(terms, lists) {
  return intersect(terms.map((term) => (lists.get(term) ?? NOWHERE).weigh(term)));
}

/**
 * With the articles that have another spacing, none above the best that has the word itself.
 * @param {Impacts} impacts
 * @param {Impacts} more
 * @returns {Impacts}
 */
function add(impacts, more) {
  return impacts.numbers.length > 0 ? unite(impacts, cap(more, findHighest(impacts))) : more;
}
