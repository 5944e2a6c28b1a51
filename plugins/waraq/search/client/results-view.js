// @ts-check
/** Shows answers in the search page. The markup comes from its templates, the words too. */
import { Messages } from "./messages.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Hit} Hit */
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
  #messages;
  /** @type {Set<string>} */
  #missing = new Set();

  /** @param {HTMLElement} section see `search.html` for what must be in it */
  constructor(section) {
    this.#status = pick(section, "[data-search-status]", HTMLElement);
    this.#all = pick(section, "[data-search-list=all]", HTMLElement);
    this.#some = pick(section, "[data-search-list=some]", HTMLElement);
    this.#divider = pick(section, "[data-search-divider]", HTMLElement);
    this.#more = pick(section, "[data-search-more]", HTMLButtonElement);
    this.#template = pick(section, "template[data-search-hit]", HTMLTemplateElement);
    this.#root = new URL(section.dataset["root"] || "./", document.baseURI);
    this.#messages = new Messages(section);
  }

  /** @param {() => void} listener called when the reader wants more results */
  onMore(listener) {
    this.#more.addEventListener("click", listener);
  }

  /** How many results are shown. */
  get shown() {
    return this.#all.childElementCount + this.#some.childElementCount;
  }

  /** Take away all results. */
  clear() {
    this.#all.replaceChildren();
    this.#some.replaceChildren();
    this.#missing.clear();
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
   * Say what an answer holds.
   * @param {Answer} answer
   */
  announceAnswer(answer) {
    const parts = [];
    if (answer.note !== "") parts.push(this.#messages.fill(answer.note));
    else if (answer.totalAll > 0) parts.push(this.#messages.fill("found", { count: answer.totalAll }));
    else if (answer.total > 0) parts.push(this.#messages.fill("found-some", { count: answer.total }));
    else parts.push(this.#messages.fill("none"));
    if (answer.missing.length > 0) parts.push(this.#messages.fill("unknown", { words: answer.missing }));
    if (answer.partial) parts.push(this.#messages.fill("partial"));
    this.#status.replaceChildren(...parts.flatMap((part) => [part, " "]));
  }

  /**
   * Add the hits of an answer below those shown.
   * @param {Answer} answer
   * @param {string} query as typed, carried into the article's address
   * @returns {HTMLElement | null} the link of the first new result
   */
  append(answer, query) {
    const nowhere = new Set(answer.missing);
    const items = answer.hits.map((hit) => this.#makeItem(hit, query, nowhere));
    for (const [index, hit] of answer.hits.entries()) {
      (hit.matchedAll ? this.#all : this.#some).append(/** @type {Node} */ (items[index]));
      for (const word of hit.missing) this.#missing.add(word);
    }
    this.#divider.hidden = this.#some.childElementCount === 0;
    this.#divider.replaceChildren(this.#messages.fill("divider", { words: [...this.#missing] }));
    this.#more.hidden = this.shown >= answer.total;
    return items[0]?.querySelector("a") ?? null;
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
    const address = new URL(hit.url, this.#root);
    address.hash = `q=${encodeURIComponent(query)}`;
    link.href = address.href;
    link.append(...makeSegments(hit.title));
    pick(item, "[data-hit=excerpt]", HTMLElement).append(...makeSegments(hit.excerpt));
    showText(item, "section", hit.section);
    showText(item, "publication", hit.publication);
    if (hit.date !== "") pick(item, "[data-hit=date]", HTMLElement).replaceChildren(makeTime(hit));
    const missing = pick(item, "[data-hit=missing]", HTMLElement);
    const words = hit.missing.filter((word) => !nowhere.has(word));
    if (words.length === 0) missing.remove();
    else missing.append(this.#messages.fill("hit-missing", { words }));
    return item;
  }
}

/**
 * The element of a contract between a template and its script; throws where the template breaks it.
 * @template {Element} Kind
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function pick(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(selector);
  return found;
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

/** @param {Hit} hit */
function makeTime(hit) {
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
