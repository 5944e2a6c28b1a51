// @ts-check
/** Bytes of an index file, read with every length checked; the other side is `binary.py`. */

/** What a file holds is not what the format says. */
export class Damage extends Error {}

const LARGEST = 2 ** 32;
// Rows of so many numbers and more are written bit by bit, as in `binary.py`.
const FEWEST_PACKED = 16;
const OTHERS_GIVEN = 0x80;
const WIDEST = 31;

/** Reads a row of bytes from the front; throws `Damage` where they end too early. */
export class Cursor {
  #bytes;
  #place = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** How many bytes are left. */
  get left() {
    return this.#bytes.length - this.#place;
  }

  /**
   * The next bytes.
   * @param {number} length
   * @returns {Uint8Array}
   */
  take(length) {
    if (length > this.left) throw new Damage("bytes end early");
    this.#place += length;
    return this.#bytes.subarray(this.#place - length, this.#place);
  }

  /**
   * A whole number from 0 to 2^32 - 1: seven bits a byte, the lowest first.
   * @returns {number}
   */
  takeNumber() {
    let value = 0;
    for (let scale = 1; scale < LARGEST; scale *= 128) {
      const byte = this.#bytes[this.#place];
      if (byte === undefined) break;
      this.#place += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value < LARGEST) return value;
        break;
      }
    }
    throw new Damage("no number");
  }

  /**
   * Rising numbers out of the gaps between them.
   * @param {number} length of the gaps in bytes
   * @param {number} count
   * @param {number} first that may be
   * @param {number} size how many there may be
   * @returns {Uint32Array}
   */
  takeRising(length, count, first, size) {
    if (count > size) throw new Damage("more numbers than there may be");
    const bytes = this.take(length);
    if (count < FEWEST_PACKED) return readSteps(bytes, count, first, size);
    const head = bytes[0] ?? OTHERS_GIVEN - 1;
    const width = head & ~OTHERS_GIVEN;
    if (width > WIDEST) throw new Damage("no such row");
    if (head === width) return unpack(bytes.subarray(1), width, count, first, size);
    return findOthers(unpack(bytes.subarray(1), width, size - count, first, size), count, first, size);
  }
}

/**
 * Rising numbers out of a number for each.
 * @param {Uint8Array} bytes
 * @param {number} count
 * @param {number} first
 * @param {number} size
 * @returns {Uint32Array}
 */
function readSteps(bytes, count, first, size) {
  const cursor = new Cursor(bytes);
  const numbers = new Uint32Array(count);
  let number = first - 1;
  for (let place = 0; place < count; place += 1) {
    number += cursor.takeNumber() + 1;
    numbers[place] = number;
  }
  if (cursor.left > 0 || number >= first + size) throw new Damage("no such numbers");
  return numbers;
}

/**
 * Rising numbers out of Rice's code: of each gap as many ones as it has whole 2 ** width, a zero, and the
 * rest in so many bits.
 * @param {Uint8Array} bytes
 * @param {number} width
 * @param {number} count
 * @param {number} first
 * @param {number} size
 * @returns {Uint32Array}
 */
function unpack(bytes, width, count, first, size) {
  const numbers = new Uint32Array(count);
  const end = 8 * bytes.length;
  const last = first + size - 1;
  const whole = 2 ** width;
  let number = first - 1;
  let bit = 0;
  for (let place = 0; place < count; place += 1) {
    number += 1;
    while (bit < end && (/** @type {number} */ (bytes[bit >> 3]) >> (7 - (bit & 7)) & 1) === 1) {
      number += whole;
      bit += 1;
    }
    bit += 1;
    let rest = 0;
    for (let left = width; left > 0; left -= 1) {
      rest = 2 * rest + (/** @type {number} */ (bytes[bit >> 3]) >> (7 - (bit & 7)) & 1);
      bit += 1;
    }
    number += rest;
    if (bit > end || number > last) throw new Damage("no such numbers");
    numbers[place] = number;
  }
  if (bytes.length !== Math.ceil(bit / 8)) throw new Damage("more than the numbers");
  return numbers;
}

/**
 * All numbers but some rising ones.
 * @param {Uint32Array} some
 * @param {number} count of the others
 * @param {number} first
 * @param {number} size
 * @returns {Uint32Array}
 */
function findOthers(some, count, first, size) {
  const numbers = new Uint32Array(count);
  let at = 0;
  let place = 0;
  for (let number = first; number < first + size; number += 1) {
    if (some[at] === number) at += 1;
    else {
      numbers[place] = number;
      place += 1;
    }
  }
  return numbers;
}

/**
 * Bytes out of the zlib format, whose checksum is verified. Rejects with `Damage`.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array>}
 */
export async function inflate(bytes) {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new Damage("can't be decompressed");
  }
}

/**
 * The text of bytes in UTF-8. Throws `Damage` for other bytes.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function readText(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Damage("no UTF-8");
  }
}

/**
 * The text of compressed bytes. Rejects with `Damage`.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string>}
 */
export async function inflateText(bytes) {
  return readText(await inflate(bytes));
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
