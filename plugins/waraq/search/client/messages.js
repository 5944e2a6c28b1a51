// @ts-check
/**
 * The page's words for what a script has to say. They stand in `<template data-message="…">`, with
 * places such as {count}; nothing here is in any language.
 */

/** @typedef {string | number | readonly string[]} Value */

// Four figures stay ungrouped, as on all pages: a year never becomes 2,025.
const GROUP_FROM = 10_000;
const PLACE = /\{(\w+)\}/u;

/** The messages of one part of a page, and how that page writes numbers and lists. */
export class Messages {
  #root;
  #digits;
  #group;
  #separator;

  /**
   * @param {HTMLElement} root has `data-number`, which is 1,234,567,890 as the site prints it, and
   * `data-separator`, which stands between words
   */
  constructor(root) {
    const sample = [...(root.dataset["number"] ?? "")];
    this.#root = root;
    this.#group = sample.length > 10 ? sample[1] ?? "" : "";
    this.#digits = sample.filter((character) => character !== this.#group);
    this.#separator = root.dataset["separator"] ?? " ";
  }

  /**
   * A message with its places filled; empty when the page has none of that name. With a count of
   * one, the message `name.one` is taken where there is one.
   * @param {string} name
   * @param {Readonly<Record<string, Value>>} [values]
   * @returns {DocumentFragment}
   */
  fill(name, values = {}) {
    const single = values["count"] === 1 ? this.#find(`${name}.one`) : null;
    const fragment = document.createDocumentFragment();
    const template = single ?? this.#find(name);
    if (template === null) return fragment;
    fragment.append(template.content.cloneNode(true));
    const texts = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
    const places = [];
    while (texts.nextNode()) places.push(/** @type {Text} */ (texts.currentNode));
    for (const text of places) outermost(text, values).replaceWith(...this.#fillText(text.data, values));
    return fragment;
  }

  /**
   * The same as plain text, for attributes.
   * @param {string} name
   * @param {Readonly<Record<string, Value>>} [values]
   * @returns {string}
   */
  write(name, values = {}) {
    return this.fill(name, values).textContent ?? "";
  }

  /**
   * A year, or a month of a year, as the site writes dates.
   * @param {number} year
   * @param {number} [month] 1 to 12, or 0
   * @returns {string}
   */
  writePeriod(year, month = 0) {
    return this.write(month > 0 ? `month-${month}` : "year", { year });
  }

  /**
   * A date, YYYY with a month and a day or without, as the site writes its parts.
   * @param {string} date
   * @returns {string}
   */
  writeDate(date) {
    const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
    const period = this.writePeriod(year, month);
    return day > 0 ? `${this.writeNumber(day)} ${period}` : period;
  }

  /**
   * A number as the site prints it.
   * @param {number} number
   * @returns {string}
   */
  writeNumber(number) {
    const plain = String(number);
    const grouped = number < GROUP_FROM ? plain : plain.replace(/\B(?=(?:\d{3})+$)/gu, this.#group);
    return grouped.replace(/\d/gu, (digit) => this.#digits[(Number(digit) + 9) % 10] ?? digit);
  }

  /** @param {string} name */
  #find(name) {
    const found = this.#root.querySelector(`template[data-message="${CSS.escape(name)}"]`);
    return found instanceof HTMLTemplateElement ? found : null;
  }

  /**
   * @param {string} text
   * @param {Readonly<Record<string, Value>>} values
   * @returns {Array<Node | string>}
   */
  #fillText(text, values) {
    return text.split(PLACE).flatMap((part, index) => {
      if (index % 2 === 0) return [part];
      const value = values[part] ?? "";
      if (typeof value === "number") return [this.writeNumber(value)];
      return typeof value === "string" ? [value] : this.#listWords(value);
    });
  }

  /**
   * @param {readonly string[]} words
   * @returns {Array<Node | string>}
   */
  #listWords(words) {
    return words.flatMap((word, index) => {
      const isolated = document.createElement("bdi");
      isolated.textContent = word;
      return index === 0 ? [isolated] : [this.#separator, isolated];
    });
  }
}

/**
 * What a filled text takes the place of: the text, or for a list of words also the `<bdi>` around
 * it. The words are isolated one by one, and a `<bdi>` of nothing but isolated words counts as
 * left-to-right and would turn their order round.
 * @param {Text} text
 * @param {Readonly<Record<string, Value>>} values
 * @returns {ChildNode}
 */
function outermost(text, values) {
  const value = values[PLACE.exec(text.data)?.[1] ?? ""];
  const { parentElement } = text;
  return Array.isArray(value) && parentElement?.localName === "bdi" ? parentElement : text;
}

/**
 * The element of a contract between a template and its script; throws where the template breaks it.
 * @template {Element} Kind
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function pick(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(selector);
  return found;
}
