// @ts-check
/**
 * The files of an index, each fetched when it is first needed and once only. Names with a content
 * hash are cached by the browser for ever; only the manifest is asked for anew.
 */
import { SearchError } from "./errors.js";
import { NAME_LENGTH, readBlock, readManifest, readNames, readPostings, readShard } from "./shapes.js";

/** @typedef {import("./shapes.js").Manifest} Manifest */
/** @typedef {import("./shapes.js").NameTree} NameTree */
/** @typedef {import("./shapes.js").Impacts} Impacts */
/** @typedef {import("./shapes.js").Article} Article */

/** One edition of the index: the files that one manifest names. */
export class IndexFiles {
  /** @type {Map<string, Promise<unknown>>} */
  #fetched = new Map();

  /**
   * @param {URL} base address of the manifest
   * @param {Manifest} manifest
   */
  constructor(base, manifest) {
    this.base = base;
    this.manifest = manifest;
  }

  /**
   * The files of the newest edition.
   * @param {string | URL} address of the manifest
   * @returns {Promise<IndexFiles>}
   */
  static async open(address) {
    const base = new URL(address, globalThis.document?.baseURI);
    const manifest = readManifest(await fetchJson(base, { cache: "no-cache" }));
    if (manifest === null) throw new SearchError("mismatch", base.href);
    return new IndexFiles(base, manifest);
  }

  /**
   * The tables of the analyzer that made the index.
   * @returns {Promise<unknown>}
   */
  async readTables() {
    const { file, digest } = this.manifest.analyzer;
    return this.#remember(file, async (address) => {
      const bytes = await fetchBytes(address);
      if (await isOther(bytes, digest)) throw new SearchError("mismatch", address.href);
      return parseJson(new TextDecoder().decode(bytes), address);
    });
  }

  /**
   * Where a term stands, and its impact there; empty when no article has it.
   * @param {string} term
   * @returns {Promise<Impacts>}
   */
  async readTerm(term) {
    const tree = this.manifest.terms;
    const shard = (hashTerm(term) & (tree.count - 1)) >>> 0;
    const path = await this.#findPath("terms", tree, shard);
    const lists = await this.#read(path, (value) => readShard(value, shard));
    const list = lists.get(term);
    if (list === undefined) return new Map();
    const impacts = readPostings(list);
    if (impacts === null) throw new SearchError("damaged", path);
    return impacts;
  }

  /**
   * The article of a document number.
   * @param {number} number
   * @returns {Promise<Article>}
   */
  async readArticle(number) {
    const tree = this.manifest.articles;
    const block = Math.floor(number / tree.block);
    const path = await this.#findPath("articles", tree, block);
    const articles = await this.#read(path, (value) => readBlock(value, block));
    const article = articles[number % tree.block];
    if (article === undefined) throw new SearchError("damaged", path);
    return article;
  }

  /**
   * The path of a numbered file: its name is looked up from the root of the tree down.
   * @param {string} kind
   * @param {NameTree} tree
   * @param {number} number
   * @returns {Promise<string>}
   */
  async #findPath(kind, tree, number) {
    let names = tree.names;
    let place = Math.floor(number / tree.width ** tree.depth);
    for (let level = tree.depth; level > 0; level -= 1) {
      const list = Math.floor(number / tree.width ** level);
      names = await this.#read(`${kind}/names-${level}-${list}-${pickName(names, place)}.json`, readNames);
      place = Math.floor(number / tree.width ** (level - 1)) % tree.width;
    }
    return `${kind}/${number}-${pickName(names, place)}.json`;
  }

  /**
   * @template Value
   * @param {string} path
   * @param {(value: unknown) => Value | null} check
   * @returns {Promise<Value>}
   */
  async #read(path, check) {
    return this.#remember(path, async (address) => {
      const value = check(await fetchJson(address));
      if (value === null) throw new SearchError("damaged", address.href);
      return value;
    });
  }

  /**
   * @template Value
   * @param {string} path
   * @param {(address: URL) => Promise<Value>} load
   * @returns {Promise<Value>}
   */
  async #remember(path, load) {
    let loading = this.#fetched.get(path);
    if (loading === undefined) {
      loading = load(new URL(path, this.base));
      this.#fetched.set(path, loading);
      loading.catch(() => this.#fetched.delete(path)); // the next search may try again
    }
    return /** @type {Promise<Value>} */ (loading);
  }
}

/**
 * The name at a place in a list.
 * @param {string} names
 * @param {number} place
 */
function pickName(names, place) {
  return names.slice(place * NAME_LENGTH, (place + 1) * NAME_LENGTH);
}

/**
 * FNV-1a, 32 bits, over UTF-8, as in `shards.py`.
 * @param {string} term
 * @returns {number}
 */
export function hashTerm(term) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(term)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

/**
 * @param {URL} address
 * @param {RequestInit} [options]
 */
async function fetchBytes(address, options = {}) {
  try {
    const response = await fetch(address, options);
    if (response.ok) return await response.arrayBuffer();
  } catch {
    // No network, or the connection broke: the same to a reader as a missing file.
  }
  throw new SearchError("unavailable", address.href);
}

/**
 * @param {URL} address
 * @param {RequestInit} [options]
 * @returns {Promise<unknown>}
 */
async function fetchJson(address, options = {}) {
  return parseJson(new TextDecoder().decode(await fetchBytes(address, options)), address);
}

/**
 * @param {string} text
 * @param {URL} address
 * @returns {unknown}
 */
function parseJson(text, address) {
  try {
    return JSON.parse(text);
  } catch {
    throw new SearchError("damaged", address.href);
  }
}

/**
 * Whether bytes certainly have another SHA-256. Browsers hash on secure origins only; elsewhere the
 * hash in the file's name must do.
 * @param {ArrayBuffer} bytes
 * @param {string} digest
 */
async function isOther(bytes, digest) {
  if (!globalThis.crypto?.subtle) return false;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("") !== digest;
}
