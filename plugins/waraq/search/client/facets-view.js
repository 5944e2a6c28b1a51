// @ts-check
/**
 * What the found articles are about, with counts, to narrow them by. A list is counted when it is
 * opened. Several values of one list mean any of them, so choosing one leaves the others in place.
 */
import { pick } from "./messages.js";
import { FIELDS, toggle } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Field} Field */
/** @typedef {{value: string, count: number}} FacetValue */
/** @typedef {(field: Field) => Promise<FacetValue[]>} Count of the articles found */
/** @typedef {import("./messages.js").Messages} Messages */

const FIRST = 10;
const MORE = 40;

/** One list of values. */
class Facet {
  #values;
  #more;
  #messages;
  #field;
  #onChange;
  #part;
  /** @type {readonly FacetValue[]} */
  #counted = [];
  #shown = FIRST;
  /** For which search the values were counted; see `nameCount`. */
  #countedFor = "";
  /** @type {{state: State, count: Count, signal: AbortSignal} | null} */
  #results = null;

  /**
   * @param {HTMLElement} section
   * @param {Field} field
   * @param {Messages} messages
   * @param {(change: Partial<State>) => void} onChange
   */
  constructor(section, field, messages, onChange) {
    this.#part = pick(section, `[data-facet=${field}]`, HTMLDetailsElement);
    this.#values = pick(this.#part, "[data-facet-values]", HTMLElement);
    this.#more = pick(this.#part, "[data-facet-more]", HTMLButtonElement);
    this.#field = field;
    this.#messages = messages;
    this.#onChange = onChange;
    this.#part.addEventListener("toggle", () => void this.#count());
    this.#more.addEventListener("click", () => {
      const next = this.#shown;
      this.#shown += MORE;
      this.#fill();
      this.#values.querySelectorAll("input")[next]?.focus();
    });
  }

  /**
   * @param {State} state
   * @param {Count} count
   * @param {AbortSignal} signal
   */
  show(state, count, signal) {
    this.#results = { state, count, signal };
    if (this.#isCounted(state)) this.#fill();
    else void this.#count();
  }

  /** @param {State} state */
  #isCounted(state) {
    return [nameCount(state, this.#field, true), nameCount(state, this.#field, false)].includes(this.#countedFor);
  }

  async #count() {
    if (!this.#part.open || this.#results === null || this.#isCounted(this.#results.state)) return;
    const { state, count, signal } = this.#results;
    try {
      const counted = await count(this.#field);
      if (signal.aborted) return;
      this.#counted = counted;
      this.#countedFor = nameCount(state, this.#field, state.chosen.some(({ field }) => field === this.#field));
      this.#shown = FIRST;
      this.#fill();
    } catch {
      // Superseded, or a file is missing: opening the list again asks again.
    }
  }

  #fill() {
    const chosen = (this.#results?.state.chosen ?? []).filter(({ field }) => field === this.#field);
    const listed = new Set(this.#counted.map(({ value }) => value));
    const lost = chosen.filter(({ value }) => !listed.has(value)).map(({ value }) => ({ value, count: 0 }));
    const values = [...lost, ...this.#counted.slice(0, this.#shown)];
    const marked = new Set(chosen.map(({ value }) => value));
    const items = values.map((each) => this.#makeItem(each, marked.has(each.value)));
    const focused = this.#values.contains(document.activeElement) ? document.activeElement : null;
    const name = focused instanceof HTMLInputElement ? focused.value : null;
    this.#values.replaceChildren(...(items.length > 0 ? items : [this.#makeNone()]));
    if (name !== null) [...this.#values.querySelectorAll("input")].find(({ value }) => value === name)?.focus();
    this.#more.hidden = this.#counted.length <= this.#shown;
  }

  #makeNone() {
    const item = document.createElement("li");
    item.className = "note";
    item.append(this.#messages.fill("facet-none"));
    return item;
  }

  /**
   * @param {FacetValue} value
   * @param {boolean} checked
   */
  #makeItem({ value, count }, checked) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = value;
    box.checked = checked;
    box.addEventListener("change", () => {
      const chosen = this.#results?.state.chosen ?? [];
      this.#onChange({ chosen: toggle(chosen, { field: this.#field, value }) });
    });
    const name = document.createElement("bdi");
    name.textContent = value;
    label.append(box, name, ...makeCount(count, this.#messages));
    const item = document.createElement("li");
    item.append(label);
    return item;
  }
}

/**
 * A name for what is counted in a list. Counts made while no value of the list was chosen hold for
 * every choice in it, since its values do not exclude each other.
 * @param {State} state
 * @param {Field} field
 * @param {boolean} own whether values of the list count
 */
function nameCount({ query, from, to, chosen }, field, own) {
  return JSON.stringify([query, from, to, own, chosen.filter((each) => own || each.field !== field)]);
}

/** All lists but that of the years. */
export class FacetsView {
  #facets;

  /**
   * @param {HTMLElement} section
   * @param {Messages} messages
   * @param {(change: Partial<State>) => void} onChange
   */
  constructor(section, messages, onChange) {
    this.#facets = FIELDS.map((field) => new Facet(section, field, messages, onChange));
  }

  /**
   * @param {State} state
   * @param {Count} count
   * @param {AbortSignal} signal
   */
  show(state, count, signal) {
    for (const facet of this.#facets) facet.show(state, count, signal);
  }
}

/**
 * A number beside a name: seen as a number, heard with what it counts.
 * @param {number} count
 * @param {Messages} messages
 * @returns {HTMLElement[]}
 */
export function makeCount(count, messages) {
  const seen = document.createElement("span");
  const heard = document.createElement("span");
  seen.className = "count";
  seen.ariaHidden = "true";
  seen.textContent = messages.writeNumber(count);
  heard.className = "visually-hidden";
  heard.append(messages.fill("articles", { count }));
  return [seen, heard];
}
