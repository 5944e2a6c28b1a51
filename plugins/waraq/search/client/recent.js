// @ts-check
/** What was searched on this device, newest first. It never leaves the device. */

const KEY = "waraq-recent";
const MOST = 20;
const LONGEST = 200;

/** The recent queries; where storage is refused or full, those of this page only. */
export class RecentQueries {
  /** @type {readonly string[] | null} what storage did not take */
  #unsaved = null;

  /** @returns {readonly string[]} */
  list() {
    if (this.#unsaved !== null) return this.#unsaved;
    try {
      const saved = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(saved) ? saved.filter(isQuery).slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  /** @param {string} query */
  keep(query) {
    const text = query.trim();
    if (isQuery(text)) this.#save([text, ...this.list().filter((other) => other !== text)].slice(0, MOST));
  }

  /** @param {string} query */
  remove(query) {
    this.#save(this.list().filter((other) => other !== query));
  }

  /** Forget all. */
  clear() {
    this.#save([]);
  }

  /** @param {readonly string[]} queries */
  #save(queries) {
    try {
      if (queries.length === 0) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify(queries));
      this.#unsaved = null;
    } catch {
      this.#unsaved = queries;
    }
  }
}

/** @param {unknown} value */
function isQuery(value) {
  return typeof value === "string" && value !== "" && value.length <= LONGEST;
}
