// @ts-check
/** Counted words, each spelling once, and how they are put in order: the twin of `printed_words.py`. */

/** @typedef {readonly [word: string, count: number]} CountedWord */
/** @typedef {{shown: string, frequency: number}} PrintedWord as printed most, and the counts of all */

/**
 * The words by what `write` makes of them: the most frequent spelling of each, with the counts of
 * all. Of spellings that were counted alike the first by code points is shown. What was never
 * counted, or has nothing written, is left out.
 * @param {Iterable<CountedWord>} words
 * @param {(shown: string) => string} write
 * @returns {Map<string, PrintedWord>}
 */
export function gatherSpellings(words, write) {
  /** @type {Map<string, PrintedWord & {most: number}>} */
  const gathered = new Map();
  for (const [shown, frequency] of words) {
    const word = frequency < 1 ? "" : write(shown);
    if (word === "") continue;
    const known = gathered.get(word);
    if (known === undefined) {
      gathered.set(word, { shown, frequency, most: frequency });
      continue;
    }
    known.frequency += frequency;
    if (frequency < known.most) continue;
    if (frequency > known.most || compareCodePoints(shown, known.shown) < 0) known.shown = shown;
    known.most = frequency;
  }
  return gathered;
}

/**
 * The first `limit` of which `write` makes different things, and none of `without`.
 * @template Found
 * @param {readonly Found[]} found
 * @param {(each: Found) => string} write
 * @param {number} limit
 * @param {readonly string[]} [without]
 * @returns {Found[]}
 */
export function takeDifferent(found, write, limit, without = []) {
  const seen = new Set(without);
  /** @type {Found[]} */
  const chosen = [];
  for (const each of found) {
    if (chosen.length >= limit) break;
    const written = write(each);
    if (!seen.has(written)) chosen.push(each);
    seen.add(written);
  }
  return chosen;
}

/**
 * Below zero where the first text comes before the second by code points. UTF-16 would put the
 * letters from U+E000 on, presentation forms among them, behind those above U+FFFF.
 * @param {string} first
 * @param {string} second
 */
export function compareCodePoints(first, second) {
  let at = 0;
  while (at < first.length && first.charCodeAt(at) === second.charCodeAt(at)) at += 1;
  return (first.codePointAt(at) ?? -1) - (second.codePointAt(at) ?? -1);
}

/**
 * How many binary digits a count has.
 * @param {number} count
 */
export function countDigits(count) {
  return count.toString(2).length;
}
