// @ts-check
// The reader's face and theme, and whether the key / leads to the search. Loaded in the head as a
// classic script, so that what was chosen before is there at the first paint; the buttons are wired when
// the page is read.
(function () {
  "use strict";

  const KEY = "waraq-";
  const root = document.documentElement;
  /** @type {Readonly<Record<string, readonly string[]>>} */
  const ALLOWED = { face: ["naskh", "nastaliq"], theme: ["light", "dark", "device"], slash: ["on", "off"] };
  /** @type {Readonly<Record<string, string>>} */
  const DEFAULTS = { face: root.dataset.defaultFace || "naskh", theme: "device", slash: "on" };

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

  /** @param {Iterable<HTMLButtonElement>} buttons */
  function showChoices(buttons) {
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

  function wireSettings() {
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = document.querySelectorAll("[data-settings] button");
    for (const button of buttons) {
      button.addEventListener("click", () => {
        applyChoice(button.name, button.value);
        saveChoice(button.name, button.value);
        showChoices(buttons);
      });
    }
    showChoices(buttons);
    for (const settings of document.querySelectorAll("[data-settings]")) settings.removeAttribute("hidden");
  }

  for (const name of Object.keys(ALLOWED)) applyChoice(name, readChoice(name));
  document.addEventListener("DOMContentLoaded", wireSettings);
})();
