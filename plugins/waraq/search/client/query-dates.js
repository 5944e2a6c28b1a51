// @ts-check
/** Dates in a query, read as their first and last day; mirrors `query_dates.py`. */
import { DIRECTIONS } from "./query-signs.js";

/**
 * @typedef {object} Days
 * @property {string} first ISO, both inclusive; empty where the range is open
 * @property {string} last
 * @property {number} end where the text of it ends
 */

// A right-to-left line shows 2014-05 in another order; typists set direction marks to mend that.
const MARKS = `${DIRECTIONS.source}*`;
const DIGIT = "[0-9\u0660-\u0669\u06f0-\u06f9]";
const YEAR = `[12\u0661\u0662\u06f1\u06f2]${DIGIT}{3}`;
const SIGN = "\u0621"; // of the Christian year: 2014ء
const PART = `${YEAR}(?:${MARKS}${SIGN}|${MARKS}-${MARKS}${DIGIT}{2}(?:${MARKS}-${MARKS}${DIGIT}{2})?)?`;
const DOTS = "\\.\\.|\u2026|\u06d4\u06d4";
const RANGE = new RegExp(`(${PART})?(?:${MARKS}(${DOTS})(?:${MARKS}(${PART}))?)?`, "uy");
const NO_DATE = new RegExp(`${DIRECTIONS.source}|${SIGN}`, "gu");
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/**
 * The date or range that begins at a position; null where there is none. A year alone is a date only
 * where `yearAlone` says so. Whether more digits follow, the caller must see.
 * @param {string} text
 * @param {number} position
 * @param {boolean} yearAlone
 * @returns {Days | null}
 */
export function readDays(text, position, yearAlone) {
  RANGE.lastIndex = position;
  const match = RANGE.exec(text);
  if (match === null) return null;
  const [start = "", dots = "", stop = ""] = match.slice(1).map((part) => (part ?? "").replace(NO_DATE, ""));
  if (start + stop === "" || (dots === "" && start.length === 4 && !yearAlone)) return null;
  const begin = start === "" ? null : findDays(start);
  const close = stop === "" && dots !== "" ? null : findDays(stop || start);
  if ([begin, close].includes(undefined)) return null;
  const [first, last] = [begin?.[0] ?? "", close?.[1] ?? ""];
  if (first !== "" && last !== "" && last < first) return null;
  return { first, last, end: position + match[0].length };
}

/**
 * The first and last day of a year, month or day; undefined for one that is in no calendar.
 * @param {string} part
 * @returns {[string, string] | undefined}
 */
export function findDays(part) {
  const plain = part.replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));
  const [year = "", month = "", day = ""] = plain.split("-");
  const lastMonth = month || "12";
  const lastDay = String(new Date(Date.UTC(Number(year), Number(lastMonth), 0)).getUTCDate());
  const exists = lastMonth >= "01" && lastMonth <= "12" && (day === "" || (day >= "01" && day <= lastDay));
  return year !== "" && exists ? [`${year}-${month || "01"}-${day || "01"}`, `${year}-${lastMonth}-${day || lastDay}`] : undefined;
}
