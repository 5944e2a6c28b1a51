// @ts-check
/** The stemmer by the analyzer's tables: the twin of `stem.py`. */
import { readGroups, readList } from "./tables.js";

const CITATION = "~";
/** Lists of stems whose citation form ends against the rule, and how. */
const LISTED = /** @type {const} */ ([["alef", "\u0627"], ["heh", "\u06c1"]]);

/** @type {(text: string) => number} */
const length = (text) => Array.from(text).length;

/**
 * The function from folded words to stems.
 * @param {import("./tables.js").Tables} tables
 * @returns {(word: string) => string}
 */
export function createStemmer(tables) {
  const exceptions = readGroups(tables.exceptions);
  const endings = readGroups(tables.endings);
  const stems = new Map(Object.entries(tables.stems).map(([name, list]) => [name, new Set(readList(list))]));
  /** @type {Map<string, [string, string, number, string][]>} */
  const rules = new Map();
  for (const rule of tables.suffixes) rules.set(rule[0], [...(rules.get(rule[0]) ?? []), rule]);
  const longest = Math.max(0, ...[...rules.keys()].map(length));

  /** @type {(base: string) => string} */
  const findEnding = (base) => {
    for (const [name, ending] of LISTED) if (stems.get(name)?.has(base)) return ending;
    const letters = Array.from(base);
    const last = letters.slice(-1).join("");
    return endings.get(letters.slice(-2).join("")) ?? endings.get(last) ?? endings.get("") ?? "";
  };

  /** @type {(rest: string, replacement: string) => string} */
  const replace = (rest, replacement) => {
    if (!replacement.endsWith(CITATION)) {
      const stem = rest + replacement;
      return exceptions.get(stem) ?? stem;
    }
    const base = rest + replacement.slice(0, -CITATION.length);
    return base + findEnding(base);
  };

  return (word) => {
    const known = exceptions.get(word);
    if (known !== undefined) return known;
    const letters = Array.from(word);
    for (let size = Math.min(longest, letters.length - 1); size > 0; size -= 1) {
      const found = rules.get(letters.slice(-size).join(""));
      if (found === undefined) continue;
      const rest = letters.slice(0, -size).join("");
      for (const [, replacement, minimum, list] of found) {
        if (letters.length - size < minimum) continue;
        if (list === "" || stems.get(list)?.has(rest)) return replace(rest, replacement);
      }
    }
    return word;
  };
}
