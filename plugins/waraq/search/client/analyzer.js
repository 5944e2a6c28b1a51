// @ts-check
/**
 * The analyzer in the browser: the twin of `waraq.text.Analyzer`.
 *
 * It knows no Urdu of its own. It interprets the tables of `Analyzer.to_json()`
 * and gives exactly what Python gives, except that offsets count UTF-16 units,
 * as JavaScript strings do. Unicode properties and `toLowerCase` are not used:
 * they differ between versions of Unicode.
 */

/**
 * @typedef {object} Tables
 * @property {number} format
 * @property {[number, number, string][]} letters first and last code point, what they become
 * @property {[number, number][]} marks left out; they belong to the letter before
 * @property {[number, number][]} joiners left out; they belong to nothing
 * @property {[number, number, string][]} classes of folded characters, ascending
 * @property {Record<string, string>} words spelling variants
 * @property {Record<string, string>} prefixes spelling variants at the start of a word
 * @property {string[]} stopwords
 * @property {[string, string, number, string][]} suffixes ending, replacement, minimum, list of stems
 * @property {Record<string, string[]>} stems
 * @property {Record<string, string>} exceptions
 *
 * @typedef {{text: string, start: number, end: number}} Token
 * @typedef {{text: string, start: number, end: number, position: number}} Term
 * @typedef {{kind: string, start: number, end: number}} Run
 * @typedef {{characters: string[], starts: number[], ends: number[]}} Folded
 *
 * @typedef {object} Analyzer
 * @property {(text: string) => string} fold
 * @property {(text: string) => Token[]} tokenize
 * @property {(word: string) => string} stem takes a folded word
 * @property {(text: string) => Term[]} analyze
 * @property {(text: string) => string[]} queryTerms
 */

export const FORMAT = 1;

const WORDS = new Set(["arabic", "latin", "other"]);
const SIGNS = new Set(["group", "decimal"]);

/** @type {(text: string) => number} */
const length = (text) => Array.from(text).length;

/**
 * @param {Tables} tables
 * @returns {Analyzer}
 */
export function createAnalyzer(tables) {
  if (tables.format !== FORMAT) {
    throw new RangeError(`analyzer tables have format ${tables.format}, this client reads ${FORMAT}`);
  }
  const folding = createFolding(tables);
  const stem = createStemmer(tables);
  const stopwords = new Set(tables.stopwords);

  /** @type {Analyzer["tokenize"]} */
  const tokenize = (text) => {
    const folded = folding.foldLetters(text);
    const runs = folding.splitRuns(folded.characters);
    /** @type {Token[]} */
    const tokens = [];
    for (let at = 0; at < runs.length; ) {
      const run = runs[at];
      if (run.kind === "digit") {
        const chain = takeNumberChain(runs, at);
        tokens.push(...readNumbers(folded, chain));
        at += chain.length;
        continue;
      }
      if (WORDS.has(run.kind)) tokens.push(makeToken(folding.spell(folded.characters, run), folded, run, run));
      at += 1;
    }
    return tokens;
  };

  /** @type {Analyzer["analyze"]} */
  const analyze = (text) =>
    tokenize(text)
      .map((token, position) => ({ ...token, position }))
      .filter((token) => !stopwords.has(token.text))
      .map((token) => ({ ...token, text: stem(token.text) }));

  return {
    fold: folding.fold,
    tokenize,
    stem,
    analyze,
    queryTerms: (text) => [...new Set(analyze(text).map((term) => term.text))],
  };
}

