// @ts-check
/** Shows answers in the search page. The markup comes from its templates, the words too. */
import { INDEX } from "./host.js";
import { pick } from "./messages.js";
import { NOTHING, writeState } from "./state.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Hit} Hit */
/** @typedef {import("./messages.js").Messages} Messages */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./excerpt.js").Segment} Segment */

/** The part of the search page below its form. */
export class ResultsView {
  #status;
  #all;
  #some;
  #divider;
  #more;
  #template;
  #root;
  #rightToLeft;
  #messages;
  #passed = 0;
  /** @type {Set<string>} */
  #missing = new Set();

  /**
   * @param {HTMLElement} section see `search.html` for what must be in it
   * @param {Messages} messages
   */
  constructor(section, messages) {
    this.#status = pick(section, "[data-search-status]", HTMLElement);
    this.#all = pick(section, "[data-search-list=all]", HTMLElement);
    this.#some = pick(section, "[data-search-list=some]", HTMLElement);
    this.#divider = pick(section, "[data-search-divider]", HTMLElement);
    this.#more = pick(section, "[data-search-more]", HTMLButtonElement);
    this.#template = pick(section, "template[data-search-hit]", HTMLTemplateElement);
    this.#root = new URL(section.dataset["root"] || "./", document.baseURI);
    this.#rightToLeft = new Set((section.dataset["rightToLeft"] ?? "").split(" "));
    this.#messages = messages;
  }

  /** @param {() => void} listener called when the reader wants more results */
  onMore(listener) {
    this.#more.addEventListener("click", listener);
  }

