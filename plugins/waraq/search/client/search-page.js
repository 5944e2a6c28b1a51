// @ts-check
/**
 * The search page: enhances the form of `search.html`, which without scripts says what to do
 * instead. The page has the manifest with it, and asks for the tables while this script is on the way;
 * of the index itself nothing is fetched before there is a query.
 */
import { Engine } from "./engine.js";
import { SearchError } from "./errors.js";
import { Messages, pick } from "./messages.js";
import { RecentQueries } from "./recent.js";
import { ResultsView } from "./results-view.js";
import { NOTHING, isIdle, readState, writeState } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {{passed: number, at: number, top: number}} Left how many results there were, which was opened, and where it was */
/** @typedef {import("./engine.js").Index} Index */

const PAGE = 10;
// As many are shown again to those who come back; whoever had more asks for more.
const MOST_RESTORED = 100;
// Long enough to type on, short enough to feel at once.
const TYPING_PAUSE_MS = 250;

/** One reader's searching: a form, its address in the browser's history, and the results. */
class SearchPage {
  #section;
  #input;
  #view;
  #engine;
  #messages;
  #recent = new RecentQueries();
  #running = new AbortController();
  #state = readState(new URL(location.href));
  #pause = 0;
  #typing = false;
  /** @type {Promise<import("./refine-view.js").RefineView> | null} */
  #refine = null;
  /** @type {Promise<import("./recent-view.js").RecentView> | null} */
  #recentView = null;
  /** @type {Promise<import("./combobox.js").Combobox> | null} */
  #combobox = null;
  /** @type {Promise<import("./keyboard.js").Keyboard> | null} */
  #keyboard = null;

  /** @param {HTMLElement} section */
  constructor(section) {
    const form = pick(section, "form[data-search-form]", HTMLFormElement);
    this.#section = section;
    this.#input = pick(form, "input[name=q]", HTMLInputElement);
    this.#messages = new Messages(section);
    this.#view = new ResultsView(section, this.#messages);
    const { manifest = "", edition } = section.dataset;
    this.#engine = new Engine(new URL(manifest, document.baseURI), edition);
    this.#listen(form);
    void this.#engine.open().catch(() => undefined);
    this.#restore();
  }

