"""How long a browser takes for suggestions and Roman Urdu among 38,000 words, and what it loads for them.

Times are milliseconds of the processor: the first setting up of an index, as a
reader has it, and the slowest but one of its answers, the first among them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

from tests.eval.eval_roman import read_spellings
from tests.eval.figure import Figure
from tests.eval.node import find_node, run_node
from tests.eval.reference import skip_figures, space_evenly
from tests.eval.typos import mistype
from waraq.text import Analyzer
from waraq.text.frequency import load_frequencies
from waraq.text.suggest_file import write_suggest_tables

ANSWERS = 200
SEED = 1913
NAMES = ("suggest.spelling.setup", "suggest.spelling.slowest", "suggest.roman.setup", "suggest.roman.slowest")
RUNNER = """
import { readFileSync } from "node:fs";
import { createAnalyzer } from "./client/analyzer.js";
import { RomanIndex } from "./client/roman-index.js";
import { SpellingIndex } from "./client/spelling.js";
const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const analyzer = createAnalyzer(read("analyzer.json"));
const [tables, words] = [read("tables.json"), read("words.json")];
const time = (action) => {
  const started = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
};
const times = [];
for (const [Index, ask] of [[SpellingIndex, "suggest"], [RomanIndex, "match"]]) {
  let index;
  times.push(time(() => { index = new Index(words, tables, analyzer); }));
  const answers = read(`${ask}.json`).map((typed) => time(() => index[ask](typed)));
  times.push(answers.sort((one, other) => other - one)[1]);
}
process.stdout.write(times.join(" "));
"""


def measure() -> Iterator[Figure]:
    """The bytes of the tables (gzip -9), then the times."""
    tables = write_suggest_tables()
    yield Figure("suggest.payload", len(gzip.compress(tables.encode(), 9, mtime=0)))
    if find_node() is None:
        yield from skip_figures(NAMES, "no node")
        return
    counts = load_frequencies()
    typos = mistype(counts, counts, ANSWERS, SEED, as_frequent=True)
    files = {
        "analyzer.json": Analyzer.load().to_json(),
        "tables.json": tables,
        "words.json": json.dumps(list(counts.items())),
        "suggest.json": json.dumps([typo.typed for typo in typos]),
        "match.json": json.dumps([each.latin for each in space_evenly(read_spellings(), ANSWERS)]),
    }
    times = run_node(RUNNER, files).split()
    yield from (Figure(name, float(time)) for name, time in zip(NAMES, times, strict=True))
