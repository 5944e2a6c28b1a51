// @ts-check
/** A text as a row of units, one for each word; mirrors `units.py`. Offsets are UTF-16 units. */

/** @typedef {import("./analyzer.js").Analyzer} Analyzer */
/**
 * @typedef {object} Unit
 * @property {string} text the word's term, or of a word too common to be indexed its folded form
 * @property {string} folded the word before it was stemmed
 * @property {number} start
 * @property {number} end half open
 * @property {boolean} indexed
 */
/** @typedef {{first: number, stop: number, term: string}} Mark units that are marked as one, `stop` exclusive */

/**
 * The units of a text in reading order.
 * @param {string} text
 * @param {Analyzer} analyzer
 * @returns {Unit[]}
 */
export function readUnits(text, analyzer) {
  return analyzer.tokenize(text).map(({ text: folded, start, end }) => {
    const indexed = !analyzer.isStopword(folded);
    return { text: indexed ? analyzer.indexForm(folded) : folded, folded, start, end, indexed };
  });
}

/**
 * The term of two neighbouring words written as one, or an empty text where that is none.
 * @param {Unit | undefined} left
 * @param {Unit | undefined} right
 * @param {Analyzer} analyzer
 */
export function compound(left, right, analyzer) {
  return left === undefined || right === undefined ? "" : analyzer.compound(left.folded, right.folded);
}

/**
 * What to mark, in reading order: words by their own term, or two neighbours by their compound's. A
 * term with a star at its end marks the words that begin so, folded.
 * @param {readonly Unit[]} units
 * @param {ReadonlySet<string>} terms
 * @param {Analyzer} analyzer
 * @returns {Mark[]}
 */
export function findMarks(units, terms, analyzer) {
  const beginnings = [...terms].filter((term) => term.endsWith("*")).map((term) => term.slice(0, -1)).sort();
  /** @type {Mark[]} */
  const marks = [];
  for (let place = 0; place < units.length; place += 1) {
    const unit = /** @type {Unit} */ (units[place]);
    if (unit.indexed && terms.has(unit.text)) {
      marks.push({ first: place, stop: place + 1, term: unit.text });
      continue;
    }
    const joined = compound(unit, units[place + 1], analyzer);
    if (joined !== "" && terms.has(joined)) {
      marks.push({ first: place, stop: place + 2, term: joined });
      place += 1;
      continue;
    }
    const begun = unit.indexed ? beginnings.find((letters) => unit.folded.startsWith(letters)) : undefined;
    if (begun !== undefined) marks.push({ first: place, stop: place + 1, term: `${begun}*` });
  }
  return marks;
}

/**
 * Whether the words of a phrase stand next to each other, written together or apart.
 * @param {readonly Unit[]} units
 * @param {readonly Unit[]} phrase
 * @param {Analyzer} analyzer
 * @returns {boolean}
 */
export function containsPhrase(units, phrase, analyzer) {
  return units.some((_, start) => begins(units, start, phrase, analyzer));
}

/**
 * @param {readonly Unit[]} units
 * @param {number} start
 * @param {readonly Unit[]} phrase
 * @param {Analyzer} analyzer
 */
function begins(units, start, phrase, analyzer) {
  let at = start;
  for (let wanted = 0; wanted < phrase.length; wanted += 1) {
    const here = units[at];
    const word = /** @type {Unit} */ (phrase[wanted]);
    if (here === undefined) return false;
    if (here.text === word.text) {
      at += 1;
    } else if (compound(here, units[at + 1], analyzer) === word.text) {
      at += 2;
    } else if (here.text === compound(word, phrase[wanted + 1], analyzer)) {
      at += 1;
      wanted += 1;
    } else {
      return false;
    }
  }
  return true;
}
