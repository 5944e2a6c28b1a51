// @ts-check
/** Two boxes for the first and the last day. */
import { pick } from "./messages.js";
import { readDate } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./messages.js").Messages} Messages */

/** Wires the date boxes of `search-facets.html`. */
export class DatesView {
  #boxes;
  #hint;
  #messages;
  /** Boxes that somebody writes in: an answer that comes meanwhile must not take it away. */
  #written = new Set();

  /**
   * @param {HTMLElement} section
   * @param {Messages} messages
   * @param {(change: Partial<State>) => void} onChange
   */
  constructor(section, messages, onChange) {
    const part = pick(section, "[data-dates]", HTMLElement);
    this.#hint = pick(part, "[data-dates-hint]", HTMLElement);
    this.#messages = messages;
    this.#boxes = /** @type {const} */ (["from", "to"]).map((name) =>
      ({ name, box: pick(part, `[data-date=${name}]`, HTMLInputElement) }));
    for (const { name, box } of this.#boxes) {
      box.addEventListener("input", () => this.#written.add(box));
      box.addEventListener("change", () => {
        this.#written.delete(box);
        const date = readDate(box.value);
        this.#tell(box, date === null);
        if (date !== null) onChange({ [name]: date });
      });
    }
  }

  /** @param {State} state */
  show(state) {
    for (const { name, box } of this.#boxes.filter(({ box: each }) => !this.#written.has(each))) {
      box.value = state[name];
      this.#tell(box, false);
    }
  }

  /**
   * @param {HTMLInputElement} box
   * @param {boolean} wrong
   */
  #tell(box, wrong) {
    if (wrong) box.ariaInvalid = "true";
    else box.removeAttribute("aria-invalid");
    const name = this.#boxes.some(({ box: each }) => each.ariaInvalid === "true") ? "dates-wrong" : "dates-hint";
    this.#hint.replaceChildren(this.#messages.fill(name));
  }
}
