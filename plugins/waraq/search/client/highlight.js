// @ts-check
/**
 * On an article's page that was reached from a search (`#q=…`): marks the words of the query in the
 * text. Without that it fetches nothing. The bar and its words come from `highlight-bar.html`.
 */

/** @type {Readonly<Record<string, string>>} keys, none of which writes a letter */
const KEYS = { "Alt+ArrowDown": "next", "Alt+ArrowUp": "previous", "Escape": "clear" };

/** The query in the address, or nothing. */
function readQuery() {
  return location.hash.startsWith("#q=") ? new URLSearchParams(location.hash.slice(1)).get("q") ?? "" : "";
}

/**
 * Mark every word of the query below an element.
 * @param {HTMLElement} body
 * @param {string} query
 * @returns {Promise<HTMLElement[]>} the marks in reading order
 */
async function markQuery(body, query) {
  const [{ openEdition }, { parseQuery, prefixKey }, { findSpans }, { compound, readUnits }] = await Promise.all([
    import("./edition.js"), import("./query.js"), import("./excerpt.js"), import("./units.js"),
  ]);
  const { analyzer } = await openEdition(new URL("../manifest.json", import.meta.url));
  const texts = findTexts(body).map((text) => ({ text, units: readUnits(text.data, analyzer) }));
  /** @type {(unit: import("./units.js").Unit, place: number, units: import("./units.js").Unit[]) => string[]} */
  const spell = (unit, place, units) => [unit.text, compound(unit, units[place + 1], analyzer)];
  const present = new Set(texts.flatMap(({ units }) => units.flatMap(spell)));
  const { words, prefixes } = parseQuery(query, analyzer);
  const terms = new Set(words.flatMap((word) => chooseTerms(word, present)));
  for (const { folded } of prefixes) terms.add(prefixKey(folded));
  return texts.flatMap(({ text, units }) => {
    const spans = findSpans(units, terms, analyzer);
    return spans.reverse().map(({ start, end }) => wrap(text, start, end)).reverse();
  });
}

/**
 * The terms that a word of the query is marked by: its own, its compounds and parts, or the words it
 * is without a space where the text has nothing else of it.
 * @param {import("./query.js").Word} word
 * @param {ReadonlySet<string>} present
 * @returns {readonly string[]}
 */
function chooseTerms({ term, joins, parts, splits }, present) {
  const terms = [term, ...joins, ...parts];
  if (terms.some((each) => present.has(each))) return terms;
  return splits.find((split) => split.every((each) => present.has(each))) ?? terms;
}

/**
 * @param {HTMLElement} body
 * @returns {Text[]}
 */
function findTexts(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("script, style, template") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const found = [];
  while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
  return found;
}

/**
 * @param {Text} text
 * @param {number} start
 * @param {number} end
 */
function wrap(text, start, end) {
  const word = text.splitText(start);
  word.splitText(end - start);
  const mark = document.createElement("mark");
  word.replaceWith(mark);
  mark.append(word);
  return mark;
}

/** @param {EventTarget | null} target */
function isWriting(target) {
  return target instanceof Element && target.closest("input, textarea, select") !== null;
}

/** The bar above an article whose words are marked: how many, to the next, away with them. */
class HighlightBar {
  #marks;
  #bar;
  #status;
  #messages;
  #current = -1;

  /**
   * @param {HTMLElement} bar
   * @param {HTMLElement[]} marks
   * @param {typeof import("./messages.js").Messages} Messages
   */
  constructor(bar, marks, Messages) {
    this.#marks = marks;
    this.#bar = bar;
    this.#status = /** @type {HTMLElement} */ (bar.querySelector("[data-highlight-status]"));
    this.#messages = new Messages(this.#bar);
    this.#bar.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      this.#act(button?.dataset["highlightAction"]);
    });
    document.addEventListener("keydown", this.#press);
    this.#bar.hidden = false;
    this.#show(0);
  }

  /** @param {KeyboardEvent} event */
  #press = (event) => {
    const action = KEYS[`${event.altKey ? "Alt+" : ""}${event.key}`];
    if (action === undefined || event.defaultPrevented || isWriting(event.target)) return;
    event.preventDefault();
    this.#act(action);
  };

  /** @param {string | undefined} action */
  #act(action) {
    const { length } = this.#marks;
    if (action === "next") this.#show((this.#current + 1) % length);
    if (action === "previous") this.#show((this.#current + length - 1) % length);
    if (action === "clear") this.#clear();
  }

  /** @param {number} number */
  #show(number) {
    this.#marks[this.#current]?.removeAttribute("aria-current");
    this.#current = number;
    this.#marks[number]?.setAttribute("aria-current", "true");
    this.#marks[number]?.scrollIntoView({ block: "center" });
    const place = { number: number + 1, count: this.#marks.length };
    this.#status.replaceChildren(this.#messages.fill("place", place));
  }

  #clear() {
    for (const mark of this.#marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    history.replaceState(null, "", location.pathname + location.search);
    // The button that had the focus goes away: keep the keyboard where the reader is.
    document.getElementById("main")?.focus({ preventScroll: true });
    this.remove();
  }

  /** Take the bar away. */
  remove() {
    document.removeEventListener("keydown", this.#press);
    this.#bar.remove();
  }
}

/** Mark the query of the address in the article, if it has one; whether anything is marked. */
async function highlightArticle() {
  const body = document.querySelector("[data-article-body]");
  const bar = document.querySelector("[data-highlight]");
  const query = readQuery();
  if (query === "" || !(body instanceof HTMLElement) || !(bar instanceof HTMLElement)) return false;
  const marks = await markQuery(body, query);
  if (marks.length === 0) return false;
  const { Messages } = await import("./messages.js");
  new HighlightBar(bar, marks, Messages);
  return true;
}

// An article reads as well without marks: a reader who is offline is not troubled with an error.
void highlightArticle().catch(() => false).then((marked) => {
  // page.js kept the bar's room, which nothing takes now.
  if (!marked) document.documentElement.removeAttribute("data-asked");
});
