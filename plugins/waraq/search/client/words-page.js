// @ts-check
/**
 * Words over time: in how many of each year's articles the words that a reader chooses stand. The page
 * says without scripts who is named most; this adds a form, which the address holds, to ask for any words.
 */
import { Engine } from "./engine.js";
import { SearchError } from "./errors.js";
import { Messages, pick } from "./messages.js";
import { WordsChart } from "./words-chart.js";
import { splitWords, writeQuery } from "./words-query.js";

/** @typedef {import("./words-chart.js").Line} Line */

/** The form, the chart and the table of `words.html`. */
export class WordsPage {
  #form;
  #input;
  #status;
  #messages;
  #engine;
  #chart;
  #asked = 0;

  /** @param {HTMLElement} section has `data-totals`: years with all their articles, as «1992:3 1993:5» */
  constructor(section) {
    this.#form = pick(section, "form[data-words-form]", HTMLFormElement);
    this.#input = pick(section, "input[name=w]", HTMLInputElement);
    this.#status = pick(section, "[data-words-status]", HTMLElement);
    this.#messages = new Messages(section);
    const { manifest = "", totals = "" } = section.dataset;
    this.#engine = new Engine(new URL(manifest, document.baseURI), undefined);
    this.#chart = new WordsChart(section, this.#messages, readTotals(totals));
  }

  /** Show what the address asks for, and what the form does from now on. */
  start() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const address = new URL(location.href);
      const words = splitWords(this.#input.value).join("\u060c ");
      if (words === "") address.searchParams.delete("w");
      else address.searchParams.set("w", words);
      if (address.href !== location.href) history.pushState(null, "", address);
      void this.#restore();
    });
    globalThis.addEventListener("popstate", () => void this.#restore());
    void this.#restore();
  }

  /** Count the words of the address; an answer that comes after the next question is dropped. */
  async #restore() {
    const asked = ++this.#asked;
    const words = splitWords(new URL(location.href).searchParams.get("w") ?? "");
    this.#input.value = words.join("\u060c ");
    if (words.length === 0) {
      this.#chart.clear();
      this.#status.replaceChildren();
      return;
    }
    this.#status.replaceChildren(this.#messages.fill("counting"));
    try {
      const lines = await this.#count(words);
      if (asked !== this.#asked) return;
      this.#chart.show(lines.filter(({ found }) => found));
      this.#status.replaceChildren(...this.#describe(lines));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#chart.clear();
      this.#status.replaceChildren(this.#messages.fill(error instanceof SearchError ? error.kind : "unavailable"));
    }
  }

  /**
   * @param {readonly string[]} words
   * @returns {Promise<Line[]>}
   */
  async #count(words) {
    const index = await this.#engine.open();
    return Promise.all(words.map(async (word) => {
      const answer = await index.search(writeQuery(word), { limit: 0 });
      const years = new Map();
      for (const { year, count } of await index.countPeriods(answer)) {
        if (year > 0) years.set(year, (years.get(year) ?? 0) + count);
      }
      return { word, years, found: answer.total > 0, partial: answer.partial };
    }));
  }

  /**
   * @param {readonly Line[]} lines
   * @returns {Node[]} a message for each thing to say, with blanks between
   */
  #describe(lines) {
    const missing = lines.filter(({ found }) => !found).map(({ word }) => word);
    const found = lines.length - missing.length;
    const told = [
      ...(found > 0 ? [this.#messages.fill("counted", { count: found })] : []),
      ...(missing.length > 0 ? [this.#messages.fill("missing", { words: missing })] : []),
      ...(lines.some(({ partial }) => partial) ? [this.#messages.fill("partial")] : []),
    ];
    return told.flatMap((message) => [message, document.createTextNode(" ")]);
  }
}

/**
 * @param {string} text
 * @returns {Map<number, number>} articles by year, ascending
 */
function readTotals(text) {
  return new Map(text.split(" ").filter((pair) => pair !== "").map((pair) => {
    const [year, count] = pair.split(":").map(Number);
    return [year ?? 0, count ?? 0];
  }));
}