/** @param {Tables} tables */
function createFolding(tables) {
  const letters = expandRanges(tables.letters);
  const marks = expandRanges(tables.marks.map(([first, last]) => [first, last, ""]));
  const joiners = expandRanges(tables.joiners.map(([first, last]) => [first, last, ""]));
  const words = new Map(Object.entries(tables.words));
  const prefixes = new Map(Object.entries(tables.prefixes));
  const longestPrefix = Math.max(0, ...[...prefixes.keys()].map(length));

  /** @type {(text: string) => Folded} */
  const foldLetters = (text) => {
    /** @type {Folded} */
    const folded = { characters: [], starts: [], ends: [] };
    let start = 0;
    for (const character of text) {
      const end = start + character.length;
      const code = /** @type {number} */ (character.codePointAt(0));
      if (marks.has(code)) {
        if (folded.ends.length) folded.ends[folded.ends.length - 1] = end;
      } else if (!joiners.has(code)) {
        for (const to of letters.get(code) ?? character) {
          folded.characters.push(to);
          folded.starts.push(start);
          folded.ends.push(end);
        }
      }
      start = end;
    }
    return folded;
  };

  /** @type {(character: string) => string} the class, or "" for what separates */
  const classify = (character) => {
    const code = /** @type {number} */ (character.codePointAt(0));
    let low = 0;
    let high = tables.classes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tables.classes[middle][0] <= code) low = middle + 1;
      else high = middle;
    }
    const range = tables.classes[low - 1];
    return range && code <= range[1] ? range[2] : "";
  };

  /** @type {(characters: string[]) => Run[]} */
  const splitRuns = (characters) => {
    /** @type {Run[]} */
    const runs = [];
    characters.forEach((character, index) => {
      const kind = classify(character);
      const last = runs[runs.length - 1];
      if (last && last.kind === kind && (WORDS.has(kind) || kind === "digit")) last.end = index + 1;
      else runs.push({ kind, start: index, end: index + 1 });
    });
    return runs;
  };

  /** @type {(characters: string[], run: Run) => string} */
  const spell = (characters, run) => {
    const part = characters.slice(run.start, run.end);
    const word = part.join("");
    if (run.kind !== "arabic") return word;
    const known = words.get(word);
    if (known !== undefined) return known;
    for (let size = Math.min(longestPrefix, part.length); size > 0; size -= 1) {
      const prefix = prefixes.get(part.slice(0, size).join(""));
      if (prefix !== undefined) return prefix + part.slice(size).join("");
    }
    return word;
  };

  /** @type {(text: string) => string} */
  const fold = (text) => {
    const { characters } = foldLetters(text);
    return splitRuns(characters)
      .map((run) => spell(characters, run))
      .join("");
  };
  return { fold, foldLetters, splitRuns, spell };
}

/** @param {Tables} tables */
function createStemmer(tables) {
  const exceptions = new Map(Object.entries(tables.exceptions));
  const stems = new Map(Object.entries(tables.stems).map(([name, list]) => [name, new Set(list)]));
  /** @type {Map<string, [string, string, number, string][]>} */
  const rules = new Map();
  for (const rule of tables.suffixes) rules.set(rule[0], [...(rules.get(rule[0]) ?? []), rule]);
  const longest = Math.max(0, ...[...rules.keys()].map(length));

  /** @type {(word: string) => string} */
  return (word) => {
    const known = exceptions.get(word);
    if (known !== undefined) return known;
    const characters = Array.from(word);
    for (let size = Math.min(longest, characters.length - 1); size > 0; size -= 1) {
      const rest = characters.slice(0, -size);
      for (const [, replacement, minimum, list] of rules.get(characters.slice(-size).join("")) ?? []) {
        const fits = rest.length >= minimum && (!list || stems.get(list)?.has(rest.join("")));
        if (fits) return rest.join("") + replacement;
      }
    }
    return word;
  };
}

/** @type {(ranges: [number, number, string][]) => Map<number, string>} */
function expandRanges(ranges) {
  const map = new Map();
  for (const [first, last, to] of ranges) {
    for (let code = first; code <= last; code += 1) map.set(code, to);
  }
  return map;
}

/** @type {(text: string, folded: Folded, first: Run, last: Run) => Token} */
function makeToken(text, folded, first, last) {
  return { text, start: folded.starts[first.start], end: folded.ends[last.end - 1] };
}

/**
 * Digits, sign, digits, sign … as far as they go.
 * @type {(runs: Run[], at: number) => Run[]}
 */
function takeNumberChain(runs, at) {
  let stop = at + 1;
  while (stop + 1 < runs.length && SIGNS.has(runs[stop].kind) && runs[stop + 1].kind === "digit") stop += 2;
  return runs.slice(at, stop);
}

/**
 * One token when the chain is one number (1,250 or 12,50,000.5), else one for each run of digits.
 * @type {(folded: Folded, chain: Run[]) => Token[]}
 */
function readNumbers(folded, chain) {
  const digits = chain.filter((run) => run.kind === "digit");
  const texts = digits.map((run) => folded.characters.slice(run.start, run.end).join(""));
  const decimals = chain.filter((run) => run.kind === "decimal").length;
  const groups = texts.slice(0, texts.length - decimals);
  const endsInDecimal = !decimals || (decimals === 1 && chain[chain.length - 2].kind === "decimal");
  if (endsInDecimal && areGroups(groups)) {
    const text = [groups.join(""), ...texts.slice(groups.length)].join(".");
    return [makeToken(text, folded, digits[0], digits[digits.length - 1])];
  }
  return digits.map((run, index) => makeToken(texts[index], folded, run, run));
}

/** @type {(groups: string[]) => boolean} thousands, or the lakhs and crores of South Asia */
function areGroups(groups) {
  if (groups.length === 1) return true;
  const inside = groups.slice(1, -1).every((group) => group.length === 2 || group.length === 3);
  return groups[0].length <= 3 && groups[groups.length - 1].length === 3 && inside;
}