  /** @param {HTMLFormElement} form */
  #listen(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#commit();
    });
    this.#input.addEventListener("focus", () => this.#makeCombobox());
    this.#input.addEventListener("input", (event) => {
      // While a word is being composed, what stands in the box is not yet what the reader means.
      if (!(event instanceof InputEvent && event.isComposing)) this.#wait();
    });
    this.#input.addEventListener("compositionend", () => this.#wait());
    this.#view.onMore(() => void this.#run(this.#view.passed));
    this.#view.onOpen((place) => this.#leave(place));
    this.#view.onSimilar((like, title) => this.#showSimilar(like, title));
    globalThis.addEventListener("popstate", () => this.#restore());
    const button = pick(form, "[data-keyboard-button]", HTMLButtonElement);
    button.addEventListener("click", () => void this.#toggleKeyboard(button).catch(() => undefined));
  }

  /** Search what the address says, and show as much as was shown before the reader went on. */
  #restore() {
    this.#typing = false;
    const { passed = 0, at = -1, top = 0 } = /** @type {Partial<Left>} */ (history.state ?? {});
    this.#start(readState(new URL(location.href)), { passed: Math.min(passed, MOST_RESTORED), at, top });
    this.#input.value = this.#state.query;
  }

  /**
   * Keep what is searched, and in the history how far the reader came: one comes back by it.
   * @param {{at: number, top: number}} place
   */
  #leave(place) {
    this.#recent.keep(this.#state.query);
    history.replaceState({ ...history.state, ...place, passed: this.#view.passed }, "");
  }

  /** Search when the reader stops typing. */
  #wait() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#type(), TYPING_PAUSE_MS);
  }

  /** Search what is being typed: one entry in the history for all of it. */
  #type() {
    const query = this.#input.value;
    if (query === this.#state.query) return;
    const typing = this.#typing;
    this.#go({ query, like: "" }, typing);
    this.#typing = true;
  }

  /** Search at once; what is typed next is a new entry in the history. */
  #commit() {
    clearTimeout(this.#pause);
    this.#type();
    this.#typing = false;
    this.#recent.keep(this.#state.query);
    void this.#combobox?.then((combobox) => combobox.close()).catch(() => undefined);
  }

  /** @param {string} query */
  #choose(query) {
    this.#input.value = query;
    this.#commit();
  }

  /**
   * @param {string} like
   * @param {string} title
   */
  #showSimilar(like, title) {
    const state = { ...NOTHING, like };
    history.pushState({ title }, "", writeState(state, location.href));
    this.#input.value = "";
    this.#typing = false;
    this.#start(state);
    scrollTo({ top: 0 });
    pick(this.#section, "[data-search-status]", HTMLElement).focus({ preventScroll: true });
  }

  /**
   * Search something else, and say so in the address.
   * @param {Partial<State>} change
   * @param {boolean} [replacing] the address, not adding to the history
   */
  #go(change, replacing = false) {
    const state = { ...this.#state, ...change };
    const address = writeState(state, location.href);
    if (replacing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#typing = false;
    this.#start(state);
  }

  /**
   * @param {State} state
   * @param {Left} [left]
   */
  #start(state, left) {
    this.#state = state;
    this.#running.abort();
    clearTimeout(this.#pause);
    this.#showRecent(isIdle(state));
    if (!isIdle(state)) {
      void this.#run(0, left);
      return;
    }
    this.#view.clear();
    this.#view.announce("ready");
    void this.#refine?.then((refine) => refine.hide()).catch(() => undefined);
  }

  /**
   * Fetch and show one page of results; an answer that comes after the next question is dropped.
   * @param {number} offset
   * @param {Left} [left]
   */
  async #run(offset, left) {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const state = this.#state;
    this.#view.announce("searching");
    try {
      const index = await this.#engine.open();
      const limit = Math.max(PAGE, left?.passed ?? 0);
      const answer = await this.#ask(index, state, { limit, offset, signal });
      if (signal.aborted) return;
      if (offset === 0) this.#view.clear();
      const first = this.#view.append(answer, state);
      this.#view.announceAnswer(answer, state);
      if (left !== undefined) this.#view.returnTo(left);
      if (offset > 0) first?.focus();
      else void this.#showTools(state, answer, index, signal).catch(() => (this.#refine = null));
    } catch (error) {
      if (signal.aborted) return;
      if (offset === 0) this.#view.clear();
      this.#view.announce(error instanceof SearchError ? error.kind : "unavailable");
    }
  }

  /**
   * @param {Index} index
   * @param {State} state
   * @param {import("./answer.js").SearchOptions} options
   * @returns {Promise<Answer>}
   */
  async #ask(index, state, options) {
    const { query, like, sort, from, to, chosen } = state;
    const dot = like.indexOf(".");
    if (dot > 0) return index.moreLike(await index.findNumber(like.slice(0, dot), like.slice(dot + 1)), options);
    return index.search(query, { ...options, sort, from, to, chosen });
  }

  /**
   * @param {State} state
   * @param {Answer} answer
   * @param {Index} index
   * @param {AbortSignal} signal
   */
  async #showTools(state, answer, index, signal) {
    // The results are painted first.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    if (signal.aborted) return;
    this.#refine ??= import("./refine-view.js").then(({ RefineView }) => new RefineView(this.#section, this.#messages, {
      change: (change) => this.#go(change),
      announce: (message) => this.#view.announce(message),
    }));
    const refine = await this.#refine;
    if (!signal.aborted) await refine.show(state, answer, index, signal);
  }

  /** @param {boolean} wanted */
  #showRecent(wanted) {
    if (wanted && this.#recent.list().length > 0) {
      this.#recentView ??= import("./recent-view.js").then(({ RecentView }) =>
        new RecentView(this.#section, this.#recent, this.#messages, (query) => this.#choose(query)));
    }
    void this.#recentView?.then((view) => view.show(isIdle(this.#state))).catch(() => undefined);
  }

  #makeCombobox() {
    if (this.#combobox !== null) return;
    const before = this.#input.value;
    this.#combobox = import("./suggestions.js").then(({ suggest }) => {
      const take = (/** @type {string} */ query) => this.#choose(query);
      const combobox = suggest(this.#section, this.#engine, this.#recent, this.#messages, take);
      // What was typed while this was on its way, and not sent yet.
      const { value } = this.#input;
      if (value !== before && (this.#typing || value !== this.#state.query)) combobox.wait();
      return combobox;
    });
    // Without suggestions the box is still a box.
    this.#combobox.catch(() => (this.#combobox = null));
  }

  /** @param {HTMLButtonElement} button */
  async #toggleKeyboard(button) {
    const template = pick(this.#section, "template[data-keyboard]", HTMLTemplateElement);
    const place = pick(this.#section, "[data-keyboard-place]", HTMLElement);
    this.#keyboard ??= import("./keyboard.js").then(({ Keyboard }) => new Keyboard(this.#input, button, template, place));
    this.#keyboard.catch(() => (this.#keyboard = null));
    (await this.#keyboard).toggle();
  }
}

/** The page may be found by search engines; results for any words that somebody put in a link to it may not. */
if (location.search !== "") {
  const robots = document.createElement("meta");
  robots.name = "robots";
  robots.content = "noindex";
  document.head.append(robots);
}

for (const section of document.querySelectorAll("[data-search]")) {
  if (section instanceof HTMLElement) new SearchPage(section);
}
