// @ts-check
/**
 * The on-screen keyboard, for readers whose device writes no Urdu. It writes at the caret; what a
 * real keyboard does stays as it is. Its keys stand in `search-keyboard.html`.
 */

const DOTTED_CIRCLE = "\u25cc";
const MARK = /^\p{M}$/u;
/** @type {Readonly<Record<string, readonly [number, number]>>} rows down, keys to the right */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** A keyboard below a box. */
export class Keyboard {
  #input;
  #button;
  #board;
  #shifted = false;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLButtonElement} button opens and closes it
   * @param {HTMLTemplateElement} template
   * @param {HTMLElement} place
   */
  constructor(input, button, template, place) {
    this.#input = input;
    this.#button = button;
    const content = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    this.#board = /** @type {HTMLElement} */ (content.firstElementChild);
    this.#board.hidden = true;
    this.#board.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#board.addEventListener("click", (event) => this.#click(event));
    this.#board.addEventListener("keydown", (event) => this.#move(event));
    this.#board.addEventListener("focusin", (event) => this.#keepStop(event.target));
    this.#label();
    place.replaceChildren(this.#board);
  }

  /** Open it, or close it. */
  toggle() {
    const open = this.#board.hidden;
    this.#board.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
    // A telephone would show its own keyboard above this one.
    this.#input.inputMode = open ? "none" : "";
    this.#keepStop(this.#keys[0]?.[0] ?? null);
    this.#input.focus();
  }

  get #keys() {
    return [...this.#board.children].map((row) => [...row.querySelectorAll("button")]);
  }

  /** @param {Event} event */
  #click(event) {
    const key = event.target instanceof Element ? event.target.closest("button") : null;
    if (key === null) return;
    const { action, plain = "", shifted = "" } = key.dataset;
    if (action === "close") this.toggle();
    else if (action === "shift") this.#shift(!this.#shifted);
    else if (action === "backspace") this.#erase();
    else this.#write(this.#shifted ? shifted : plain);
  }

  /** @param {string} text */
  #write(text) {
    this.#replace(text, this.#input.selectionStart ?? this.#input.value.length);
    this.#shift(false);
  }

  #erase() {
    const { selectionStart, selectionEnd, value } = this.#input;
    const start = selectionStart ?? value.length;
    if (start !== selectionEnd) this.#replace("", start);
    else if (start > 0) this.#replace("", start - (/[\udc00-\udfff]/u.test(value[start - 1] ?? "") ? 2 : 1));
  }

  /**
   * @param {string} text
   * @param {number} start
   */
  #replace(text, start) {
    const end = this.#input.selectionEnd ?? this.#input.value.length;
    this.#input.setRangeText(text, Math.max(0, start), end, "end");
    this.#input.dispatchEvent(new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }));
  }

  /** @param {boolean} shifted */
  #shift(shifted) {
    this.#shifted = shifted;
    this.#board.querySelector("[data-action=shift]")?.setAttribute("aria-pressed", String(shifted));
    this.#label();
  }

  /** Write on every key what it writes now; a mark stands on a circle and has its name read out. */
  #label() {
    for (const key of this.#keys.flat()) {
      const { plain = " ", shifted = " ", mark } = key.dataset;
      const text = this.#shifted ? shifted : plain;
      if (text === " ") continue;
      key.textContent = MARK.test(text) ? DOTTED_CIRCLE + text : text;
      if (this.#shifted && mark !== undefined) key.ariaLabel = mark;
      else key.removeAttribute("aria-label");
    }
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.toggle();
      return;
    }
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const keys = this.#keys;
    const row = keys.findIndex((each) => each.includes(/** @type {HTMLButtonElement} */ (event.target)));
    const column = keys[row]?.indexOf(/** @type {HTMLButtonElement} */ (event.target)) ?? 0;
    const next = keys[(row + step[0] + keys.length) % keys.length] ?? [];
    // The last row is written from right to left, the others from left to right as on every such keyboard.
    const turn = getComputedStyle(next[0]?.parentElement ?? this.#board).direction === "rtl" ? -1 : 1;
    const place = step[1] === 0 ? Math.min(column, next.length - 1) : column + turn * step[1];
    next[(place + next.length) % next.length]?.focus();
  }

  /** @param {EventTarget | null | undefined} stop the one key that the Tab key leads to */
  #keepStop(stop) {
    for (const key of this.#keys.flat()) key.tabIndex = key === stop ? 0 : -1;
  }
}
