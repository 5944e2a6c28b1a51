// @ts-check
/**
 * The search box as an editable combobox with a list of suggestions, as the ARIA practices describe
 * it: the focus stays in the box, arrows move through the list, Enter takes, Escape closes.
 */

/**
 * @typedef {object} Suggestion
 * @property {string} group name of the message above those of its kind
 * @property {string} text what is shown
 * @property {string} kind name of the message that says what it is, or empty
 * @property {string} query what stands in the box when it is taken
 * @property {boolean} removable
 */
/**
 * @typedef {object} Source
 * @property {(text: string, signal: AbortSignal) => Promise<readonly Suggestion[]>} find
 * @property {(suggestion: Suggestion) => void} take
 * @property {(suggestion: Suggestion) => void} remove
 */
/** @typedef {import("./messages.js").Messages} Messages */

const PAUSE_MS = 120;

/** Wires a box to its list. */
export class Combobox {
  #input;
  #list;
  #status;
  #messages;
  #source;
  /** @type {readonly Suggestion[]} */
  #suggestions = [];
  #active = -1;
  #asking = new AbortController();
  #pause = 0;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   * @param {HTMLElement} status where it is said how many suggestions there are
   * @param {Messages} messages
   * @param {Source} source
   */
  constructor(input, list, status, messages, source) {
    this.#input = input;
    this.#list = list;
    this.#status = status;
    this.#messages = messages;
    this.#source = source;
    for (const [name, value] of Object.entries({
      "role": "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
    })) input.setAttribute(name, value);
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("input", () => this.wait());
    input.addEventListener("blur", () => this.close());
    // A press on the list must not take the focus out of the box.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.#click(event));
  }

  /** Take the list away; what was asked for comes to nothing. */
  close() {
    clearTimeout(this.#pause);
    this.#asking.abort();
    this.#show([]);
  }

  /** Suggest for what stands in the box. */
  open() {
    void this.#ask();
  }

  /** Suggest for what stands in the box when the reader stops typing. */
  wait() {
    clearTimeout(this.#pause);
    this.#asking.abort();
    this.#pause = setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  async #ask() {
    // Nor is it asked again for the same text: a list that changes under a press takes the press away.
    clearTimeout(this.#pause);
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const found = await this.#source.find(this.#input.value, signal).catch(() => []);
    if (!signal.aborted && document.activeElement === this.#input) this.#show(found);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.isComposing) return;
    const open = !this.#list.hidden;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!open) this.open();
      else if (!event.altKey) this.#move(key === "ArrowDown" ? 1 : -1);
      else if (key === "ArrowUp") this.close();
    } else if (key === "Escape" && open) {
      event.preventDefault();
      this.close();
    } else if (key === "Enter") {
      if (this.#active >= 0) event.preventDefault();
      this.#take(this.#active);
      this.close();
    } else if (key === "Delete" && this.#suggestions[this.#active]?.removable) {
      event.preventDefault();
      this.#remove(this.#active);
    } else if (!["Shift", "Control", "Alt", "Meta"].includes(key)) {
      // Home, End and all other keys are the box's own: the caret is meant again.
      this.#activate(-1);
    }
  }

  /** @param {number} step through the list, and through the box between its end and its beginning */
  #move(step) {
    const places = this.#suggestions.length + 1;
    this.#activate((this.#active + 1 + step + places) % places - 1);
  }

  /** @param {number} place */
  #activate(place) {
    this.#active = place;
    const options = this.#list.querySelectorAll("[role=option]");
    for (const [index, option] of options.entries()) option.setAttribute("aria-selected", String(index === place));
    const option = options[place];
    if (option === undefined) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", option.id);
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target : null;
    const option = target?.closest("[role=option]");
    const place = [...this.#list.querySelectorAll("[role=option]")].indexOf(/** @type {Element} */ (option));
    if (place < 0) return;
    if (target?.closest("[data-remove]")) {
      this.#remove(place);
    } else {
      this.#take(place);
      this.close();
    }
  }

  /** @param {number} place */
  #take(place) {
    const suggestion = this.#suggestions[place];
    if (suggestion !== undefined) this.#source.take(suggestion);
  }

  /** @param {number} place */
  #remove(place) {
    const suggestion = this.#suggestions[place];
    if (suggestion === undefined) return;
    this.#source.remove(suggestion);
    this.#show(this.#suggestions.filter((other) => other !== suggestion));
    this.#activate(Math.min(place, this.#suggestions.length - 1));
  }

  /** @param {readonly Suggestion[]} suggestions those of a group stand together */
  #show(suggestions) {
    this.#suggestions = suggestions;
    const groups = [...new Set(suggestions.map(({ group }) => group))];
    this.#list.replaceChildren(...groups.map((group) => this.#makeGroup(group)));
    this.#list.hidden = suggestions.length === 0;
    this.#input.setAttribute("aria-expanded", String(suggestions.length > 0));
    this.#activate(-1);
    const count = suggestions.length;
    this.#status.replaceChildren(...(count > 0 ? [this.#messages.fill("suggestions", { count })] : []));
  }

  /** @param {string} group */
  #makeGroup(group) {
    const box = document.createElement("div");
    const title = document.createElement("p");
    title.id = `${this.#list.id}-${group}`;
    title.className = "suggestions__title";
    title.role = "presentation";
    title.append(this.#messages.fill(group));
    box.role = "group";
    box.setAttribute("aria-labelledby", title.id);
    box.append(title);
    for (const [place, suggestion] of this.#suggestions.entries()) {
      if (suggestion.group === group) box.append(this.#makeOption(suggestion, place));
    }
    return box;
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} place
   */
  #makeOption({ text, kind, removable }, place) {
    const option = document.createElement("div");
    option.role = "option";
    option.id = `${this.#list.id}-${place}`;
    option.className = "suggestions__option";
    const words = document.createElement("bdi");
    words.textContent = text;
    option.append(words, " ");
    if (kind !== "") option.append(makeNote("span", this.#messages.fill(kind)));
    if (removable) {
      const cross = makeNote("span", "×");
      cross.dataset["remove"] = "";
      cross.ariaHidden = "true";
      option.ariaDescription = this.#messages.write("press-delete");
      option.append(cross);
    }
    return option;
  }
}

/**
 * @param {string} tag
 * @param {Node | string} content
 */
function makeNote(tag, content) {
  const note = document.createElement(tag);
  note.className = "suggestions__note";
  note.append(content);
  return note;
}
