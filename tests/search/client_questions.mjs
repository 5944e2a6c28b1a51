// Reads questions as JSON from standard input, puts each to the client, writes the answers as JSON.
// A question is {"search": text, and any options of a search}, {"parse": text}, {"hash": term},
// {"suggest": {"typed": text, "latin": text}} (what the words of the index give) or {"fetched": true}
// (the paths fetched so far). An answer is what the client gave, or {"error": kind}.
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
const { findShard, hashTerm } = await load("places.js");
const { weighForm } = await load("forms.js");
const { openEdition } = await load("edition.js");

let index = null;
let edition = null;
const actions = {
  search: async ({ search, ...options }) => {
    index ??= await openIndex(manifest);
    const { numbers, searched, ...answer } = await index.search(search, options);
    return answer;
  },
  facet: async ({ facet, text }) => {
    index ??= await openIndex(manifest);
    return index.countFacets(await index.search(text), facet);
  },
  complete: async ({ complete }) => {
    index ??= await openIndex(manifest);
    return index.suggest(complete, { limit: 8 });
  },
  similar: async ({ similar }) => {
    index ??= await openIndex(manifest);
    const { numbers, ...answer } = await index.moreLike(similar);
    return answer;
  },
  periods: async ({ periods }) => {
    index ??= await openIndex(manifest);
    return index.countPeriods(await index.search(periods));
  },
  parse: async ({ parse }) => {
    edition ??= await openEdition(manifest);
    return writeQuery(parseQuery(parse, edition.analyzer));
  },
  suggest: async ({ suggest: { typed, latin } }) => {
    edition ??= await openEdition(manifest);
    const { files, analyzer } = edition;
    const [{ RomanIndex, rankRoman }, { SpellingIndex }] = await Promise.all([
      load("roman-index.js"), load("spelling.js"),
    ]);
    const [words, tables] = await Promise.all([files.readWords(), files.readSuggestTables()]);
    const spelling = new SpellingIndex(words, tables, analyzer);
    const roman = new RomanIndex(words, tables, analyzer);
    return { words, spelling: spelling.suggest(typed), roman: rankRoman(latin, roman) };
  },
  find: async ({ find, date }) => {
    index ??= await openIndex(manifest);
    return index.findNumber(find, date);
  },
  row: async ({ row, count, first, size }) => {
    const { Cursor } = await load("binary.js");
    return [...new Cursor(Buffer.from(row, "hex")).takeRising(row.length / 2, count, first, size)];
  },
  hash: async ({ hash }) => hashTerm(hash),
  shard: async ({ shard, of }) => findShard(shard, of),
  weigh: async ({ weigh, form }) => weighForm(weigh, form),
  fetched: async () => [...fetched],
};

const answers = [];
for (const question of JSON.parse(readFileSync(0, "utf8"))) {
  const action = actions[Object.keys(question)[0]];
  answers.push(await action(question).catch((error) => ({ error: error.kind ?? String(error) })));
}
process.stdout.write(JSON.stringify(answers));
