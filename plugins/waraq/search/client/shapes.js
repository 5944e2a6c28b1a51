// @ts-check
/**
 * Checks of what came over the network. Each takes parsed JSON of unknown shape and gives back the
 * value with its type, or null: nothing further in needs to ask again.
 */

/** @typedef {Record<string, unknown>} Fields */
/** @typedef {{count: number, depth: number, width: number, names: string}} NameTree */
/** @typedef {NameTree & {block: number}} ArticleTree */
/**
 * @typedef {object} Manifest
 * @property {number} documents
 * @property {{file: string, digest: string}} analyzer
 * @property {NameTree} terms
 * @property {ArticleTree} articles
 */
/** @typedef {Map<number, number>} Impacts document number -> impact of one term */
/**
 * @typedef {object} Article what a result shows and phrases are verified on
 * @property {string} id
 * @property {string} url relative to the site's root
 * @property {string} headline
 * @property {string} lead
 * @property {string} body
 * @property {readonly string[]} entities
 * @property {string} date EDTF, or empty
 * @property {string} date_text the date as printed
 * @property {string} section
 * @property {string} publication
 */

export const NAME_LENGTH = 8;
const FORMAT = 1;
const TEXTS = /** @type {const} */ ([
  "id", "url", "headline", "lead", "body", "date", "date_text", "section", "publication",
]);
// A relative address below the site's root: no scheme, no other host, no way up.
const SAFE_URL = /^(?!\/)(?!.*(?:\/\/|\.\.|[:\\]))/u;

/**
 * @param {unknown} value
 * @returns {Fields | null}
 */
function readFields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? /** @type {Fields} */ (value) : null;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isCount(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/**
 * @param {unknown} value
 * @returns {value is number[]}
 */
function areCounts(value) {
  return Array.isArray(value) && value.every(isCount);
}

/**
 * @param {unknown} value
 * @returns {NameTree | null}
 */
function readTree(value) {
  const { count, depth, width, names } = readFields(value) ?? {};
  if (!isCount(count) || !isCount(depth) || !isCount(width) || width < 2 || typeof names !== "string") return null;
  return { count, depth, width, names };
}

/**
 * The manifest; null when it is none, or one of another format.
 * @param {unknown} value
 * @returns {Manifest | null}
 */
export function readManifest(value) {
  const fields = readFields(value);
  if (fields === null || fields["format"] !== FORMAT || !isCount(fields["documents"])) return null;
  const { file, digest } = readFields(fields["analyzer"]) ?? {};
  const terms = readTree(fields["terms"]);
  const articles = readTree(fields["articles"]);
  const { block } = readFields(fields["articles"]) ?? {};
  if (typeof file !== "string" || typeof digest !== "string" || terms === null || terms.count < 1) return null;
  if (articles === null || !isCount(block) || block < 1) return null;
  return { documents: fields["documents"], analyzer: { file, digest }, terms, articles: { ...articles, block } };
}

/**
 * A list of names; null when it is none.
 * @param {unknown} value
 * @returns {string | null}
 */
export function readNames(value) {
  const { names } = readFields(value) ?? {};
  return typeof names === "string" ? names : null;
}

/**
 * The lists of a shard by term; null when it is none, or another one.
 * @param {unknown} value
 * @param {number} shard
 * @returns {Map<string, unknown> | null}
 */
export function readShard(value, shard) {
  const fields = readFields(value);
  const terms = readFields(fields?.["terms"]);
  return terms !== null && fields?.["shard"] === shard ? new Map(Object.entries(terms)) : null;
}

/**
 * One term's impacts; null when they are damaged.
 * @param {unknown} value
 * @returns {Impacts | null}
 */
export function readPostings(value) {
  if (!Array.isArray(value)) return null;
  const [gaps, impacts] = /** @type {unknown[]} */ (value);
  if (!areCounts(gaps) || !areCounts(impacts) || gaps.length !== impacts.length) return null;
  /** @type {Impacts} */
  const found = new Map();
  let number = 0;
  for (const [index, gap] of gaps.entries()) {
    number += gap;
    found.set(number, impacts[index] ?? 0);
  }
  return found;
}

/**
 * The articles of a block; null when it is none, or another one.
 * @param {unknown} value
 * @param {number} block
 * @returns {readonly Article[] | null}
 */
export function readBlock(value, block) {
  const fields = readFields(value);
  const articles = fields?.["articles"];
  if (!Array.isArray(articles) || fields?.["block"] !== block) return null;
  const found = articles.map(readArticle);
  return found.every((article) => article !== null) ? found : null;
}

/**
 * @param {unknown} value
 * @returns {Article | null}
 */
function readArticle(value) {
  const fields = readFields(value);
  if (fields === null) return null;
  const names = fields["entities"] ?? [];
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) return null;
  const article = {
    id: "", url: "", headline: "", lead: "", body: "", date: "", date_text: "", section: "", publication: "",
    entities: /** @type {string[]} */ (names),
  };
  for (const name of TEXTS) {
    const text = fields[name] ?? "";
    if (typeof text !== "string") return null;
    article[name] = text;
  }
  return article.id !== "" && SAFE_URL.test(article.url) ? article : null;
}
