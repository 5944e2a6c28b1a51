// @ts-check
/**
 * How many articles were found in every year or month, as a chart on which a span is chosen by
 * dragging or by keys. Time runs as the page's lines do. The same counts stand as a list among the facets.
 */
import { pick } from "./messages.js";
import { makeSvg } from "./svg.js";

/** @typedef {import("./periods.js").Bar} Bar */
/** @typedef {import("./messages.js").Messages} Messages */

const HEIGHT = 64;
// A bar of one article can still be seen beside one of thousands.
const LEAST = 2;

/** Wires the chart of `search-tools.html`. */
export class Histogram {
  #part;
  #chart;
  #axis;
  #status;
  #refuge;
  #messages;
  #onNarrow;
  /** @type {readonly Bar[]} */
  #bars = [];
  #anchor = 0;
  #active = 0;
  #dragging = false;

  /**
   * @param {HTMLElement} section
   * @param {Messages} messages
   * @param {(from: string, to: string) => void} onNarrow
   */
  constructor(section, messages, onNarrow) {
    this.#part = pick(section, "[data-histogram]", HTMLElement);
    this.#axis = pick(this.#part, "[data-histogram-axis]", HTMLElement);
    this.#status = pick(this.#part, "[data-histogram-status]", HTMLElement);
    this.#refuge = pick(section, "[data-search-status]", HTMLElement);
    this.#messages = messages;
    this.#onNarrow = onNarrow;
    this.#chart = makeSvg("svg", {
      "class": "histogram__chart", "role": "listbox", "tabindex": 0, "width": "100%", "height": HEIGHT,
      "preserveAspectRatio": "none", "aria-multiselectable": "true", "aria-orientation": "horizontal",
      "aria-labelledby": "search-histogram", "aria-describedby": "search-histogram-status",
    });
    pick(this.#part, "[data-histogram-chart]", HTMLElement).replaceChildren(this.#chart);
    this.#listen();
  }

  /** @param {readonly Bar[]} bars one bar is no chart */
  show(bars) {
    this.#bars = bars;
    const focused = this.#part.contains(document.activeElement);
    this.#part.hidden = bars.length < 2;
    if (this.#part.hidden) {
      // Narrowed to one month, the chart goes away: keep the keyboard where the results are told of.
      if (focused) this.#refuge.focus();
      return;
    }
    const most = Math.max(...bars.map(({ count }) => count), 1);
    this.#chart.setAttribute("viewBox", `0 0 ${bars.length} ${HEIGHT}`);
    this.#chart.replaceChildren(...bars.map((bar, place) => this.#draw(bar, place, most)));
    const middle = bars.length > 4 ? [bars[bars.length >> 1]] : [];
    this.#axis.replaceChildren(...[bars[0], ...middle, bars.at(-1)].map((bar) => {
      const label = document.createElement("span");
      if (bar !== undefined) label.textContent = this.#name(bar);
      return label;
    }));
    this.#choose(-1, -1);
  }

  #listen() {
    this.#chart.addEventListener("keydown", (event) => this.#press(event));
    this.#chart.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      this.#dragging = true;
      this.#chart.setPointerCapture(event.pointerId);
      const place = this.#placeOf(event);
      this.#choose(place, place);
    });
    this.#chart.addEventListener("pointermove", (event) => {
      if (this.#dragging) this.#choose(this.#anchor, this.#placeOf(event));
    });
    this.#chart.addEventListener("pointerup", () => {
      if (this.#dragging) this.#narrow();
      this.#dragging = false;
    });
    this.#chart.addEventListener("pointercancel", () => {
      this.#dragging = false;
      this.#choose(-1, -1);
    });
  }

  get #rightToLeft() {
    return getComputedStyle(this.#part).direction === "rtl";
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const last = this.#bars.length - 1;
    const forward = this.#rightToLeft ? "ArrowLeft" : "ArrowRight";
    const back = this.#rightToLeft ? "ArrowRight" : "ArrowLeft";
    /** @type {Readonly<Record<string, number>>} */
    const targets = { [forward]: this.#active + 1, [back]: this.#active < 0 ? last : this.#active - 1, Home: 0, End: last };
    const target = targets[event.key];
    if (target !== undefined) {
      const place = Math.min(Math.max(0, target), last);
      this.#choose(event.shiftKey && this.#anchor >= 0 ? this.#anchor : place, place);
    } else if (event.key === "Enter" || event.key === " ") this.#narrow();
    else if (event.key === "Escape" && this.#active >= 0) this.#choose(-1, -1);
    else return;
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #placeOf({ clientX }) {
    const box = this.#chart.getBoundingClientRect();
    const share = (this.#rightToLeft ? box.right - clientX : clientX - box.left) / box.width;
    return Math.min(Math.max(0, Math.floor(share * this.#bars.length)), this.#bars.length - 1);
  }

  /**
   * @param {number} anchor where the span was begun; below 0 nothing is chosen
   * @param {number} active
   */
  #choose(anchor, active) {
    this.#anchor = anchor;
    this.#active = active;
    const [first, last] = [Math.min(anchor, active), Math.max(anchor, active)];
    for (const [place, bar] of [...this.#chart.children].entries()) {
      bar.setAttribute("aria-selected", String(place >= first && place <= last));
      bar.toggleAttribute("data-active", place === active);
    }
    if (active < 0) this.#chart.removeAttribute("aria-activedescendant");
    else this.#chart.setAttribute("aria-activedescendant", `search-bar-${active}`);
    // A bar is read out by itself; of a span only this line tells.
    this.#status.ariaLive = first === last ? "off" : "polite";
    this.#status.replaceChildren(this.#describe(first, last));
  }

  /**
   * @param {number} first
   * @param {number} last
   */
  #describe(first, last) {
    const chosen = this.#bars.slice(Math.max(0, first), last + 1);
    const [from, to] = [chosen[0], chosen.at(-1)];
    if (first < 0 || from === undefined || to === undefined) return this.#messages.fill("chart-hint");
    const count = chosen.reduce((sum, bar) => sum + bar.count, 0);
    if (from === to) return this.#messages.fill("bar", { period: this.#name(from), count });
    return this.#messages.fill("span", { first: this.#name(from), last: this.#name(to), count });
  }

  #narrow() {
    const from = this.#bars[Math.min(this.#anchor, this.#active)];
    const to = this.#bars[Math.max(this.#anchor, this.#active)];
    if (from !== undefined && to !== undefined) this.#onNarrow(from.from, to.to);
  }

  /** @param {Bar} bar */
  #name({ year, month }) {
    return this.#messages.writePeriod(year, month);
  }

  /**
   * @param {Bar} bar
   * @param {number} place
   * @param {number} most
   */
  #draw(bar, place, most) {
    const x = this.#rightToLeft ? this.#bars.length - 1 - place : place;
    const height = bar.count === 0 ? 0 : Math.max(LEAST, bar.count / most * HEIGHT);
    const group = makeSvg("g", {
      "role": "option", "id": `search-bar-${place}`, "aria-selected": "false",
      "aria-label": this.#messages.write("bar", { period: this.#name(bar), count: bar.count }),
    });
    group.append(
      makeSvg("rect", { "class": "histogram__slot", x, "y": 0, "width": 1, "height": HEIGHT }),
      makeSvg("rect", { "class": "histogram__bar", "x": x + 0.1, "y": HEIGHT - height, "width": 0.8, height }),
    );
    return group;
  }
}
