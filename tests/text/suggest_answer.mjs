/** What the suggestion modules answer to a question of `test_suggest_client.py`: a pair of its kind and its value. */
import { readFileSync } from "node:fs";
import { RomanIndex, rankRoman } from "./client/roman-index.js";
import { SpellingIndex } from "./client/spelling.js";

const tables = JSON.parse(readFileSync(new URL("suggest.json", import.meta.url), "utf8"));
let spelling;
let roman;

const answers = {
  words: (words, analyzer) => {
    spelling = new SpellingIndex(words, tables, analyzer);
    roman = new RomanIndex(words, tables, analyzer);
    return words.length;
  },
  refuse: (format, analyzer) => [SpellingIndex, RomanIndex].map((Index) => {
    try {
      return new Index([], { ...tables, format }, analyzer) && "";
    } catch (error) {
      return error.name;
    }
  }),
  suggest: ([typed, limit]) => spelling.suggest(typed, limit),
  match: ([latin, limit]) => roman.match(latin, limit),
  rank: ([query, limit]) => rankRoman(query, roman, limit),
};

export const answer = ([kind, value], analyzer) => answers[kind](value, analyzer);
