// @ts-check
/**
 * The files of an index, each fetched when it is first needed and once only. Addresses with a hash are
 * cached by the browser for ever; only the manifest is asked for anew.
 */
import { Damage, inflate, inflateText, parseJson, readText } from "./binary.js";
import { makeCardCode, readCard } from "./cards.js";
import { readDates } from "./dates.js";
import { SearchError } from "./errors.js";
import { readFacet, readNames } from "./facets.js";
import { fetchBytes } from "./host.js";
import { Listing } from "./listing.js";
import { readLongList } from "./long-list.js";
import { readFields, readManifest } from "./manifest.js";
import { findShard, hashTerm, placeFile } from "./places.js";
import { NONE, readShard } from "./term-shard.js";
import { readWords } from "./words-file.js";

/** @typedef {import("./cards.js").Article} Article */
/** @typedef {import("./cards.js").CardCode} CardCode */
/** @typedef {import("./manifest.js").Manifest} Manifest */
/** @typedef {import("./manifest.js").Tier} Tier */

const SUGGEST_FORMAT = 1;

/** One edition of the index: the files that one manifest names. */
export class IndexFiles {
  /** @type {Map<string, Promise<unknown>>} */
  #fetched = new Map();
  /** @type {CardCode | null} */
  #code = null;

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
   * @param {unknown} [known] the manifest, to be taken in place of the one at the address
   * @returns {Promise<IndexFiles>}
   */
  static async open(address, known) {
    const base = new URL(address, globalThis.document?.baseURI);
    const checked = readManifest(known ?? await fetchManifest(base));
    if (checked === null) throw new SearchError("mismatch", base.href);
    return new IndexFiles(base, checked);
  }

