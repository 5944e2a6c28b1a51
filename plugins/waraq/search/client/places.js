// @ts-check
/** In which file something stands: by its number, or by the letters that a term begins with. */

const FILES_IN_FOLDER = 256;
// So many letters decide on a word's shard, as in `term_shards.py`.
const LETTERS_HASHED = 4;

/**
 * The path of a file in its folder.
 * @param {number} number
 */
export function placeFile(number) {
  return `${Math.floor(number / FILES_IN_FOLDER)}/${number % FILES_IN_FOLDER}.bin`;
}

/**
 * FNV-1a, 32 bits, over UTF-8, as in `term_shards.py`.
 * @param {string} term
 * @returns {number}
 */
export function hashTerm(term) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(term)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

/**
 * The shard of a term: by the hash of its first four letters, or of all of a key's.
 * @param {string} term
 * @param {number} shards a power of two
 * @returns {number}
 */
export function findShard(term, shards) {
  const letters = /[:=]/u.test(term) ? term : Array.from(term).slice(0, LETTERS_HASHED).join("");
  return hashTerm(letters) & (shards - 1);
}
