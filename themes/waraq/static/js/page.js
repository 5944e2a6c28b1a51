// @ts-check
// All that any page does besides showing its text. One file, since each costs a request: the reader's face, size of
// text and theme, the key / that leads to the search, buttons that copy a line or an address, the day of reading in a
// citation and on paper, and the words of a search. Loaded in the head as a classic script, so that what was
// chosen before, and the room of its buttons, is there at the first paint.
(function () {
  "use strict";

  const KEY = "waraq-";
  const BUTTONS = "[data-settings] button";
  const root = document.documentElement;
  /** @type {Readonly<Record<string, readonly string[]>>} */
  const ALLOWED = {
    face: ["naskh", "nastaliq"],
    size: ["normal", "large", "largest"],
    theme: ["light", "dark", "device"],
    slash: ["on", "off"],
  };
  /** @type {Readonly<Record<string, string>>} */
  const DEFAULTS = { face: root.dataset.defaultFace || "naskh", size: "normal", theme: "device", slash: "on" };

  /**
   * The saved choice, or the site's where none was saved, storage is closed or the value is unknown.
   * @param {string} name
   * @returns {string}
   */
  function readChoice(name) {
    try {
      const saved = localStorage.getItem(KEY + name);
      if (saved !== null && ALLOWED[name].includes(saved)) return saved;
    } catch {
      // Storage is refused in some private windows: the site's default holds.
    }
    return DEFAULTS[name];
  }

  /**
   * Keep a choice for the next page; the default is not kept, so that a site may change it.
   * @param {string} name
   * @param {string} value
   */
  function saveChoice(name, value) {
    try {
      if (value === DEFAULTS[name]) localStorage.removeItem(KEY + name);
      else localStorage.setItem(KEY + name, value);
    } catch {
      // The choice then holds for this page only.
    }
  }

  /**
   * Set the attribute the style sheet reads: none means as the device is set.
   * @param {string} name
   * @param {string} value
   */
  function applyChoice(name, value) {
    if (value === "device") root.removeAttribute("data-" + name);
    else root.setAttribute("data-" + name, value);
  }

  function showChoices() {
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = document.querySelectorAll(BUTTONS);
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(readShown(button.name) === button.value));
    }
  }

  /**
   * The choice the page shows now.
   * @param {string} name
   * @returns {string}
   */
  function readShown(name) {
    return root.getAttribute("data-" + name) || DEFAULTS[name];
  }

  /**
   * Ask for the files of the page's face before its body is read: a browser waits a tenth of a second for them
   * with its first picture, and shows them then or on the next page (font-display: optional).
   */
  function askForFace() {
    const face = getComputedStyle(root).getPropertyValue("--face");
    for (const weight of [400, 700]) document.fonts?.load(`${weight} 1em ${face}`).catch(() => {});
  }

  /** What the reader presses may change the page when it comes: with a face that is late, too. */
  function allowLateFaces() {
    for (const face of document.fonts ?? []) face.display = "swap";
  }

  /** @param {Event} event */
  function takeChoice(event) {
    const button = event.target instanceof Element ? event.target.closest(BUTTONS) : null;
    if (!(button instanceof HTMLButtonElement)) return;
    allowLateFaces();
    applyChoice(button.name, button.value);
    saveChoice(button.name, button.value);
    showChoices();
  }

  root.toggleAttribute("data-scripts", true);
  // What the address asks for comes later, and takes room that is kept for it.
  root.toggleAttribute("data-asked", location.hash.startsWith("#q=") || /[?&]w=[^&]/.test(location.search));
  for (const name of Object.keys(ALLOWED)) applyChoice(name, readChoice(name));
  askForFace();
  document.addEventListener("click", takeChoice);

  /** The key / leads to the search box of any page, unless it is meant as a letter, or the reader wants no such key. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.documentElement.dataset.slash === "off") return;
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (at?.closest("input, textarea, select") || at?.isContentEditable) return;
    const box = document.querySelector("input[type=search]");
    if (!(box instanceof HTMLInputElement)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  /**
   * Put the text of an element, as one line, on the clipboard; where that is refused, select it.
   * @param {HTMLElement} button
   * @param {HTMLElement} text
   */
  async function copyText(button, text) {
    const status = button.parentElement?.querySelector("[role=status]");
    let said = button.dataset.copied ?? "";
    try {
      await navigator.clipboard.writeText((text.textContent ?? "").replace(/\s+/g, " ").trim());
    } catch {
      getSelection()?.selectAllChildren(text);
      said = button.dataset.selected ?? "";
    }
    if (status) status.textContent = said;
  }

  function showCopyButtons() {
    for (const button of document.querySelectorAll("button[data-copies]")) {
      if (!(button instanceof HTMLElement)) continue;
      const text = document.getElementById(button.dataset.copies ?? "");
      if (text === null) continue;
      button.hidden = false;
      button.addEventListener("click", () => void copyText(button, text));
    }
  }

  /**
   * A day as a citation has it; empty where the browser does not know the language's months.
   * @param {HTMLElement} blank
   * @param {Date} day
   */
  function writeDay(blank, day) {
    const { pattern = "", zero = "0" } = blank.dataset;
    const language = /** @type {HTMLElement | null} */ (blank.closest("[lang]"))?.lang ?? "";
    if (!Intl.DateTimeFormat.supportedLocalesOf(language).length) return "";
    const numberingSystem = zero === "0" ? "latn" : "arabext";
    const form = new Intl.DateTimeFormat(language, { dateStyle: "long", calendar: "gregory", numberingSystem });
    const parts = Object.fromEntries(form.formatToParts(day).map((part) => [part.type, part.value]));
    return pattern.replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");
  }

  /** Put today in each place for it: in words, or where there is no line to write on, in digits. */
  function fillInToday() {
    const day = new Date();
    const time = document.createElement("time");
    time.dateTime = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    for (const blank of document.querySelectorAll("[data-today]")) {
      if (!(blank instanceof HTMLElement)) continue;
      time.textContent = writeDay(blank, day) || blank.textContent || time.dateTime;
      blank.replaceChildren(time.cloneNode(true));
    }
  }

  // A closed panel is left out of print by browsers that can't open it in the style sheet.
  addEventListener("beforeprint", () => {
    fillInToday();
    for (const panel of document.querySelectorAll("details[data-print]")) panel.setAttribute("open", "");
  });

  /** A reader who comes from a search is shown its words in the article; others fetch nothing for it. */
  function showMarks() {
    const address = /** @type {HTMLElement | null} */ (document.querySelector("[data-marks]"))?.dataset.marks;
    if (!address || !location.hash.startsWith("#q=")) return;
    import(new URL(address, document.baseURI).href).catch(() => root.removeAttribute("data-asked"));
  }

  document.addEventListener("DOMContentLoaded", () => {
    showChoices();
    showCopyButtons();
    fillInToday();
    showMarks();
  });
})();
