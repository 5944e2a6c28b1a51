// @ts-check
/**
 * The search page: enhances the form of `search.html`, which without scripts says what to do
 * instead. The page has the manifest with it, and asks for the tables while this script is on the way;
 * of the index itself nothing is fetched before there is a query.
 */
import { SearchError } from "./errors.js";
import { ResultsView, pick } from "./results-view.js";

const PAGE = 10;
// Long enough to type on, short enough to feel at once.
const TYPING_PAUSE_MS = 250;

/** One reader's searching: a form, its address in the browser's history, and the results. */
class SearchPage {
  #input;
  #view;
  #manifest;
  #known;
  /** @type {Promise<import("./index-reader.js").Index> | null} */
  #index = null;
  #running = new AbortController();
  #query = "";
  #pause = 0;
  #typing = false;

  /** @param {HTMLElement} section */
  constructor(section) {
    const form = pick(section, "form[data-search-form]", HTMLFormElement);
    this.#input = pick(form, "input[name=q]", HTMLInputElement);
    this.#view = new ResultsView(section);
    this.#manifest = new URL(section.dataset["manifest"] ?? "", document.baseURI);
    this.#known = readKnown(section.dataset["edition"]);
    this.#listen(form);
    void this.#open().catch(() => undefined);
    this.#restore();
  }

  /** @param {HTMLFormElement} form */
  #listen(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#commit();
    });
    this.#input.addEventListener("focus", () => void this.#open().catch(() => undefined));
    this.#input.addEventListener("input", (event) => {
      // While a word is being composed, what stands in the box is not yet what the reader means.
      if (!(event instanceof InputEvent && event.isComposing)) this.#wait();
    });
    this.#input.addEventListener("compositionend", () => this.#wait());
    this.#view.onMore(() => void this.#run(this.#view.shown));
    globalThis.addEventListener("popstate", () => this.#restore());
  }

  /** Search what the address says. */
  #restore() {
    const query = new URLSearchParams(location.search).get("q") ?? "";
    this.#input.value = query;
    this.#typing = false;
    this.#start(query);
  }

  /** Search when the reader stops typing. */
  #wait() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#type(), TYPING_PAUSE_MS);
  }

  /** Search what is being typed: one entry in the history for all of it. */
  #type() {
    const query = this.#input.value;
    if (query === this.#query) return;
    const address = addressOf(query);
    if (this.#typing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#typing = true;
    this.#start(query);
  }

  /** Search at once; what is typed next is a new entry in the history. */
  #commit() {
    clearTimeout(this.#pause);
    this.#type();
    this.#typing = false;
  }

  /** @param {string} query */
  #start(query) {
    this.#query = query;
    this.#running.abort();
    if (query.trim() === "") {
      this.#view.clear();
      this.#view.announce("ready");
      return;
    }
    void this.#run(0);
  }

  /**
   * Fetch and show one page of results; an answer that comes after the next question is dropped.
   * @param {number} offset
   */
  async #run(offset) {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const query = this.#query;
    this.#view.announce("searching");
    try {
      const index = await this.#open();
      const answer = await index.search(query, { limit: PAGE, offset, signal });
      if (signal.aborted) return;
      if (offset === 0) this.#view.clear();
      const first = this.#view.append(answer, query);
      this.#view.announceAnswer(answer);
      if (offset > 0) first?.focus();
    } catch (error) {
      if (signal.aborted) return;
      if (offset === 0) this.#view.clear();
      this.#view.announce(error instanceof SearchError ? error.kind : "unavailable");
    }
  }

  /** The index, opened when it is first needed. */
  #open() {
    this.#index ??= import("./index-reader.js").then((reader) => reader.openIndex(this.#manifest, this.#known));
    this.#index.catch(() => (this.#index = null));
    return this.#index;
  }
}

/**
 * The manifest that the page came with, if it came with one.
 * @param {string | undefined} text
 * @returns {unknown}
 */
function readKnown(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

/** @param {string} query */
function addressOf(query) {
  const address = new URL(location.href);
  if (query.trim() === "") address.searchParams.delete("q");
  else address.searchParams.set("q", query);
  return address;
}

for (const section of document.querySelectorAll("[data-search]")) {
  if (section instanceof HTMLElement) new SearchPage(section);
}
