// @ts-check
/** Every condition of a search as a chip that takes it away again. */
import { pick } from "./messages.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./messages.js").Messages} Messages */
/** @typedef {{text: string, change: Partial<State>}} Chip */

/** Wires the chips of `search-tools.html`. */
export class ChipsView {
  #list;
  #section;
  #messages;
  #onChange;
  /** Where a chip was pressed, so that the focus stays there. */
  #pressed = -1;

  /**
   * @param {HTMLElement} section
   * @param {Messages} messages
   * @param {(change: Partial<State>) => void} onChange
   */
  constructor(section, messages, onChange) {
    this.#section = section;
    this.#list = pick(section, "[data-chips]", HTMLElement);
    this.#messages = messages;
    this.#onChange = onChange;
  }

  /** @param {State} state */
  show(state) {
    const chips = this.#listChips(state);
    this.#list.hidden = chips.length === 0;
    this.#list.replaceChildren(...chips.map((chip, place) => this.#makeItem(chip, place)));
    if (this.#pressed < 0) return;
    const buttons = this.#list.querySelectorAll("button");
    const next = buttons[Math.min(this.#pressed, buttons.length - 1)];
    (next ?? pick(this.#section, "[data-search-status]", HTMLElement)).focus();
    this.#pressed = -1;
  }

  /**
   * @param {State} state
   * @returns {Chip[]}
   */
  #listChips({ from, to, chosen }) {
    /** @type {Chip[]} */
    const chips = [];
    const write = (/** @type {string} */ date) => this.#messages.writeDate(date);
    if (from !== "" && from === to) chips.push({ text: write(from), change: { from: "", to: "" } });
    else {
      if (from !== "") chips.push({ text: this.#messages.write("from", { date: write(from) }), change: { from: "" } });
      if (to !== "") chips.push({ text: this.#messages.write("to", { date: write(to) }), change: { to: "" } });
    }
    for (const one of chosen) chips.push({ text: one.value, change: { chosen: chosen.filter((other) => other !== one) } });
    return chips;
  }

  /**
   * @param {Chip} chip
   * @param {number} place
   */
  #makeItem({ text, change }, place) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const name = document.createElement("bdi");
    const cross = document.createElement("span");
    button.type = "button";
    button.ariaLabel = this.#messages.write("remove", { name: text });
    button.addEventListener("click", () => {
      this.#pressed = place;
      this.#onChange(change);
    });
    name.textContent = text;
    cross.textContent = "×";
    cross.ariaHidden = "true";
    button.append(name, " ", cross);
    item.append(button);
    return item;
  }
}
