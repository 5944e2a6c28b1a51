"""Hostile sources all in one folder: each is refused or cleaned with a message, and nothing lies outside."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.archive_bytes import zip_of
from tests.ingest.house import TEXT, run
from tests.ingest.readers.test_feed import ITEM, RSS
from tests.ingest.test_bombs import MOST_MEMORY, PROGRAM
from tests.soak import choose
from waraq.errors import show_text
from waraq.ingest import article_to_markdown, read_article

MB = 1_000_000
RECORDS = choose(2_000, 1_000_000)
BAD = RECORDS // 2
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'
EXPORT = RSS.format(items=ITEM.replace("خلاصہ", "&a9;")).partition("?>")[2]
FEED = EXPORT.replace("http://wordpress.org/export/1.2/", "x")
TURNED = {"id": "1", "title": "خبر\u202eربخ", "author": "\u202eآصف", "body": TEXT}
BROKEN = {"id": "2", "title": "\ud800خبر", "body": f"\udfff{TEXT}"}
PAGE = (
    f"<html><head><title>خبر</title></head><body onload=x()><script>alert(1)</script><h1>خبر</h1>"
    f"<p>{TEXT}</p><p>{TEXT}<img src=x onerror=alert(1)><a href='javascript:x()'>یہاں</a></p><iframe src=x>"
)


def front(line: str) -> str:
    return f"---\nheadline: خبر\n{line}\n---\n{TEXT}"


# What each is refused with, a part of the reason.
REFUSED = {
    "up.zip": (zip_of({"../../up.txt": TEXT.encode()}), "“../../up.txt” in the archive leads out"),
    "root.zip": (zip_of({"/etc/root.txt": TEXT.encode()}), "leads out"),
    "bomb.zip": (zip_of({"a.txt": bytes(15 * MB)}), "unpacks to more than 250 times"),
    "bomb.jsonl.gz": (gzip.compress(b"x" * (15 * MB)), "unpacks to more than 250 times"),
    "bomb.txt.gz": (gzip.compress(bytes(15 * MB)), "the file has more than 5 MB"),
    "laughs.rss": ((ENTITIES + FEED).encode(), "entities"),
    "laughs.xml": ((ENTITIES + EXPORT).encode(), "DOCTYPE"),
    "outside.rss": ((OUTSIDE + FEED).encode(), "entities"),
    "line.txt": (b"x" * (60 * MB), "the file has 60.0 MB"),
    "line.json": (b'[{"body": "' + b"x" * (21 * MB), "characters"),
    "nul.txt": (f"خبر\0\n\n{TEXT}".encode(), "NUL"),
    "nul.csv": (f"title,text\nخبر,{TEXT.splitlines()[0]}\0\n".encode(), "NUL"),
    "object.md": (front("tags: !!python/object/apply:os.system ['touch owned']").encode(), "tag"),
    "anchor.md": (front("tags: &a [*a, *a]").encode(), "anchor"),
}
# What is told of each that is used, a part of the reason.
CLEANED = {
    "turned.jsonl": (
        json.dumps(TURNED).encode(),
        "turn the letters behind them round, in its headline, byline",
    ),
    "turned\u202etxt.md": (
        f"# خبر\n\n{TEXT} 2".encode(),
        "turn the letters behind them round, in its file name",
    ),
    "broken.jsonl": (json.dumps(BROKEN).encode(), ""),
    "page.html": (PAGE.encode(), ""),
}


def test_hostile_sources_are_refused_or_cleaned(house: Path) -> None:
    sources = {**REFUSED, **CLEANED}
    for name, (raw, _) in sources.items():
        (house / "seeds" / name).write_bytes(raw)
    report = run(house)
    told = dict.fromkeys(sources, "")
    for problem in report.problems:
        [name] = [name for name in sources if f"/{show_text(name)}" in problem.path]
        told[name] += f"{problem.reason}\n"
        assert problem.remedy
    assert {name: told[name] for name, (_, reason) in sources.items() if reason not in told[name]} == {}
    assert report.refused == sum(problem.fatal for problem in report.problems) == len(REFUSED)
    assert report.written == len(CLEANED) + 1
    assert {path.name for path in house.iterdir()} == {"seeds", "content"}
    assert not list(Path.cwd().glob("owned"))
    for path in report.paths:
        assert path.resolve().is_relative_to(house / "content" / "articles")
        text = article_to_markdown(read_article(path, house / "content"))
        assert not re.search("[\ud800-\udfff\0]", text)
        assert not any(sign in text for sign in ("<script", "onerror", "javascript:", "iframe", "alert"))


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is told by Linux only")
def test_one_bad_row_of_very_many_is_named(house: Path) -> None:
    with (house / "seeds" / "many.jsonl").open("w", encoding="utf-8") as file:
        for number in range(RECORDS):
            body = f"{TEXT} خبر نمبر {number}"
            line = json.dumps({"id": number, "body": body}, ensure_ascii=False)
            file.write(f"{line}\n" if number != BAD else f"{line[:-9]}\n")
    program = PROGRAM.replace("Path(sys.argv[2]))", "Path(sys.argv[2]), write=False)")
    command = [sys.executable, "-c", program, str(house / "seeds"), str(house / "content")]
    done = subprocess.run(command, capture_output=True, check=False, cwd=house)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert found["written"] == RECORDS
    [(path, reason)] = found["problems"]
    assert (Path(path).name, "is not JSON" in reason) == ("many.jsonl", True), reason
    assert found["memory"] <= MOST_MEMORY
    assert {path.name for path in house.iterdir()} == {"seeds"}
