// @ts-check
// The reader's face, size of text and theme, and whether the key / leads to the search. Loaded in the head as a
// classic script, so that what was chosen before, and the room of its buttons, is there at the first paint.
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
  document.addEventListener("DOMContentLoaded", showChoices);
})();
