// Reads questions as JSON from standard input, puts each to the client, writes the answers as JSON.
// A question is {"search": text, "limit": n, "offset": n}, {"parse": text}, {"hash": term} or
// {"fetched": true} (the paths fetched so far). An answer is what the client gave, or {"error": kind}.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [client, manifest] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(client, name)).href);
const fetched = [];
const fetchForReal = globalThis.fetch;
globalThis.fetch = (address, options) => {
  fetched.push(new URL(address).pathname);
  return fetchForReal(address, options);
};

const { openIndex } = await load("index-reader.js");
const { parseQuery } = await load("query.js");
const { writeQuery } = await import("./written_query.mjs");
const { hashTerm } = await load("files.js");
const { openEdition } = await load("edition.js");

let index = null;
let edition = null;
const actions = {
  search: async ({ search, limit = 10, offset = 0 }) => {
    index ??= await openIndex(manifest);
    return index.search(search, { limit, offset });
  },
  parse: async ({ parse }) => {
    edition ??= await openEdition(manifest);
    return writeQuery(parseQuery(parse, edition.analyzer));
  },
  hash: async ({ hash }) => hashTerm(hash),
  fetched: async () => [...fetched],
};

const answers = [];
for (const question of JSON.parse(readFileSync(0, "utf8"))) {
  const action = actions[Object.keys(question)[0]];
  answers.push(await action(question).catch((error) => ({ error: error.kind ?? String(error) })));
}
process.stdout.write(JSON.stringify(answers));
