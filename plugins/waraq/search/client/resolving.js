// @ts-check
/** What the words of a query come to in an index; mirrors `resolving.py`. */

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./shapes.js").Impacts} Impacts */
/** @typedef {ReadonlyMap<string, Impacts>} Lists the lists of terms */
/**
 * @typedef {object} Resolution
 * @property {ReadonlyMap<string, Impacts>} impacts of each word, by its term
 * @property {ReadonlySet<string>} marked all terms that are marked in a text
 */
/** @typedef {{impacts: Impacts, terms: readonly string[]}} Finding */

/**
 * The terms whose lists a query needs first, each once.
 * @param {Query} query
 * @returns {string[]}
 */
export function listTerms(query) {
  const own = query.words.map((word) => word.term);
  const others = query.words.flatMap((word) => [...word.joins, ...word.parts]);
  return [...new Set([...own, ...others, ...query.excluded])];
}

/**
 * The terms needed then: the parts of words that are nowhere.
 * @param {Query} query
 * @param {Lists} lists
 * @returns {string[]}
 */
export function listSplitTerms(query, lists) {
  const nowhere = query.words.filter((word) => find(word, lists).impacts.size === 0);
  return [...new Set(nowhere.flatMap((word) => word.splits.flat()))];
}

/**
 * What the words come to, given the lists of all terms named before.
 * @param {Query} query
 * @param {Lists} lists
 * @returns {Resolution}
 */
export function resolveWords(query, lists) {
  const impacts = new Map();
  /** @type {Set<string>} */
  const marked = new Set();
  for (const word of query.words) {
    let found = find(word, lists);
    if (found.impacts.size === 0) found = findSplit(word, lists);
    impacts.set(word.term, found.impacts);
    for (const term of found.terms) marked.add(term);
  }
  return { impacts, marked };
}

/**
 * The articles with the word, a compound of it or its parts, and the terms that were found.
 * @param {Word} word
 * @param {Lists} lists
 * @returns {Finding}
 */
function find(word, lists) {
  /** @type {Impacts} */
  const impacts = new Map(lists.get(word.term));
  const terms = [word.term];
  for (const term of word.joins) {
    const list = lists.get(term);
    if (list === undefined || list.size === 0) continue;
    add(impacts, list);
    terms.push(term);
  }
  const together = intersect(word.parts, lists);
  if (together.size > 0) {
    add(impacts, together);
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
  let best = { impacts: new Map(), terms: [word.term] };
  for (const parts of word.splits) {
    const together = intersect(parts, lists);
    if (together.size > best.impacts.size) best = { impacts: together, terms: [word.term, ...parts] };
  }
  return best;
}

/**
 * The articles with all the terms, and the mean of their impacts, rounded down.
 * @param {readonly string[]} terms
 * @param {Lists} lists
 * @returns {Impacts}
 */
function intersect(terms, lists) {
  /** @type {Impacts} */
  const together = new Map();
  const [first, ...rest] = terms.map((term) => lists.get(term) ?? new Map());
  for (const [number, impact] of first ?? []) {
    if (!rest.every((impacts) => impacts.has(number))) continue;
    const sum = rest.reduce((total, impacts) => total + (impacts.get(number) ?? 0), impact);
    together.set(number, Math.floor(sum / terms.length));
  }
  return together;
}

/**
 * Add the articles that have another spacing, none above the best that has the word itself.
 * @param {Impacts} impacts
 * @param {Impacts} more
 */
function add(impacts, more) {
  let best = 0;
  for (const impact of (impacts.size > 0 ? impacts : more).values()) best = Math.max(best, impact);
  for (const [number, impact] of more) {
    if (!impacts.has(number)) impacts.set(number, Math.min(impact, best));
  }
}
