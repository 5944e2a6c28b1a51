// @ts-check
/**
 * @typedef {"unavailable" | "damaged" | "mismatch"} ErrorKind
 * `unavailable`: a file can't be fetched. `damaged`: it is not what the format says.
 * `mismatch`: the index was made for another version of these modules.
 */

/** Why a search failed; `kind` chooses what the page tells the reader. */
export class SearchError extends Error {
  /**
   * @param {ErrorKind} kind
   * @param {string} address the file it happened with
   */
  constructor(kind, address) {
    super(`${kind}: ${address}`);
    this.name = "SearchError";
    this.kind = kind;
  }
}
