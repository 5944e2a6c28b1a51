// @ts-check
/** Words and numbers of a text with their places in UTF-16 units: the twin of `tokenize.py`. */
import { memoise } from "./folding.js";

/** @typedef {import("./folding.js").Folded} Folded */
/** @typedef {import("./folding.js").Run} Run */
/** @typedef {{text: string, start: number, end: number}} Token */

const WORDS = new Set(["arabic", "latin", "other"]);
const SIGNS = new Set(["group", "decimal"]);

export class Tokenizer {
  #folding;
  #acronyms;
  #split;

  /**
   * @param {import("./folding.js").Folding} folding
   * @param {import("./acronyms.js").Acronyms} acronyms
   */
  constructor(folding, acronyms) {
    this.#folding = folding;
    this.#acronyms = acronyms;
    this.#split = memoise((/** @type {string} */ chunk) => this.#splitChunk(chunk));
  }

  /**
   * The tokens in reading order.
   * @param {string} text
   * @returns {Token[]}
   */
  tokenize(text) {
    /** @type {Token[]} */
    const tokens = [];
    let spelled = false;
    this.#folding.forEachChunk(text, (chunk, offset) => {
      for (const { text: word, start, end } of this.#split(chunk)) {
        spelled ||= this.#acronyms.isLetter(word);
        tokens.push({ text: word, start: offset + start, end: offset + end });
      }
    });
    return spelled ? this.#acronyms.join(tokens, text) : tokens;
  }

  /**
   * The run of letters at the end of a text, each folded by itself; null where it ends in none.
   * @param {string} text
   * @returns {Token | null}
   */
  readLastLetters(text) {
    const folded = this.#folding.foldLetters(text);
    const run = this.#folding.splitRuns(folded.characters).pop();
    if (run === undefined || !WORDS.has(run.kind)) return null;
    return makeToken(folded.characters.slice(run.start, run.end).join(""), folded, run, run);
  }

  /**
   * @param {string} chunk
   * @returns {readonly Token[]}
   */
  #splitChunk(chunk) {
    const folded = this.#folding.foldLetters(chunk);
    const runs = this.#folding.splitRuns(folded.characters);
    /** @type {Token[]} */
    const tokens = [];
    for (let at = 0; at < runs.length; ) {
      const run = /** @type {Run} */ (runs[at]);
      if (run.kind === "digit") {
        const chain = takeNumberChain(runs, at);
        // Not spread into one call: a hostile text has chains of a million numbers.
        for (const token of readNumbers(folded, chain)) tokens.push(token);
        at += chain.length;
        continue;
      }
      if (WORDS.has(run.kind)) {
        tokens.push(makeToken(this.#folding.spell(folded.characters, run), folded, run, run));
      }
      at += 1;
    }
    return tokens;
  }
}

/**
 * @param {string} text
 * @param {Folded} folded
 * @param {Run} first
 * @param {Run} last
 * @returns {Token}
 */
function makeToken(text, folded, first, last) {
  return { text, start: folded.starts[first.start] ?? 0, end: folded.ends[last.end - 1] ?? 0 };
}

/**
 * Digits, sign, digits, sign … as far as they go.
 * @param {readonly Run[]} runs
 * @param {number} at
 */
function takeNumberChain(runs, at) {
  let stop = at + 1;
  while (SIGNS.has(runs[stop]?.kind ?? "") && runs[stop + 1]?.kind === "digit") stop += 2;
  return runs.slice(at, stop);
}

/**
 * One token when the chain is one number (1,250 or 12,50,000.5), else one for each run of digits.
 * @param {Folded} folded
 * @param {readonly Run[]} chain
 * @returns {Token[]}
 */
function readNumbers(folded, chain) {
  const digits = chain.filter((run) => run.kind === "digit");
  const texts = digits.map((run) => folded.characters.slice(run.start, run.end).join(""));
  const decimals = chain.filter((run) => run.kind === "decimal").length;
  const groups = texts.slice(0, texts.length - decimals);
  const endsInDecimal = decimals === 0 || (decimals === 1 && chain[chain.length - 2]?.kind === "decimal");
  const [first, last] = [digits[0], digits[digits.length - 1]];
  if (first !== undefined && last !== undefined && endsInDecimal && areGroups(groups)) {
    return [makeToken([groups.join(""), ...texts.slice(groups.length)].join("."), folded, first, last)];
  }
  return digits.map((run, index) => makeToken(texts[index] ?? "", folded, run, run));
}

/**
 * Whether digits stand in thousands, or in the lakhs and crores of South Asia.
 * @param {readonly string[]} groups
 */
function areGroups(groups) {
  if (groups.length === 1) return true;
  const inside = groups.slice(1, -1).every((group) => group.length === 2 || group.length === 3);
  return (groups[0]?.length ?? 0) <= 3 && groups[groups.length - 1]?.length === 3 && inside;
}
