// @ts-check
/** The years or months of the found articles as a list with counts: the chart in words, and a facet. */
import { makeCount } from "./facets-view.js";
import { pick } from "./messages.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./periods.js").Bar} Bar */
/** @typedef {import("./messages.js").Messages} Messages */

/** Wires the list of years in `search-facets.html`. */
export class YearsView {
  #values;
  #messages;
  #onChange;

  /**
   * @param {HTMLElement} section
   * @param {Messages} messages
   * @param {(change: Partial<State>) => void} onChange
   */
  constructor(section, messages, onChange) {
    this.#values = pick(section, "[data-facet=date] [data-facet-values]", HTMLElement);
    this.#messages = messages;
    this.#onChange = onChange;
  }

  /**
   * @param {readonly Bar[]} bars
   * @param {number} undated articles
   * @param {State} state
   */
  show(bars, undated, { from, to }) {
    const items = bars.filter(({ count }) => count > 0).reverse().map((bar) => {
      const button = document.createElement("button");
      const chosen = bar.from === from && bar.to === to;
      button.type = "button";
      button.className = "facet__period";
      button.ariaPressed = String(chosen);
      button.append(this.#messages.writePeriod(bar.year, bar.month), ...makeCount(bar.count, this.#messages));
      button.addEventListener("click", () => this.#onChange(chosen ? { from: "", to: "" } : { from: bar.from, to: bar.to }));
      const item = document.createElement("li");
      item.append(button);
      return item;
    });
    const focused = this.#values.contains(document.activeElement);
    this.#values.replaceChildren(...items, ...(undated > 0 ? [this.#makeUndated(undated)] : []));
    const buttons = [...this.#values.querySelectorAll("button")];
    if (focused) (buttons.find(({ ariaPressed }) => ariaPressed === "true") ?? buttons[0])?.focus();
  }

  /** @param {number} count */
  #makeUndated(count) {
    const item = document.createElement("li");
    const label = document.createElement("span");
    label.className = "facet__period";
    label.append(this.#messages.fill("unknown-date"), ...makeCount(count, this.#messages));
    item.append(label);
    return item;
  }
}
