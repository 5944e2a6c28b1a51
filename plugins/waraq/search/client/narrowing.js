// @ts-check
/** Which articles the fields and dates of a query leave over; mirrors `narrowing.py`. */
import { NOWHERE } from "./listing.js";
import { findDays } from "./query-dates.js";
import { readUnits } from "./units.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Filter} Filter */
/** @typedef {import("./listing.js").Listing} Listing */
/** @typedef {ReadonlyMap<string, Listing>} Listings where terms and keys stand */
/** @typedef {{field: string, value: string}} Choice a facet's value that a reader chose */
/** @typedef {{first: string, last: string}} Period ISO days, both inclusive; empty where it is open */
/** @typedef {{keys: ReadonlyMap<string, string[]>, period: Period | null}} Narrowing what is asked beside the query */
/** @typedef {{date: string, first: number, stop: number}} DateRun the articles of one date, by their numbers */

/**
 * The name that a field has in the index.
 * @param {string} field
 * @returns {string}
 */
export function nameField(field) {
  return field === "organisation" ? "org" : field;
}

/**
 * The key of a field's whole value, however its words are spaced.
 * @param {string} field
 * @param {readonly import("./units.js").Unit[]} units
 * @returns {string}
 */
export function wholeKey(field, units) {
  return `${field}=${units.map((unit) => unit.folded).join("")}`;
}

/**
 * The keys whose lists the fields of a query need.
 * @param {readonly Filter[]} filters
 * @returns {string[]}
 */
export function listFilterKeys(filters) {
  return filters.flatMap((filter) => [...wholeKeys(filter), ...wordKeys(filter)]);
}

/**
 * What a search is narrowed to beside its query. What is no date leaves its end open.
 * @param {readonly Choice[]} choices
 * @param {string} since a year, a month or a day
 * @param {string} until
 * @param {import("./analyzer.js").Analyzer} analyzer
 * @returns {Narrowing}
 */
export function readNarrowing(choices, since, until, analyzer) {
  /** @type {Map<string, string[]>} */
  const keys = new Map();
  for (const { field, value } of choices) {
    const name = nameField(field);
    const found = keys.get(name) ?? [];
    keys.set(name, found);
    const units = readUnits(value, analyzer);
    if (units.length > 0) found.push(wholeKey(name, units));
  }
  const [first, last] = [findPeriod(since)?.[0] ?? "", findPeriod(until)?.[1] ?? ""];
  return { keys, period: first + last === "" ? null : { first, last } };
}

/** @param {string} part */
function findPeriod(part) {
  return /^\d{4}(?:-\d{2}){0,2}$/u.test(part) ? findDays(part) : undefined;
}

/**
 * Whether a query asks for dates.
 * @param {Query} query
 * @param {Narrowing} narrowing
 * @returns {boolean}
 */
export function needsDates(query, narrowing) {
  return query.dates.length > 0 || narrowing.period !== null;
}

/**
 * A byte for each article, 1 where fields, dates and excluded words leave it over; null when nothing narrows.
 * @param {Query} query
 * @param {Narrowing} narrowing
 * @param {Listings} lists
 * @param {readonly DateRun[]} dates empty where they are not needed
 * @param {number} documents
 * @returns {Uint8Array | null}
 */
export function narrow(query, narrowing, lists, dates, documents) {
  const mask = new Mask(documents);
  for (const filter of query.filters) {
    const found = find(filter, lists);
    if (found === null || (filter.excluded && needsText(filter))) continue;
    if (filter.excluded) mask.drop([found]);
    else mask.keep([found]);
  }
  for (const keys of narrowing.keys.values()) mask.keep(keys.map((key) => (lists.get(key) ?? NOWHERE).numbers));
  mask.drop(query.excluded.map((term) => (lists.get(term) ?? NOWHERE).numbers));
  const asked = query.dates.filter(({ excluded }) => !excluded);
  if (asked.length > 0) mask.keepRuns(asked.flatMap((days) => findDated(days, dates)));
  mask.dropRuns(query.dates.filter(({ excluded }) => excluded).flatMap((days) => findDated(days, dates)));
  if (narrowing.period !== null) mask.keepRuns(findDated(narrowing.period, dates));
  return mask.bytes;
}

/** A byte for each article; made when something narrows. */
class Mask {
  /** @type {Uint8Array | null} */
  bytes = null;
  #documents;

  /** @param {number} documents */
  constructor(documents) {
    this.#documents = documents;
  }

  /**
   * Keep those of any of some lists.
   * @param {readonly Uint32Array[]} lists
   */
  keep(lists) {
    const before = this.bytes;
    const kept = new Uint8Array(this.#documents);
    for (const list of lists) for (const number of list) kept[number] = before?.[number] ?? 1;
    this.bytes = kept;
  }

  /**
   * Leave out those of any of some lists.
   * @param {readonly Uint32Array[]} lists
   */
  drop(lists) {
    for (const list of lists) for (const number of list) this.#all()[number] = 0;
  }

  /**
   * Keep those of any of some runs.
   * @param {readonly DateRun[]} runs
   */
  keepRuns(runs) {
    const before = this.#all();
    const kept = new Uint8Array(this.#documents);
    for (const { first, stop } of runs) kept.set(before.subarray(first, stop), first);
    this.bytes = kept;
  }

  /**
   * Leave out those of some runs.
   * @param {readonly DateRun[]} runs
   */
  dropRuns(runs) {
    for (const { first, stop } of runs) this.#all().fill(0, first, stop);
  }

  #all() {
    this.bytes ??= new Uint8Array(this.#documents).fill(1);
    return this.bytes;
  }
}

/**
 * Whether the headline itself must be read: for words next to each other, or such as are not indexed.
 * @param {Filter} filter
 * @returns {boolean}
 */
export function needsText({ field, units }) {
  return field === "headline" && (units.length > 1 || !units[0]?.indexed);
}

/** @param {Filter} filter */
function wholeKeys({ field, units }) {
  return field === "headline" ? [] : [wholeKey(field, units)];
}

/** @param {Filter} filter */
function wordKeys({ field, units }) {
  return units.filter((unit) => unit.indexed || field !== "headline").map((unit) => `${field}:${unit.text}`);
}

/**
 * The articles that may meet a filter; null when the lists say nothing of it.
 * @param {Filter} filter
 * @param {Listings} lists
 * @returns {Uint32Array | null}
 */
function find(filter, lists) {
  /** @param {string} key */
  const read = (key) => (lists.get(key) ?? NOWHERE).numbers;
  const whole = wholeKeys(filter).map(read)[0] ?? new Uint32Array();
  const words = wordKeys(filter).map(read);
  const [first] = words;
  if (first === undefined) return null;
  if (filter.units.length === 1) return Uint32Array.from(new Set([...whole, ...first]));
  if (whole.length > 0) return whole;
  return words.slice(1).map((list) => new Set(list))
    .reduce((left, list) => left.filter((number) => list.has(number)), first);
}

/**
 * The articles whose date lies within the days as a whole.
 * @param {Period} days
 * @param {readonly DateRun[]} dates
 * @returns {DateRun[]}
 */
function findDated({ first, last }, dates) {
  return dates.filter(({ date }) => {
    const days = findDays(date);
    return days !== undefined && days[0] >= first && (last === "" || days[1] <= last);
  });
}
