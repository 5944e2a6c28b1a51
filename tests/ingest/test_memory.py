"""What an ingest holds in memory does not grow with what there is to be read."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from random import Random

import pytest

from tests.soak import LONG, choose
from waraq.article import Article
from waraq.ingest.copies import open_copies
from waraq.ingest.ledger import Ledger
from waraq.ingest.source_list import SourceList
from waraq.text.frequency import load_frequencies
from waraq.usage import measure_process

WORDS = list(load_frequencies())[:5000]  # so many that tables of words are full at once
MEASURE = f"""
import sys
from pathlib import Path
from {measure_process.__module__} import measure_process
from waraq.ingest import ingest
from waraq.ingest.duplicates import file
if sys.argv[4:]:
    file._CACHE = -int(sys.argv[4])  # full with few articles, too
report = ingest(*map(Path, sys.argv[1:4]))
assert report.refused == 0, report.problems[:3]
print(report.written, measure_process().memory)
"""
MEGABYTE = 1_000_000


def write_lines(seeds: Path, count: int) -> None:
    random = Random(1)
    seeds.mkdir(parents=True)
    with (seeds / "a.jsonl").open("w", encoding="utf-8") as file:
        for number in range(count):
            body = " ".join(random.choices(WORDS, k=60))
            headline = f"خبر {number % 100}"  # each number is a word to the tables
            row = {"id": number, "headline": headline, "date": "2014-10-14", "body": body}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def measure(folder: Path, *cache: str) -> tuple[int, int]:
    """How many articles an ingest writes, and how many bytes it has in memory at most."""
    arguments = [str(folder / name) for name in ("seeds", "content", "cache")]
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *arguments, *cache], capture_output=True, text=True, check=True
    )
    written, memory = done.stdout.split()
    return int(written), int(memory)


@pytest.mark.soak
@pytest.mark.skipif(not measure_process().memory, reason="this system does not tell the memory")
def test_many_records_take_no_more_memory(tmp_path: Path) -> None:
    few, many = choose(1_000, 20_000), choose(3_500, 60_000)
    write_lines(tmp_path / "few" / "seeds", few)
    write_lines(tmp_path / "many" / "seeds", many)
    cache = () if LONG else ("256",)
    (written, small), (more, large) = (measure(tmp_path / name, *cache) for name in ("few", "many"))
    assert (written, more) == (few, many)
    # The ledger keeps two megabytes of its pages; 2,500 records and articles have ten.
    assert large - small < 6 * MEGABYTE


def measure_walk(seeds: Path, count: int) -> int:
    """How many bytes are in use at most while so many sources are found, and walked to be read."""
    for number in range(count):
        folder = seeds / str(number // 100)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.txt").write_text("بارش", "utf-8")
    ledger = Ledger()
    tracemalloc.start()
    try:
        found = SourceList(seeds, ledger, "")
        assert found.count_changed() == sum(1 for _ in found.changed()) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        ledger.close()


def test_sources_are_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.time_ns() + 10**11
    monkeypatch.setattr("waraq.files.time.time_ns", lambda: later)  # none of them had only just been written
    measure_walk(tmp_path / "first", 100)
    few, many = choose(200, 2_000), choose(2_000, 50_000)
    growth = measure_walk(tmp_path / "many", many) - measure_walk(tmp_path / "few", few)
    assert growth < 40 * (many - few)  # the names of the folders; a source takes a thousand bytes


def test_articles_that_a_dry_run_would_write_are_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("waraq.ingest.copies.make_sketch", lambda _: None)
    ledger = Ledger()
    many = 2_000
    with open_copies(tmp_path, ledger, None, write=False) as copies:
        copies.note(Article(id="first", headline="خبر", body=""), None)
        tracemalloc.start()
        try:
            for number in range(many):
                copies.note(Article(id=f"{number:010}", headline="خبر", body=str(number)), None)
            grown, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert copies.find().copies == 0
    ledger.close()
    assert grown < 40 * many  # the id and the hash of one take two hundred bytes
