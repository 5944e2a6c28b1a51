// @ts-check
/** Counted words, each spelling once, and how they are put in order: the twin of `printed_words.py`. */

/** @typedef {readonly [word: string, count: number]} CountedWord */
/** @typedef {{shown: string, frequency: number}} PrintedWord as printed most, and the counts of all */

const SURROGATES = 0xd800;
const AFTER_SURROGATES = 0xe000;

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
    if (frequency < 1) continue;
    const word = write(shown);
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
 * The first `limit` of which `write` makes different things.
 * @template Found
 * @param {readonly Found[]} found
 * @param {(each: Found) => string} write
 * @param {number} limit
 * @returns {Found[]}
 */
export function takeDifferent(found, write, limit) {
  /** @type {Map<string, Found>} */
  const chosen = new Map();
  for (const each of found) {
    if (chosen.size >= limit) break;
    const written = write(each);
    if (!chosen.has(written)) chosen.set(written, each);
  }
  return [...chosen.values()];
}

/**
 * Below zero where the first text comes before the second by code points. UTF-16 would put the
 * letters from U+E000 on, presentation forms among them, behind those above U+FFFF.
 * @param {string} first
 * @param {string} second
 */
export function compareCodePoints(first, second) {
  const shorter = Math.min(first.length, second.length);
  for (let at = 0; at < shorter; at += 1) {
    const one = first.charCodeAt(at);
    const other = second.charCodeAt(at);
    if (one !== other) return rank(one) - rank(other);
  }
  return first.length - second.length;
}

/** @param {number} unit */
function rank(unit) {
  const high = unit >= SURROGATES && unit < AFTER_SURROGATES;
  return high ? unit + 0x10000 : unit;
}

/**
 * How many binary digits a count has.
 * @param {number} count
 */
export function countDigits(count) {
  const high = Math.floor(count / 2 ** 32);
  return high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(count);
}
