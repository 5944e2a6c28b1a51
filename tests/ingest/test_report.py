"""What a run tells: each kind of outcome, also in a run that writes nothing or is broken off."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.ingest.house import snapshot
from waraq.cli import main
from waraq.ingest import Report, ingest, read_article, walk_articles
from waraq.ingest.ledger import Ledger

WORDS = "لاہور میں بارش ہوئی اور سڑکیں ڈوب گئیں جس سے شہریوں کو مشکلات کا سامنا کرنا پڑا"


class House:
    """Sources of which each comes to another end."""

    def __init__(self, folder: Path) -> None:
        self.seeds, self.content, self.cache = (folder / name for name in ("seeds", "content", ".cache"))
        self.seeds.mkdir()
        for name in ("same", "changed", "kept", "conflict"):
            self.write(name)
        self.run()
        for name in ("kept", "conflict"):
            self.article(name).write_text(self.article(name).read_text("utf-8") + "\nاور متن\n", "utf-8")
        self.write("changed", "نئی")
        self.write("conflict", "نئی")
        self.write("new", text=WORDS)
        self.write("copy", text=f"{WORDS} آج")
        (self.seeds / "twice.jsonl").write_text(f"{self.record('twice')}\n" * 2 + "{\n", "utf-8")
        (self.seeds / "x.doc").write_bytes(b"PK")

    def record(self, name: str, headline: str = "خبر", text: str = "") -> str:
        words = " ".join(f"{name}{number}" for number in range(9))
        return json.dumps({"id": name, "headline": headline, "body": text or words})

    def write(self, name: str, headline: str = "خبر", text: str = "") -> None:
        (self.seeds / f"{name}.jsonl").write_text(self.record(name, headline, text), "utf-8")

    def article(self, name: str) -> Path:
        articles = {path: read_article(path, self.content) for path in walk_articles(self.content)}
        [found] = [path for path, each in articles.items() if each.source and each.source.record == name]
        return found

    def run(self, *, write: bool = True) -> Report:
        return ingest(self.seeds, self.content, self.cache, write=write)


@pytest.fixture
def mixed(tmp_path: Path) -> House:
    return House(tmp_path)


COUNTS = {
    "sources": 8,
    "written": 3,
    "updated": 1,
    "unchanged": 1,
    "kept": 1,
    "conflict": 1,
    "repeated": 1,
    "duplicates": 1,
    "refused": 2,
}


def test_a_report_has_all_outcomes_and_is_kept(mixed: House) -> None:
    values = mixed.run().to_json()
    assert {name: values[name] for name in COUNTS} == COUNTS
    kept = json.loads((mixed.cache / "ingest-report.json").read_text("utf-8"))
    assert kept == values
    refused = [(each["path"], each["line"]) for each in kept["problems"] if each["fatal"]]
    assert refused == [(str(mixed.seeds / "twice.jsonl"), 3), (str(mixed.seeds / "x.doc"), None)]
    assert all(each["reason"] and each["remedy"] for each in kept["problems"])
    assert any(each["record"] == "conflict" for each in kept["problems"])
    text = (mixed.cache / "ingest-report.txt").read_text("utf-8")
    for name, count in COUNTS.items():
        assert f"{name:>10} {count}\n" in text
    assert f"{mixed.seeds / 'twice.jsonl'}:3: " in text
    assert all(str(path) in text for path in values["paths"])


def test_a_dry_run_tells_the_same_and_touches_nothing(mixed: House, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    told = mixed.run(write=False)
    assert snapshot(tmp_path) == before
    wet = mixed.run()
    assert told.to_json() == wet.to_json()
    assert snapshot(tmp_path) != before


def test_a_dry_run_leaves_what_a_killed_run_left(mixed: House, tmp_path: Path) -> None:
    ledger = mixed.cache / "ingest.sqlite"
    db = sqlite3.connect(ledger)
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN")
    db.executemany("INSERT INTO meta VALUES (?, ?)", ((f"k{n}", "x" * 4000) for n in range(50)))
    journal = ledger.with_name("ingest.sqlite-journal").read_bytes()
    half = ledger.read_bytes()
    db.close()
    ledger.write_bytes(half)
    ledger.with_name("ingest.sqlite-journal").write_bytes(journal)
    before = snapshot(tmp_path)
    assert mixed.run(write=False).written == 3
    assert snapshot(tmp_path) == before


def test_a_dry_run_makes_no_folders(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    ingest(tmp_path / "seeds", tmp_path / "content", tmp_path / ".cache", write=False)
    assert [path.name for path in tmp_path.iterdir()] == ["seeds"]


def test_a_run_that_breaks_off_keeps_what_it_had_done(mixed: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_ledger: Ledger) -> None:
        raise OSError(28, "No space left on device", "ingest.sqlite")

    monkeypatch.setattr(Ledger, "close", fail)
    with pytest.raises(OSError, match="No space left"):
        mixed.run()
    kept = json.loads((mixed.cache / "ingest-report.json").read_text("utf-8"))
    assert kept["broken_off"].startswith("ingest.sqlite: No space left on device")
    assert {name: kept[name] for name in COUNTS} == COUNTS


def test_a_full_disk_that_sqlite_meets_is_told_as_such(mixed: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(ledger: Ledger, *_: object, **_more: object) -> None:
        ledger.db.execute("CREATE TABLE large (text)")
        pages = ledger.db.execute("PRAGMA page_count").fetchone()[0]
        ledger.db.execute(f"PRAGMA max_page_count = {pages}")
        ledger.db.execute("INSERT INTO large VALUES (zeroblob(1000000))")

    monkeypatch.setattr(Ledger, "keep_source", fill)
    (mixed.cache / "ingest.sqlite").unlink()
    result = CliRunner().invoke(
        main, ["ingest", str(mixed.seeds), str(mixed.content), "--cache", str(mixed.cache)]
    )
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
    assert "Error: a file of the cache: database or disk is full. Check the disk" in result.output
    kept = json.loads((mixed.cache / "ingest-report.json").read_text("utf-8"))
    assert kept["broken_off"].startswith("a file of the cache: database or disk is full")


def test_a_killed_run_leaves_no_report_of_another(mixed: House, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(
        "waraq.ingest.source_list.walk_sources", lambda _: seen.extend(mixed.cache.glob("*.txt")) or ()
    )
    assert list(mixed.cache.glob("ingest-report.*"))
    mixed.run()
    assert seen == []


def test_dates_that_one_remedy_mends_are_told_once_a_file(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    dates = ("41926", "15-Oct-14", "2014-10-16", "03/04/2014", "41929", "2014-02-31")
    rows = (f"{date},{WORDS} {number}" for number, date in enumerate(dates))
    (tmp_path / "seeds" / "a.csv").write_text("\n".join(("تاریخ,متن", *rows)), "utf-8")
    excel, order, wrong = ingest(tmp_path / "seeds", tmp_path / "content").problems
    assert (excel.line, order.line, wrong.line) == (2, 5, 7)
    assert "“41926”" in excel.reason
    assert excel.reason.endswith("; 2 more records are like that")
    assert "Excel" in excel.remedy
    assert "more record" not in order.reason + wrong.reason
