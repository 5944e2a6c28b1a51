"""A run that is killed at any moment leaves nothing half written; the next one completes it."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from random import Random

import pytest

from tests.soak import choose
from waraq.ingest import ingest, read_article, walk_articles

KILLS = choose(50, 1000)
RECORDS = 120

pytestmark = [pytest.mark.soak, pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")]


def write_seeds(seeds: Path) -> None:
    seeds.mkdir()
    texts = [f"لاہور (اسٹاف رپورٹر) – خبر نمبر {number} کا متن۔ " * 20 for number in range(RECORDS)]
    lines = [
        json.dumps({"id": number, "body": text}, ensure_ascii=False) for number, text in enumerate(texts)
    ]
    (seeds / "a.jsonl").write_text("\n".join(lines), "utf-8")
    for number, text in enumerate(texts[:40]):
        (seeds / f"{number}.txt").write_text(f"سرخی {number}\n\n{text}", "utf-8")


def read_all(content: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(content)): path.read_bytes() for path in content.rglob("*") if path.is_file()
    }


def run_until(house: Path, seconds: float) -> bool:
    """Run an ingest that the system ends after so long; whether it came to its end before."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends a process at once
        signal.setitimer(signal.ITIMER_REAL, seconds)
        ingest(house / "seeds", house / "content", house / ".cache")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def test_killed_runs_leave_nothing_half_written_and_nothing_twice(tmp_path: Path) -> None:
    write_seeds(tmp_path / "seeds")
    begun = time.perf_counter()
    ingest(tmp_path / "seeds", tmp_path / "whole", tmp_path / "whole.cache")
    took = time.perf_counter() - begun
    whole = read_all(tmp_path / "whole")
    random = Random(1)
    finished = 0
    for _ in range(KILLS):
        finished += run_until(tmp_path, random.uniform(0.001, took / 3))
        for path in walk_articles(tmp_path / "content"):
            read_article(path, tmp_path / "content")
    report = ingest(tmp_path / "seeds", tmp_path / "content", tmp_path / ".cache")
    assert finished < KILLS
    assert report.refused == 0
    assert read_all(tmp_path / "content") == whole
    assert ingest(tmp_path / "seeds", tmp_path / "content", tmp_path / ".cache").unchanged == RECORDS + 40
