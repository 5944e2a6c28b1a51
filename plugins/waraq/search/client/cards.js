// @ts-check
/** What a result shows of an article; the other side is `cards.py`, the format in `docs/search.md`. */
import { Damage, inflate, readText } from "./binary.js";
import { isCount, readFields } from "./manifest.js";

/**
 * @typedef {object} Article what a result shows and phrases are verified on
 * @property {string} id
 * @property {string} url relative to the site's root
 * @property {string} headline
 * @property {string} lead
 * @property {string} body
 * @property {readonly string[]} people
 * @property {readonly string[]} places
 * @property {readonly string[]} organisations
 * @property {string} date EDTF, or empty
 * @property {string} date_text the date as printed
 * @property {string} section
 * @property {string} publication
 */
/** @typedef {{bytes: Uint8Array<ArrayBuffer>, length: number}} Preset a zlib stream's beginning, and its text's bytes */

const SKELETON = '{"body":"","date":"","date_text":"","headline":"","id":"","number":,"url":"a/';
const ZLIB_HEADER = [0x78, 0x9c];
const LONGEST_PRESET = 0x7fff;
const TEXTS = /** @type {const} */ ([
  "id", "url", "headline", "lead", "body", "date", "date_text", "section", "publication",
]);
const NAMES = /** @type {const} */ (["people", "places", "organisations"]);
// A relative address below the site's root: no scheme, no other host, no way up.
const SAFE_URL = /^(?!\/)(?!.*(?:\/\/|\.\.|[:\\]))/u;

/**
 * What stands before every card: the text that all were compressed with, in a stored block.
 * @param {string} frequent words of the analyzer, with a space between
 * @returns {Preset}
 */
export function makePreset(frequent) {
  const text = new TextEncoder().encode(` ${frequent} ${SKELETON}`);
  const { length } = text;
  if (length > LONGEST_PRESET) throw new Damage("too many words");
  const lengths = [length, 0xffff - length].flatMap((value) => [value & 0xff, value >> 8]);
  return { bytes: new Uint8Array([...ZLIB_HEADER, 0, ...lengths, ...text]), length };
}

/**
 * The article of a card. Rejects with `Damage` when it is another one, or none.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} number of the article
 * @param {Preset} preset
 * @returns {Promise<Article>}
 */
export async function readCard(bytes, number, preset) {
  const text = await inflate([preset.bytes, bytes]);
  const article = readArticle(parseJson(readText(text.subarray(preset.length))), number);
  if (article === null) throw new Damage("another card");
  return article;
}

/**
 * The value of JSON. Throws `Damage` where it is none.
 * @param {string} text
 * @returns {unknown}
 */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Damage("no JSON");
  }
}

/**
 * @param {unknown} value
 * @param {number} number
 * @returns {Article | null}
 */
function readArticle(value, number) {
  const fields = readFields(value);
  if (fields === null || !isCount(fields["number"]) || fields["number"] !== number) return null;
  const article = {
    id: "", url: "", headline: "", lead: "", body: "", date: "", date_text: "", section: "", publication: "",
    people: /** @type {string[]} */ ([]), places: /** @type {string[]} */ ([]),
    organisations: /** @type {string[]} */ ([]),
  };
  for (const name of TEXTS) {
    const text = fields[name] ?? "";
    if (typeof text !== "string") return null;
    article[name] = text;
  }
  for (const name of NAMES) {
    const names = fields[name] ?? [];
    if (!Array.isArray(names) || !names.every((each) => typeof each === "string")) return null;
    article[name] = names;
  }
  return article.id !== "" && SAFE_URL.test(article.url) ? article : null;
}
