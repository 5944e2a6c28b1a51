"""How fast names are found in news, and how soon a command has whom the archive knows from its cache."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from tests.eval.eval_learn import NEWS
from tests.eval.figure import Figure
from tests.eval.reference import find_missing, read_json_lines, skip_figures
from waraq.entities import Tagger

SPEED, LOAD = "tagging.speed", "tagging.load"
PASSES = 3
# In a process of its own, as the tables that this one has in memory would help.
LOADING = """
import sys, time
from pathlib import Path
from waraq.entities import Tagger
began = time.perf_counter()
Tagger.load(None, Path(sys.argv[1]))
print(1000 * (time.perf_counter() - began))
"""


def measure() -> Iterator[Figure]:
    """Articles a minute on one core, with the whole gazetteer; milliseconds from a cache that is there."""
    yield Figure(LOAD, round(min(time_loading())))
    missing = find_missing(NEWS)
    if missing:
        yield from skip_figures([SPEED], missing)
        return
    texts = [str(row["text"]) for row in read_json_lines(NEWS)]
    yield Figure(SPEED, round(60 * len(texts) / min(time_tagging(texts))))


def time_tagging(texts: list[str]) -> Iterator[float]:
    """The seconds of CPU of each pass."""
    tagger = Tagger.load()
    for _ in range(PASSES):
        began = process_time()
        for text in texts:
            tagger.tag(text)
        yield process_time() - began


def time_loading() -> Iterator[float]:
    """The milliseconds of each of some processes."""
    with TemporaryDirectory() as cache:
        Tagger.load(None, Path(cache))
        for _ in range(PASSES):
            command = [sys.executable, "-c", LOADING, cache]
            yield float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
