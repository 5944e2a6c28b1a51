// @ts-check
/** What is suggested while a query is typed: recent queries, words of the archive, names it knows. */

import { Combobox } from "./combobox.js";
import { pick } from "./messages.js";

/** @typedef {import("./combobox.js").Suggestion} Suggestion */
/** @typedef {import("./completing.js").NameFound} Name */
/** @typedef {import("./messages.js").Messages} Messages */

const MOST_RECENT = 5;
const MOST_FOUND = 5;
const LAST_WORD = /[^\s"“”«»]*$/u;

/**
 * The search box with suggestions below it.
 * @param {HTMLElement} section
 * @param {import("./engine.js").Engine} engine
 * @param {import("./recent.js").RecentQueries} recent
 * @param {Messages} messages
 * @param {(query: string) => void} onTake
 * @returns {Combobox}
 */
export function suggest(section, engine, recent, messages, onTake) {
  const input = pick(section, "input[name=q]", HTMLInputElement);
  const list = pick(section, "[data-suggestions-list]", HTMLElement);
  const status = pick(section, "[data-suggestions-status]", HTMLElement);
  return new Combobox(input, list, status, messages, new SuggestionSource(engine, recent, messages, onTake));
}

/** Suggestions out of the index and the device's memory. */
class SuggestionSource {
  #engine;
  #recent;
  #messages;
  #onTake;

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {import("./recent.js").RecentQueries} recent
   * @param {Messages} messages
   * @param {(query: string) => void} onTake
   */
  constructor(engine, recent, messages, onTake) {
    this.#engine = engine;
    this.#recent = recent;
    this.#messages = messages;
    this.#onTake = onTake;
  }

  /**
   * @param {string} text
   * @param {AbortSignal} signal
   * @returns {Promise<Suggestion[]>}
   */
  async find(text, signal) {
    const typed = text.trim();
    const recent = this.#recent.list().filter((query) => query !== typed && query.startsWith(typed));
    const remembered = recent.slice(0, MOST_RECENT).map((query) => ({
      group: "group-recent", text: query, kind: "", query, removable: true,
    }));
    if (/(^|\s)$/u.test(text)) return remembered;
    const index = await this.#engine.open();
    const found = await index.suggest(text, { limit: MOST_FOUND });
    signal.throwIfAborted();
    return [...remembered, ...this.#listWords(found.words, text), ...this.#listNames(found.names, text)];
  }

  /** @param {Suggestion} suggestion */
  take({ query }) {
    this.#onTake(query);
  }

  /** @param {Suggestion} suggestion */
  remove({ query }) {
    this.#recent.remove(query);
  }

  /**
   * @param {readonly {word: string}[]} words
   * @param {string} text
   * @returns {Suggestion[]}
   */
  #listWords(words, text) {
    return words.slice(0, MOST_FOUND).map(({ word }) => ({
      group: "group-words", text: word, kind: "", query: text.replace(LAST_WORD, () => word), removable: false,
    }));
  }

  /**
   * @param {readonly Name[]} names
   * @param {string} text
   * @returns {Suggestion[]}
   */
  #listNames(names, text) {
    return names.slice(0, MOST_FOUND).map(({ name, kind }) => {
      const field = this.#messages.write(`kind-${kind}`);
      const value = /\s/u.test(name) ? `"${name.replace(/["“”«»]/gu, "")}"` : name;
      const query = `${cutBefore(text, name)}${field}:${value}`;
      return { group: "group-names", text: name, kind: `kind-${kind}`, query, removable: false };
    });
  }
}

/**
 * The text without the words at its end that the name begins with, or without the last word.
 * @param {string} text
 * @param {string} name
 * @returns {string}
 */
function cutBefore(text, name) {
  const starts = [...text.matchAll(/(?<=^|\s)\S/gu)].map(({ index }) => index);
  const start = starts.find((place) => name.startsWith(text.slice(place).replace(/\s+/gu, " ")));
  return start === undefined ? text.replace(LAST_WORD, "") : text.slice(0, start);
}
