// @ts-check
/** The recent queries as a list on the page, each to search again or to forget. */
import { pick } from "./messages.js";
import { NOTHING, writeState } from "./state.js";

/** @typedef {import("./recent.js").RecentQueries} RecentQueries */
/** @typedef {import("./messages.js").Messages} Messages */

/** Wires `search-recent.html`. */
export class RecentView {
  #part;
  #list;
  #recent;
  #messages;
  #onChoose;

  /**
   * @param {HTMLElement} section
   * @param {RecentQueries} recent
   * @param {Messages} messages
   * @param {(query: string) => void} onChoose
   */
  constructor(section, recent, messages, onChoose) {
    this.#part = pick(section, "[data-recent]", HTMLElement);
    this.#list = pick(this.#part, "[data-recent-list]", HTMLElement);
    this.#recent = recent;
    this.#messages = messages;
    this.#onChoose = onChoose;
    pick(this.#part, "[data-recent-clear]", HTMLButtonElement).addEventListener("click", () => {
      recent.clear();
      this.show(true);
      section.querySelector("input")?.focus();
    });
  }

  /** @param {boolean} wanted nothing is searched, so there is room */
  show(wanted) {
    const queries = wanted ? this.#recent.list() : [];
    this.#part.hidden = queries.length === 0;
    this.#list.replaceChildren(...queries.map((query) => this.#makeItem(query)));
  }

  /** @param {string} query */
  #makeItem(query) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = writeState({ ...NOTHING, query }, location.href).href;
    link.dir = "auto";
    link.textContent = query;
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#onChoose(query);
    });
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "×";
    button.ariaLabel = this.#messages.write("recent-remove", { query });
    button.addEventListener("click", () => this.#forget(query));
    item.append(link, button);
    return item;
  }

  /** @param {string} query */
  #forget(query) {
    const place = this.#recent.list().indexOf(query);
    this.#recent.remove(query);
    this.show(true);
    const buttons = this.#list.querySelectorAll("button");
    const next = buttons[Math.min(place, buttons.length - 1)] ?? document.querySelector("[data-search] input");
    if (next instanceof HTMLElement) next.focus();
  }
}
