// @ts-check
/** What is searched, as the page's address holds it: the words, the order, and every condition. */

/** @typedef {"section" | "publication" | "person" | "place" | "organisation"} Field */
/** @typedef {import("./matching.js").Sort} Sort */
/** @typedef {{field: Field, value: string}} Chosen */
/**
 * @typedef {object} State
 * @property {string} query as typed
 * @property {Sort} sort
 * @property {string} from YYYY, YYYY-MM, YYYY-MM-DD or empty
 * @property {string} to the same
 * @property {readonly Chosen[]} chosen any value of a field, every field
 * @property {string} like the id of the article whose like are wanted, a dot and its date; or empty
 */

/** @type {readonly Field[]} */
export const FIELDS = ["section", "publication", "person", "place", "organisation"];

/** @type {State} */
export const NOTHING = { query: "", sort: "relevance", from: "", to: "", chosen: [], like: "" };

/** @type {readonly Sort[]} */
const SORTS = ["relevance", "newest", "oldest"];
// More than anyone chooses; an address is input like any other.
const MOST_CHOSEN = 50;
const LIKE = /^[\w-]{1,64}\.[\w~?%./-]{0,40}$/u;
const DATE = /^[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u;

/**
 * A date as the reader wrote it, in any of three digit sets, or null when it is none.
 * @param {string} text
 * @returns {string | null}
 */
export function readDate(text) {
  const plain = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) & 15));
  const date = plain.replace(/[\s\u200e\u200f\u061c]/gu, "").replace(/[\u2010-\u2013\u2212/]/gu, "-");
  return date === "" || DATE.test(date) ? date : null;
}

/**
 * The state that an address holds; what it can't hold is left out.
 * @param {URL} address
 * @returns {State}
 */
export function readState({ searchParams }) {
  const sort = SORTS.find((each) => each === searchParams.get("sort")) ?? "relevance";
  const like = searchParams.get("like") ?? "";
  const chosen = FIELDS.flatMap((field) =>
    [...new Set(searchParams.getAll(field))].filter((value) => value !== "").map((value) => ({ field, value })));
  return {
    query: searchParams.get("q") ?? "",
    sort,
    from: readDate(searchParams.get("from") ?? "") ?? "",
    to: readDate(searchParams.get("to") ?? "") ?? "",
    chosen: chosen.slice(0, MOST_CHOSEN),
    like: LIKE.test(like) ? like : "",
  };
}

/**
 * The address of a state: that of the page, with nothing in it that need not be said.
 * @param {State} state
 * @param {string} page
 * @returns {URL}
 */
export function writeState({ query, sort, from, to, chosen, like }, page) {
  const address = new URL(page);
  address.hash = "";
  address.search = "";
  const said = { q: query.trim() === "" ? "" : query, sort: sort === "relevance" ? "" : sort, from, to, like };
  for (const [name, value] of Object.entries(said)) if (value !== "") address.searchParams.set(name, value);
  for (const { field, value } of chosen) address.searchParams.append(field, value);
  return address;
}

/**
 * Whether nothing is asked for.
 * @param {State} state
 */
export function isIdle({ query, like }) {
  return query.trim() === "" && like === "";
}

/**
 * The chosen values with one put in, or taken out if it is there.
 * @param {readonly Chosen[]} chosen
 * @param {Chosen} one
 * @returns {Chosen[]}
 */
export function toggle(chosen, one) {
  const rest = chosen.filter(({ field, value }) => field !== one.field || value !== one.value);
  return rest.length < chosen.length ? rest : [...chosen, one];
}
