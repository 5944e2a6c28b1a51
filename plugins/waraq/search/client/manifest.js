// @ts-check
/**
 * The manifest: where everything of an index is. What came over the network is looked at here once;
 * nothing further in needs to ask again.
 */

/**
 * @typedef {object} Tier a run of documents whose terms lie in one folder
 * @property {string} folder
 * @property {string} version changes with what is in the folder, whose name stays
 * @property {number} shards a power of two
 * @property {number} first document number
 * @property {number} documents
 * @property {number} words how many files the words are in, a power of two
 */
/**
 * @typedef {object} Manifest
 * @property {number} documents
 * @property {{file: string, digest: string}} analyzer
 * @property {readonly Tier[]} tiers together all documents, in order
 * @property {{size: number, folders: readonly string[], versions: readonly string[]}} cards
 * @property {string} dates
 * @property {string} months
 * @property {string} words
 * @property {string} suggest
 */

const FORMAT = 7;
const NAME_LENGTH = 10;
const VERSION_LENGTH = 3;
const FILE = /^[a-z]+-[0-9a-f]{10}(?:\.bin)?$/u;
const HASHES = /^(?:[0-9a-f]{10})*$/u;
const VERSIONS = /^(?:[0-9a-f]{3})*$/u;
const VERSION = /^[0-9a-f]{10}$/u;

/** @typedef {Record<string, unknown>} Fields */

/**
 * @param {unknown} value
 * @returns {Fields | null}
 */
export function readFields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? /** @type {Fields} */ (value) : null;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
export function isCount(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isFile(value) {
  return typeof value === "string" && FILE.test(value);
}

/**
 * The manifest; null when it is none, or one of another format.
 * @param {unknown} value
 * @returns {Manifest | null}
 */
export function readManifest(value) {
  const fields = readFields(value);
  const { file, digest } = readFields(fields?.["analyzer"]) ?? {};
  if (fields?.["format"] !== FORMAT || !isFile(file) || typeof digest !== "string") return null;
  const { documents, dates, months, words, suggest } = fields;
  const tiers = readTiers(fields["tiers"]);
  const cards = readCards(fields["cards"]);
  if (!isFile(dates) || !isFile(months) || !isFile(words) || !isFile(suggest)) return null;
  if (!isCount(documents) || tiers === null || cards === null) return null;
  const last = tiers.at(-1);
  if ((last ? last.first + last.documents : 0) !== documents) return null;
  if (cards.folders.length !== Math.ceil(documents / cards.size)) return null;
  return { documents, analyzer: { file, digest }, tiers, cards, dates, months, words, suggest };
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isPower(value) {
  return isCount(value) && value > 0 && (value & (value - 1)) === 0;
}

/**
 * @param {unknown} value
 * @returns {Tier[] | null}
 */
function readTiers(value) {
  if (!Array.isArray(value)) return null;
  /** @type {Tier[]} */
  const tiers = [];
  let expected = 0;
  for (const each of value) {
    const { folder, version, shards, words, first, documents } = readFields(each) ?? {};
    if (typeof version !== "string" || !VERSION.test(version)) return null;
    if (!isFile(folder) || !isCount(shards) || !isCount(documents) || first !== expected) return null;
    if (!isPower(shards) || !isPower(words)) return null;
    tiers.push({ folder, version, shards, words, first: expected, documents });
    expected += documents;
  }
  return tiers;
}

/**
 * @param {unknown} value
 * @returns {Manifest["cards"] | null}
 */
function readCards(value) {
  const { size, folders, versions } = readFields(value) ?? {};
  if (!isCount(size) || size < 1 || typeof folders !== "string" || !HASHES.test(folders)) return null;
  if (typeof versions !== "string" || !VERSIONS.test(versions)) return null;
  const names = divide(folders, NAME_LENGTH).map((name) => `cards-${name}`);
  const found = { size, folders: names, versions: divide(versions, VERSION_LENGTH) };
  return found.versions.length === names.length ? found : null;
}

/**
 * A text in parts of one length.
 * @param {string} text
 * @param {number} length
 * @returns {string[]}
 */
function divide(text, length) {
  return Array.from({ length: text.length / length }, (_, place) =>
    text.slice(place * length, (place + 1) * length));
}
