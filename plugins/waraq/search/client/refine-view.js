// @ts-check
/** Everything that changes a search that has results: its order, its conditions, its address. */
import { ChipsView } from "./chips-view.js";
import { DatesView } from "./dates-view.js";
import { FacetsView } from "./facets-view.js";
import { Histogram } from "./histogram.js";
import { pick } from "./messages.js";
import { makeBars } from "./periods.js";
import { YearsView } from "./years-view.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Sort} Sort */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./engine.js").Index} Index */
/** @typedef {import("./messages.js").Messages} Messages */
/**
 * @typedef {object} Wishes
 * @property {(change: Partial<State>) => void} change
 * @property {(message: string) => void} announce
 */

const WIDE = "(min-width: 60rem)";

/** Wires `search-tools.html` and `search-facets.html`. */
export class RefineView {
  #tools;
  #sort;
  #sortLabel;
  #copy;
  #facetsPart;
  #chips;
  #dates;
  #facets;
  #years;
  #histogram;

  /**
   * @param {HTMLElement} section
   * @param {Messages} messages
   * @param {Wishes} wishes
   */
  constructor(section, messages, { change, announce }) {
    this.#tools = pick(section, "[data-search-tools]", HTMLElement);
    this.#sort = pick(section, "[data-sort]", HTMLSelectElement);
    this.#sortLabel = pick(section, "[data-sort-label]", HTMLElement);
    this.#copy = pick(section, "[data-copy]", HTMLAnchorElement);
    this.#facetsPart = pick(section, "[data-facets]", HTMLDetailsElement);
    this.#facetsPart.open = matchMedia(WIDE).matches;
    this.#chips = new ChipsView(section, messages, change);
    this.#dates = new DatesView(section, messages, change);
    this.#facets = new FacetsView(section, messages, change);
    this.#years = new YearsView(section, messages, change);
    this.#histogram = new Histogram(section, messages, (from, to) => change({ from, to }));
    this.#sort.addEventListener("change", () => change({ sort: /** @type {Sort} */ (this.#sort.value) }));
    this.#copy.addEventListener("click", (event) => void copyAddress(event, announce));
  }

  /**
   * @param {State} state
   * @param {Answer} answer
   * @param {Index} index
   * @param {AbortSignal} signal
   */
  async show(state, answer, index, signal) {
    // What is like an article can't be narrowed.
    const whole = state.like === "";
    const periods = whole ? await index.countPeriods(answer).catch(() => []) : [];
    if (signal.aborted) return;
    const narrowed = state.chosen.length > 0 || state.from !== "" || state.to !== "";
    const bars = whole ? makeBars(periods) : [];
    this.#copy.href = location.href;
    this.#tools.hidden = answer.total === 0 && !narrowed;
    this.#sort.value = state.sort;
    this.#sortLabel.hidden = !whole;
    this.#facetsPart.hidden = !whole || (answer.total === 0 && !narrowed);
    this.#chips.show(whole ? state : { ...state, from: "", to: "", chosen: [] });
    this.#dates.show(state);
    this.#histogram.show(bars);
    this.#years.show(bars, periods.find(({ year }) => year === 0)?.count ?? 0, state);
    if (whole) this.#facets.show(state, (field) => index.countFacets(answer, field), signal);
  }

  /** Nothing is searched, or nothing could be. */
  hide() {
    this.#tools.hidden = true;
    this.#facetsPart.hidden = true;
    this.#histogram.show([]);
  }
}

/**
 * Copy the link's address; where that is not allowed, the link is followed, and the address stands above.
 * @param {MouseEvent} event
 * @param {(message: string) => void} announce
 */
async function copyAddress(event, announce) {
  const clipboard = /** @type {Clipboard | undefined} */ (navigator.clipboard);
  if (clipboard === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await clipboard.writeText(location.href);
    announce("copied");
  } catch {
    // Refused by the reader: the address still stands in the browser's own bar.
  }
}
