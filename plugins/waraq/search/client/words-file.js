// @ts-check
/** The words that corrections are taken from; the other side is `words_file.py`. */
import { Damage } from "./binary.js";

const BASE = 36;

/**
 * Words with counts, by the lines of the file: how many code points a word shares with the one
 * before, the rest of it, and the binary digits of its count. The count is the lowest of so many
 * digits. Throws `Damage` for other lines.
 * @param {string} text
 * @returns {[word: string, count: number][]}
 */
export function readWords(text) {
  let word = "";
  return text.split("\n").slice(0, -1).map((line) => {
    const digits = parseInt(line.slice(-1), BASE);
    let start = 0;
    for (let shared = parseInt(line.slice(0, 1), BASE); shared !== 0; shared -= 1) {
      const code = word.codePointAt(start);
      if (code === undefined || Number.isNaN(shared)) throw new Damage("no shared letters");
      start += code > 0xffff ? 2 : 1;
    }
    if (!(digits > 0) || line.length < 3) throw new Damage("no word");
    word = word.slice(0, start) + line.slice(1, -1);
    return [word, 2 ** (digits - 1)];
  });
}
