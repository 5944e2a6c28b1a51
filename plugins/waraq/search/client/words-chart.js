// @ts-check
/** The share of each year's articles that words stand in: a line each, and a table that says the same. */
import { pick } from "./messages.js";
import { makeSvg } from "./svg.js";

/** @typedef {import("./messages.js").Messages} Messages */
/** @typedef {{word: string, years: ReadonlyMap<number, number>, found: boolean, partial: boolean}} Line dated articles by year */

const HEIGHT = 100;
const STEP = 10;
const EDGE = 4;
const THOUSAND = 1000;

/** Wires the drawing, its legend and the table of `words.html`. */
export class WordsChart {
  #part;
  #drawing;
  #legend;
  #top;
  #head;
  #rows;
  #messages;
  #totals;

  /**
   * @param {HTMLElement} section
   * @param {Messages} messages
   * @param {ReadonlyMap<number, number>} totals all articles by year, ascending
   */
  constructor(section, messages, totals) {
    this.#part = pick(section, "[data-words-chart]", HTMLElement);
    this.#drawing = pick(this.#part, "[data-words-drawing]", HTMLElement);
    this.#legend = pick(this.#part, "[data-words-legend]", HTMLElement);
    this.#top = pick(this.#part, "[data-words-top]", HTMLElement);
    this.#head = pick(this.#part, "[data-words-head]", HTMLTableRowElement);
    this.#rows = pick(this.#part, "[data-words-rows]", HTMLTableSectionElement);
    this.#messages = messages;
    this.#totals = totals;
  }

  /** Show nothing. */
  clear() {
    this.#hide(true);
  }

  /**
   * Whatever is shown now, no room is kept for it any more (see page.js).
   * @param {boolean} hidden
   */
  #hide(hidden) {
    this.#part.hidden = hidden;
    document.documentElement.removeAttribute("data-asked");
  }

  /** @param {readonly Line[]} lines */
  show(lines) {
    this.#hide(lines.length === 0);
    const shares = lines.flatMap(({ years }) => [...years].map(([year, count]) => this.#share(year, count)));
    const most = Math.max(...shares, 1 / THOUSAND);
    this.#top.replaceChildren(this.#messages.fill("share", { count: Math.round(most * THOUSAND) }));
    this.#drawing.replaceChildren(this.#draw(lines, most));
    this.#legend.replaceChildren(...lines.map((line, place) => this.#explain(line, place)));
    this.#fillTable(lines);
  }

  /**
   * @param {number} year
   * @param {number} count
   */
  #share(year, count) {
    return count / Math.max(this.#totals.get(year) ?? 0, count, 1);
  }

  /**
   * @param {readonly Line[]} lines
   * @param {number} most
   */
  #draw(lines, most) {
    const years = [...this.#totals.keys()];
    const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
    const width = Math.max(last - first, 1) * STEP;
    const mirrored = getComputedStyle(this.#part).direction === "rtl";
    const svg = makeSvg("svg", {
      "class": "words-chart__lines", "viewBox": `${-EDGE} ${-EDGE} ${width + 2 * EDGE} ${HEIGHT + 2 * EDGE}`,
      "height": 2 * HEIGHT, "preserveAspectRatio": "none", "aria-hidden": "true", "focusable": "false",
    });
    for (const [place, { years: counts }] of lines.entries()) {
      let [path, alone] = ["", ""];
      let before = -1;
      for (const year of years) {
        const x = (mirrored ? last - year : year - first) * STEP;
        const y = HEIGHT - this.#share(year, counts.get(year) ?? 0) / most * HEIGHT;
        // A year without articles is a gap; one between two gaps is a point, which a line's width would hide.
        path += `${year === before + 1 ? "L" : "M"}${x} ${y.toFixed(1)}h0`;
        if (year !== before + 1 && !this.#totals.has(year + 1)) alone += `M${x} ${y.toFixed(1)}h0`;
        before = year;
      }
      svg.append(makeSvg("path", { "class": `words-chart__line words-chart__line--${place + 1}`, "d": path }));
      svg.append(makeSvg("path", { "class": `words-chart__year words-chart__year--${place + 1}`, "d": alone }));
    }
    return svg;
  }

  /**
   * @param {Line} line
   * @param {number} place
   */
  #explain({ word, years }, place) {
    const sample = makeSvg("svg", { "class": "words-chart__sample", "viewBox": "0 0 40 10", "width": 40, "height": 10, "aria-hidden": "true" });
    sample.append(makeSvg("path", { "class": `words-chart__line words-chart__line--${place + 1}`, "d": "M2 5h36" }));
    const total = [...years.values()].reduce((sum, count) => sum + count, 0);
    const item = document.createElement("li");
    const text = document.createElement("span");
    text.append(this.#messages.fill("word", { word, count: total }));
    item.append(sample, text);
    return item;
  }

  /** @param {readonly Line[]} lines */
  #fillTable(lines) {
    const year = this.#head.cells[0];
    this.#head.replaceChildren(...(year === undefined ? [] : [year]), ...lines.map(({ word }) => makeCell("th", word, "col")));
    const rows = [...this.#totals].filter(([, total]) => total > 0).reverse().map(([each, total]) => {
      const row = document.createElement("tr");
      row.append(makeCell("th", this.#messages.writePeriod(each, 0), "row"));
      for (const { years } of lines) {
        const cell = document.createElement("td");
        cell.append(this.#messages.fill("of", { count: years.get(each) ?? 0, total }));
        row.append(cell);
      }
      return row;
    });
    this.#rows.replaceChildren(...rows);
  }
}

/**
 * @param {"th"} tag
 * @param {string} text
 * @param {string} scope
 */
function makeCell(tag, text, scope) {
  const cell = document.createElement(tag);
  const isolated = document.createElement("bdi");
  isolated.textContent = text;
  cell.scope = scope;
  cell.append(isolated);
  return cell;
}
