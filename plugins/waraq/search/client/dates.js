// @ts-check
/** The dates of the articles, in the order of their numbers. */
import { Damage } from "./binary.js";

/** @typedef {import("./narrowing.js").DateRun} DateRun */
/** @typedef {{year: number, month: number, count: number}} Period month 0: only the year is known; year 0: undated */

const LINE = /^(?:(\d{4})(?:-(\d\d)(?:-\d\d)?)?)?\t(\d{1,9})$/u;

/**
 * The runs of articles of one date. Throws `Damage`.
 * @param {string} text
 * @param {number} documents
 * @returns {DateRun[]}
 */
export function readDates(text, documents) {
  /** @type {DateRun[]} */
  const runs = [];
  let first = 0;
  for (const line of text.split("\n").slice(0, -1)) {
    if (!LINE.test(line)) throw new Damage("no date");
    const [date = "", count] = line.split("\t");
    const stop = first + Number(count);
    runs.push({ date, first, stop });
    first = stop;
  }
  if (first !== documents) throw new Damage("dates of other articles");
  return runs;
}

/**
 * How many articles are undated: those with the lowest numbers.
 * @param {readonly DateRun[]} runs
 * @returns {number}
 */
export function countUndated(runs) {
  return runs[0]?.date === "" ? runs[0].stop : 0;
}

/**
 * How many articles there are of each month, undated ones first.
 * @param {Uint32Array} numbers rising
 * @param {readonly DateRun[]} runs
 * @returns {Period[]}
 */
export function countPeriods(numbers, runs) {
  /** @type {Period[]} */
  const periods = [];
  let place = 0;
  for (const { date, stop } of runs) {
    const before = place;
    while (place < numbers.length && /** @type {number} */ (numbers[place]) < stop) place += 1;
    if (place === before) continue;
    const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
    const last = periods.at(-1);
    if (last?.year === year && last.month === month) last.count += place - before;
    else periods.push({ year, month, count: place - before });
  }
  return periods;
}
