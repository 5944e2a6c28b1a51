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
      box.addEventListener("change", () => {
        const date = readDate(box.value);
        this.#tell(box, date === null);
        if (date !== null) onChange({ [name]: date });
      });
    }
  }

  /** @param {State} state */
  show(state) {
    for (const { name, box } of this.#boxes) {
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
