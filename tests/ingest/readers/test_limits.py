"""A source that is held in memory takes a bounded part of it, whatever it is full of."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.readers.limits import FEED, MARKDOWN, PLAIN_TEXT, WEB_PAGE

LINE = "ب\n".encode()
Fill = Callable[[int], bytes]
FILLS: dict[str, tuple[Fill, int, str]] = {
    "a.txt": (lambda marks: LINE * marks, PLAIN_TEXT.marks, "lines"),
    "a.md": (lambda marks: "ب\n\n".encode() * (marks // 2), MARKDOWN.marks, "lines and marks"),
    "b.md": (lambda marks: b"*a* " * (marks // 2), MARKDOWN.marks, "lines and marks"),
    "a.html": (lambda marks: b"<p>" + "<b>ب</b>".encode() * (marks // 2), WEB_PAGE.marks, "tags"),
    "a.rss": (
        lambda marks: b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * (marks // 4),
        FEED.marks,
        "tags",
    ),
}


@pytest.mark.parametrize("name", FILLS)
def test_more_marks_than_the_limit_are_refused(name: str) -> None:
    fill, marks, unit = FILLS[name]
    [problem] = [item for item in read_records(source_of(name, fill(marks + 8))) if isinstance(item, Problem)]
    assert problem.fatal
    assert f"{unit}, more than {marks:,}" in problem.reason


@pytest.mark.parametrize(
    "name, size", [("a.txt", PLAIN_TEXT.size), ("a.md", MARKDOWN.size), ("a.html", WEB_PAGE.size)]
)
def test_larger_files_are_refused(name: str, size: int) -> None:
    [problem] = list(read_records(source_of(name, b"a" * (size + 1))))
    assert isinstance(problem, Problem)
    assert f"more than {size // 1_000_000} MB" in problem.reason


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is told by Linux only")
@pytest.mark.parametrize("name", ["a.txt", "a.md", "b.md", "a.html"])
def test_as_many_as_the_limit_take_less_than_half_a_gigabyte(name: str) -> None:
    """The peak of a process that reads one such file."""
    lines = [
        "from pathlib import Path",
        "from tests.ingest.readers.test_limits import FILLS",
        "from tests.ingest.house import source_of",
        "from waraq.ingest.readers import read_records",
        f"fill, marks, _ = FILLS[{name!r}]",
        f"list(read_records(source_of({name!r}, fill(marks - 8))))",
        # Not getrusage: it counts what the process had before it was this program.
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])",
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", "\n".join(lines)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert int(run.stdout) < 400_000  # KB