  /**
   * The tables of the analyzer that made the index.
   * @returns {Promise<unknown>}
   */
  async readTables() {
    const { file, digest } = this.manifest.analyzer;
    return this.#read(file, async (bytes, address) => {
      const text = await inflate(bytes);
      if (await isOther(text, digest)) throw new SearchError("mismatch", address.href);
      const tables = /** @type {import("./analyzer.js").Tables} */ (parseJson(readText(text)));
      this.#code = makeCardCode(String(tables.frequent));
      return tables;
    });
  }

  /**
   * The articles that have a term.
   * @param {string} term
   * @returns {Promise<Listing>}
   */
  async readTerm(term) {
    const { tiers, documents } = this.manifest;
    const lists = await Promise.all(tiers.map((tier) => this.readList(term, tier)));
    return new Listing(lists, documents);
  }

  /**
   * The articles of one tier that have a term.
   * @param {string} term
   * @param {Tier} tier
   * @returns {Promise<import("./term-shard.js").TermList>}
   */
  async readList(term, tier) {
    const shard = findShard(term, tier.shards);
    const lists = await this.#readOfTier(tier, placeFile(shard), async (bytes) =>
      readShard(await inflate(bytes), shard, tier));
    const list = lists.get(term) ?? NONE;
    if ("numbers" in list) return list;
    return this.#readOfTier(tier, `l/${list.file}.bin`, async (bytes) =>
      readLongList(await inflate(bytes), list, tier));
  }

  /**
   * The article of a document number.
   * @param {number} number
   * @returns {Promise<Article>}
   */
  async readArticle(number) {
    const { size, folders, versions } = this.manifest.cards;
    await this.readTables();
    const folder = Math.floor(number / size);
    const path = `${folders[folder]}/${placeFile(number % size)}?${versions[folder]}`;
    return this.#read(path, async (bytes) => readCard(bytes, number, /** @type {CardCode} */ (this.#code)));
  }

  /**
   * The words of a tier that begin as some letters do, and others.
   * @param {string} letters
   * @param {Tier} tier
   * @returns {Promise<[word: string, count: number][]>}
   */
  async readWordsOfTier(letters, tier) {
    const file = (hashTerm(Array.from(letters).slice(0, 2).join("")) & (tier.words - 1)) >>> 0;
    const head = `${file} ${tier.words} ${tier.first} ${tier.documents}\n`;
    return this.#readOfTier(tier, `w/${file}.bin`, async (bytes) => readWordsBehind(head, await inflateText(bytes)));
  }

  /**
   * The values of a facet, tier by tier.
   * @param {string} field
   * @returns {Promise<import("./facets.js").FacetValue[][]>}
   */
  async readFacet(field) {
    return Promise.all(this.manifest.tiers.map((tier) =>
      this.#readOfTier(tier, `f/${field}.bin`, async (bytes) => readFacet(await inflate(bytes), field, tier))));
  }

  /**
   * The most frequent names, tier by tier.
   * @returns {Promise<import("./facets.js").CountedName[][]>}
   */
  async readNames() {
    return Promise.all(this.manifest.tiers.map((tier) => this.#readOfTier(tier, "f/names.bin", async (bytes) =>
      readNames(await inflateText(bytes), tier))));
  }

  /**
   * The dates of all articles.
   * @returns {Promise<import("./narrowing.js").DateRun[]>}
   */
  async readDates() {
    return this.#readRuns(this.manifest.dates);
  }

  /**
   * Their months, or years where no more is known.
   * @returns {Promise<import("./narrowing.js").DateRun[]>}
   */
  async readMonths() {
    return this.#readRuns(this.manifest.months);
  }

  /**
   * @param {string} path
   * @returns {Promise<import("./narrowing.js").DateRun[]>}
   */
  async #readRuns(path) {
    return this.#read(path, async (bytes) => readDates(await inflateText(bytes), this.manifest.documents));
  }

  /**
   * The words that corrections are taken from, with numbers of articles: of each the lowest that has
   * as many binary digits as the true one.
   * @returns {Promise<[word: string, count: number][]>}
   */
  async readWords() {
    return this.#read(this.manifest.words, async (bytes) => readWordsBehind("words\n", await inflateText(bytes)));
  }

  /**
   * The tables of suggestions, for `SpellingIndex` and `RomanIndex`.
   * @returns {Promise<unknown>}
   */
  async readSuggestTables() {
    return this.#read(this.manifest.suggest, async (bytes) => {
      const tables = readFields(parseJson(await inflateText(bytes)));
      if (tables?.["format"] !== SUGGEST_FORMAT) throw new Damage("other tables");
      return tables;
    });
  }

  /**
   * What a file of a tier holds. When articles were edited its path stays; the version makes it another
   * address, so that what was cached before is not taken for it.
   * @template Value
   * @param {Tier} tier
   * @param {string} path in the folder
   * @param {(bytes: Uint8Array<ArrayBuffer>, address: URL) => Promise<Value>} read
   * @returns {Promise<Value>}
   */
  async #readOfTier(tier, path, read) {
    return this.#read(`${tier.folder}/${path}?${tier.version}`, read);
  }

  /**
   * What a file holds, fetched and read at the first call.
   * @template Value
   * @param {string} path
   * @param {(bytes: Uint8Array<ArrayBuffer>, address: URL) => Promise<Value>} read
   * @returns {Promise<Value>}
   */
  async #read(path, read) {
    let reading = this.#fetched.get(path);
    if (reading === undefined) {
      const address = new URL(path, this.base);
      reading = fetchBytes(address).then((bytes) => decode(address, () => read(bytes, address)));
      this.#fetched.set(path, reading);
      reading.catch(() => this.#fetched.delete(path)); // the next search may try again
    }
    return /** @type {Promise<Value>} */ (reading);
  }
}

/**
 * The words of a file.
 * @param {string} head the first line, which says what file it is
 * @param {string} text
 * @returns {[word: string, count: number][]}
 */
function readWordsBehind(head, text) {
  if (!text.startsWith(head)) throw new Damage("other words");
  return readWords(text.slice(head.length));
}

/** @param {URL} address */
async function fetchManifest(address) {
  const bytes = await fetchBytes(address, { cache: "no-cache" });
  return decode(address, async () => parseJson(readText(bytes)));
}

/**
 * What `read` gives; its `Damage` is one of the file at the address.
 * @template Value
 * @param {URL} address
 * @param {() => Promise<Value>} read
 * @returns {Promise<Value>}
 */
async function decode(address, read) {
  try {
    return await read();
  } catch (error) {
    throw error instanceof Damage ? new SearchError("damaged", address.href) : error;
  }
}

/**
 * Whether bytes certainly have another SHA-256. Browsers hash on secure origins only; elsewhere the
 * file's own checksum must do.
 * @param {Uint8Array} bytes
 * @param {string} digest
 */
async function isOther(bytes, digest) {
  if (!globalThis.crypto?.subtle) return false;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("") !== digest;
}
