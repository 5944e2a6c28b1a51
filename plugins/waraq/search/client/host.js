// @ts-check
/** The site's host, over HTTP. An archive that is opened from a folder has `host-folder.js` in place of this. */
import { SearchError } from "./errors.js";

// What the address of a page ends in.
export const INDEX = "";

/**
 * @param {URL} address
 * @param {RequestInit} [options]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function fetchBytes(address, options = {}) {
  try {
    const response = await fetch(address, options);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    // No network, or the connection broke: the same to a reader as a missing file.
  }
  throw new SearchError("unavailable", address.href);
}
