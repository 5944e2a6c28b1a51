"""How fast the analyzer is, and how much of it the browser loads.

The text is drawn from the words of Makhzan as often as they stand there, so it
is the same everywhere and has their mixture of common and rare words. The
first of three passes also fills the memories for words; the median is given.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from random import Random
from statistics import median
from time import perf_counter

from tests.eval.figure import Figure
from tests.eval.node import find_node, run_node
from tests.eval.reference import skip_figures
from waraq.text import Analyzer
from waraq.text.frequency import load_frequencies

WORDS = 600_000
IN_SENTENCE = 20
IN_TEXT = 400
PASSES = 3
SEED = 1947
RUNNER = """
import { readFileSync } from "node:fs";
import { createAnalyzer } from "./client/analyzer.js";
const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const analyzer = createAnalyzer(JSON.parse(read("tables.json")));
const texts = read("texts.txt").split("\\n");
const speeds = [];
for (let pass = 0; pass < %d; pass += 1) {
  const started = performance.now();
  for (const text of texts) analyzer.analyze(text);
  speeds.push((performance.now() - started) / 1000);
}
process.stdout.write(speeds.join(" "));
"""


def measure() -> Iterator[Figure]:
    """Words a second through fold, tokenize and stem in Python and in V8, and the tables' bytes (gzip -9)."""
    texts = draw_texts()
    yield Figure("speed.payload", len(gzip.compress(Analyzer.load().to_json().encode(), 9, mtime=0)))
    yield Figure("speed.python", WORDS // median(time_python(texts)))
    if find_node() is None:
        yield from skip_figures(["speed.browser"], "no node")
    else:
        yield Figure("speed.browser", WORDS // median(time_node(texts)))


def draw_texts() -> list[str]:
    """`WORDS` words in texts of `IN_TEXT`, with a full stop after each sentence."""
    counts = load_frequencies()
    words = Random(SEED).choices(list(counts), list(counts.values()), k=WORDS)
    starts = range(0, WORDS, IN_SENTENCE)
    sentences = [" ".join(words[start : start + IN_SENTENCE]) + "۔" for start in starts]
    size = IN_TEXT // IN_SENTENCE
    return [" ".join(sentences[start : start + size]) for start in range(0, len(sentences), size)]


def time_python(texts: list[str]) -> list[float]:
    """The seconds of each pass, with an analyzer of its own."""
    analyzer = Analyzer.from_json(Analyzer.load().to_json())
    seconds = []
    for _ in range(PASSES):
        started = perf_counter()
        for text in texts:
            analyzer.analyze(text)
        seconds.append(perf_counter() - started)
    return seconds


def time_node(texts: list[str]) -> list[float]:
    """The same in Node, whose engine is that of Chromium."""
    files = {"tables.json": Analyzer.load().to_json(), "texts.txt": "\n".join(texts)}
    return [float(seconds) for seconds in run_node(RUNNER % PASSES, files).split()]
