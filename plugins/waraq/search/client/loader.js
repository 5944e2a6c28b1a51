// @ts-check
// Only for archives that are opened from a folder, where browsers load neither modules nor data: scripts
// hand over what they have to give, and others load them by adding them to the page. A classic script,
// the first of a page.
(function () {
  "use strict";

  /** @type {Map<string, unknown>} what scripts gave, by their addresses */
  const given = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const loading = new Map();

  /** @returns {string} the address of the script that runs */
  function findAddress() {
    return /** @type {HTMLScriptElement} */ (document.currentScript).src;
  }

  /**
   * Hand over what this script has.
   * @param {unknown} value
   */
  function give(value) {
    given.set(findAddress(), value);
  }

  /**
   * What a script gives. Texts are not kept: who asked for one has it.
   * @param {string} name its address
   * @param {string} [base] that it is relative to
   * @returns {Promise<unknown>}
   */
  function load(name, base) {
    const address = new URL(name, base || document.baseURI).href;
    if (given.has(address)) return Promise.resolve(given.get(address));
    let answer = loading.get(address);
    if (answer === undefined) {
      answer = run(address).finally(() => loading.delete(address));
      loading.set(address, answer);
    }
    return answer;
  }

  /**
   * @param {string} address
   * @returns {Promise<unknown>}
   */
  function run(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = () => {
        const value = given.get(address);
        if (typeof value === "string") given.delete(address);
        script.remove();
        if (value === undefined) reject(new Error(`${address} gives nothing`));
        else resolve(value);
      };
      script.onerror = () => {
        script.remove();
        reject(new Error(`${address} can't be loaded`));
      };
      script.src = address;
      document.head.append(script);
    });
  }

  Object.assign(globalThis, { waraq: Object.freeze({ give, load, findAddress }) });
})();
