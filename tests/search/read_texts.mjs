// node read_texts.mjs CLIENT: what the browser's reader finds in coded texts, from and to JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { TextReader, listPieces } = await import(`${pathToFileURL(process.argv[2])}/text-code.js`);
const { frequent, coded } = JSON.parse(readFileSync(0, "utf-8"));
const pieces = listPieces(frequent);
const found = coded.map(({ bytes, count }) => {
  const texts = new TextReader(Uint8Array.from(Buffer.from(bytes, "hex")), pieces);
  try {
    return { texts: Array.from({ length: count }, () => texts.take()), isAtEnd: texts.isAtEnd };
  } catch (error) {
    return { error: error.constructor.name };
  }
});
process.stdout.write(JSON.stringify(found));
