// Damages one file of an index at a time, in memory and at random, and asks the client again and again.
// Writes what came of it as JSON: {same, part, refused: {kind: n}, wrong: […]}; `part` are answers that
// say how many articles they left out, wrong those that are neither these, nor of the whole index, nor a
// SearchError.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

const [client, root, rounds, seed] = process.argv.slice(2);
const { openIndex } = await import(pathToFileURL(join(client, "index-reader.js")).href);
const { SearchError } = await import(pathToFileURL(join(client, "errors.js")).href);
const ADDRESS = "http://archive.example/search/";
const QUERIES = JSON.parse(readFileSync(0, "utf8"));

const files = new Map();
for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile() && !path.endsWith(".js") && entry.name !== "complete") {
    files.set(ADDRESS + relative(root, path), new Uint8Array(readFileSync(path)));
  }
}
let damaged = new Map();
globalThis.fetch = async (address) => {
  const path = String(address).replace(/\?.*$/u, "");
  const bytes = damaged.get(path) ?? files.get(path);
  return bytes === undefined ? new Response("", { status: 404 }) : new Response(bytes);
};

// Mulberry32: the same numbers everywhere.
let state = Number(seed);
function below(limit) {
  state = (state + 0x6d2b79f5) | 0;
  let value = Math.imul(state ^ (state >>> 15), state | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return ((value ^ (value >>> 14)) >>> 0) % limit;
}

const DAMAGES = [
  (bytes) => bytes.map((byte, place) => (place === target(bytes) ? byte ^ (1 << below(8)) : byte)),
  (bytes) => bytes.subarray(0, below(bytes.length)),
  (bytes) => Uint8Array.from([...bytes, below(256)]),
  () => [...files.values()][below(files.size)],
  (bytes) => Uint8Array.from(bytes, () => below(256)),
];
let place = 0;
const target = () => place;

/** The index as a reader has it who asks one thing after the other; asking for it may fail each time. */
function open() {
  const opened = openIndex(`${ADDRESS}manifest.json`);
  opened.catch(() => undefined); // told to each who asks
  return opened;
}

async function ask(query, opened) {
  const index = await opened;
  const answer = await index.search(query, { sort: "newest" });
  return { answer, others: [await index.countPeriods(answer), await index.countFacets(answer, "place"),
    await index.suggest(query)] };
}

/** Whether an answer is the whole one but for as many articles as it says. */
function isPart({ answer, others }, whole) {
  const left = new Set(answer.hits.map((hit) => JSON.stringify(hit)));
  const hits = whole.answer.hits.filter((hit) => left.has(JSON.stringify(hit)));
  const missing = whole.answer.hits.length - answer.hits.length;
  const same = { ...whole.answer, hits, unread: missing };
  return missing > 0 && JSON.stringify([answer, others]) === JSON.stringify([same, whole.others]);
}

const whole = await Promise.all(QUERIES.map((query) => ask(query, open())));
const outcome = { same: 0, part: 0, refused: {}, wrong: [] };
const paths = [...files.keys()].sort();
for (let round = 0; round < Number(rounds); round += 1) {
  const path = paths[below(paths.length)];
  const bytes = files.get(path);
  place = below(bytes.length);
  damaged = new Map([[path, DAMAGES[below(DAMAGES.length)](bytes)]]);
  const opened = open();
  for (const [number, query] of QUERIES.entries()) {
    try {
      const found = await ask(query, opened);
      if (JSON.stringify(found) === JSON.stringify(whole[number])) outcome.same += 1;
      else if (isPart(found, whole[number])) outcome.part += 1;
      else outcome.wrong.push([path, query, "another answer"]);
    } catch (error) {
      if (error instanceof SearchError) outcome.refused[error.kind] = (outcome.refused[error.kind] ?? 0) + 1;
      else outcome.wrong.push([path, query, String(error.stack)]);
    }
  }
}
process.stdout.write(JSON.stringify(outcome));
