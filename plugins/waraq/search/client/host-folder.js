// @ts-check
/**
 * In place of `host.js` where pages are opened from a folder: browsers fetch nothing there, but they
 * load scripts. In place of each file of the index stands one, named like it with `.js` behind, that gives
 * the bytes in base64.
 */
import { SearchError } from "./errors.js";

/** @typedef {{ load(address: string, base?: string): Promise<unknown> }} Loader what `loader.js` makes */

// A folder by itself is no page there.
export const INDEX = "index.html";

/**
 * @param {URL} address
 * @param {RequestInit} [_options] of a fetch
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function fetchBytes(address, _options) {
  const { waraq } = /** @type {{ waraq: Loader }} */ (/** @type {unknown} */ (globalThis));
  try {
    const file = new URL(address);
    file.search = "";
    return Uint8Array.from(atob(String(await waraq.load(`${file.href}.js`))), (letter) => letter.charCodeAt(0));
  } catch {
    // There is no such script, or it does not give what it should: the same to a reader.
  }
  throw new SearchError("unavailable", address.href);
}