  /** @param {(place: {at: number, top: number}) => void} listener called when the reader goes on from a result */
  onOpen(listener) {
    for (const list of [this.#all, this.#some]) {
      list.addEventListener("click", ({ target }) => {
        const at = this.#items.findIndex((item) => target instanceof Node && item.contains(target));
        listener({ at, top: this.#items[at]?.getBoundingClientRect().top ?? 0 });
      });
    }
  }

  /**
   * Bring a result where it was in the window, and whoever uses keys to it.
   * @param {{at: number, top: number}} place
   */
  returnTo({ at, top }) {
    const item = this.#items[at];
    if (item === undefined) return;
    scrollBy({ top: item.getBoundingClientRect().top - top });
    // Who went somewhere else meanwhile stays there.
    if (document.activeElement === document.body) item.querySelector("a")?.focus({ preventScroll: true });
  }

  get #items() {
    return [...this.#all.children, ...this.#some.children];
  }

  /** @param {(like: string, title: string) => void} listener called when the reader wants the like of a result */
  onSimilar(listener) {
    for (const list of [this.#all, this.#some]) {
      list.addEventListener("click", (event) => {
        const link = event.target instanceof Element ? event.target.closest("[data-hit=similar]") : null;
        if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        listener(link.dataset["like"] ?? "", link.dataset["title"] ?? "");
      });
    }
  }

  /** How many results were shown, or could not be. */
  get passed() {
    return this.#passed;
  }

  /** Take away all results. */
  clear() {
    this.#all.replaceChildren();
    this.#some.replaceChildren();
    this.#missing.clear();
    this.#passed = 0;
    this.#divider.hidden = true;
    this.#more.hidden = true;
  }

  /**
   * Say one thing in the status line, where screen readers read it out.
   * @param {string} name of the message
   * @param {Parameters<Messages["fill"]>[1]} [values]
   */
  announce(name, values) {
    this.#status.replaceChildren(this.#messages.fill(name, values));
  }

  /**
   * Say what an answer holds, a line each.
   * @param {Answer} answer
   * @param {State} state
   */
  announceAnswer({ total, totalAll, note, corrections, missing, unread, partial }, { like }) {
    const lines = corrections.map(({ kind, typed, words: word }) =>
      this.#messages.fill(kind === "roman" ? "roman" : "corrected", { typed, word }));
    if (like !== "") lines.push(this.#describeLike());
    const corrected = new Set(corrections.map(({ typed }) => typed));
    const words = missing.filter((word) => !corrected.has(word));
    if (words.length > 0) lines.push(this.#messages.fill("unknown", { words }));
    if (note !== "") lines.push(this.#messages.fill(note));
    else if (totalAll > 0 && like === "") lines.push(this.#messages.fill("found", { count: totalAll }));
    else if (total > 0 && like === "") lines.push(this.#messages.fill("found-some", { count: total }));
    else if (total === 0) lines.push(this.#messages.fill("none"));
    if (unread > 0) lines.push(this.#messages.fill("unread", { count: unread }));
    if (partial) lines.push(this.#messages.fill("partial"));
    this.#status.replaceChildren(...lines.map((line) => {
      const paragraph = document.createElement("p");
      paragraph.append(line);
      return paragraph;
    }));
  }

  /** Whose like are shown: the headline is known to those who came by the link. */
  #describeLike() {
    const title = /** @type {{title?: unknown} | null} */ (history.state)?.title;
    return typeof title === "string" ? this.#messages.fill("similar-to", { title }) : this.#messages.fill("similar");
  }

  /**
   * Add the hits of an answer below those shown.
   * @param {Answer} answer
   * @param {State} state
   * @returns {HTMLElement | null} the link of the first new result
   */
  append(answer, state) {
    const nowhere = new Set(answer.missing);
    const items = answer.hits.map((hit) => {
      const item = this.#makeItem(hit, answer.searched, nowhere);
      this.#linkSimilar(pick(item, "[data-hit=similar]", HTMLAnchorElement), hit);
      return item;
    });
    for (const [index, hit] of answer.hits.entries()) {
      (hit.matchedAll ? this.#all : this.#some).append(/** @type {Node} */ (items[index]));
      for (const word of hit.missing) this.#missing.add(word);
    }
    this.#divider.hidden = this.#some.childElementCount === 0;
    this.#divider.replaceChildren(this.#messages.fill("divider", { words: [...this.#missing] }));
    this.#passed += answer.hits.length + answer.unread;
    this.#more.hidden = state.like !== "" || this.#passed >= answer.total;
    return items[0]?.querySelector("a") ?? null;
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {Hit} hit
   */
  #linkSimilar(link, { id, date, headline: title }) {
    const like = `${id}.${date}`;
    link.href = writeState({ ...NOTHING, like }, location.href).href;
    link.ariaLabel = this.#messages.write("similar-to", { title });
    Object.assign(link.dataset, { like, title });
  }

  /**
   * @param {Hit} hit
   * @param {string} query
   * @param {ReadonlySet<string>} nowhere words that no article has: said once, above the results
   * @returns {HTMLElement}
   */
  #makeItem(hit, query, nowhere) {
    const content = /** @type {DocumentFragment} */ (this.#template.content.cloneNode(true));
    const item = pick(content, "li", HTMLElement);
    const link = pick(item, "a", HTMLAnchorElement);
    const address = new URL(hit.url + INDEX, this.#root);
    if (query.trim() !== "") address.hash = `q=${encodeURIComponent(query)}`;
    link.href = address.href;
    link.append(...makeSegments(hit.title));
    const excerpt = pick(item, "[data-hit=excerpt]", HTMLElement);
    excerpt.append(...makeSegments(hit.excerpt));
    if (hit.lang !== "") for (const element of [link, excerpt]) this.#setLanguage(element, hit.lang);
    showText(item, "section", hit.section);
    showText(item, "publication", hit.publication);
    if (hit.date + hit.dateText !== "") pick(item, "[data-hit=date]", HTMLElement).replaceChildren(makeDate(hit));
    const missing = pick(item, "[data-hit=missing]", HTMLElement);
    const words = hit.missing.filter((word) => !nowhere.has(word));
    if (words.length === 0) missing.remove();
    else missing.append(this.#messages.fill("hit-missing", { words }));
    return item;
  }

  /**
   * Say in which language a text is, as `direction.py` does for those of other pages.
   * @param {HTMLElement} element
   * @param {string} lang
   */
  #setLanguage(element, lang) {
    element.lang = lang;
    const script = /-([a-z]{4})(?:-|$)/iu.exec(lang)?.[1];
    element.dir = this.#rightToLeft.has(script ? `und-${script}` : lang.replace(/-.*/u, "")) ? "rtl" : "ltr";
  }
}

/**
 * Fill the element of that name, or take it away when there is nothing to say.
 * @param {HTMLElement} item
 * @param {string} name
 * @param {string} text
 */
function showText(item, name, text) {
  const element = pick(item, `[data-hit=${name}]`, HTMLElement);
  if (text === "") element.remove();
  else (element.querySelector("bdi") ?? element).textContent = text;
}

/**
 * What is known of the date, which may be no date for machines.
 * @param {Hit} hit
 */
function makeDate(hit) {
  if (hit.date === "") {
    const words = document.createElement("bdi");
    words.textContent = hit.dateText;
    return words;
  }
  const time = document.createElement("time");
  time.dateTime = hit.date;
  time.textContent = hit.dateText || hit.date;
  return time;
}

/**
 * @param {readonly Segment[]} segments
 * @returns {Array<Node | string>}
 */
function makeSegments(segments) {
  return segments.map(({ text, marked }) => {
    if (!marked) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
