// @ts-check
/** Bytes of an index file, read with every length checked; the other side is `binary.py`. */

/** What a file holds is not what the format says. */
export class Damage extends Error {}

const LARGEST = 2 ** 32;

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
    const cursor = new Cursor(this.take(length));
    if (count > length) throw new Damage("fewer gaps than numbers");
    const numbers = new Uint32Array(count);
    let number = first - 1;
    for (let place = 0; place < count; place += 1) {
      number += cursor.takeNumber() + 1;
      numbers[place] = number;
    }
    if (cursor.left > 0 || number >= first + size) throw new Damage("no such numbers");
    return numbers;
  }
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
