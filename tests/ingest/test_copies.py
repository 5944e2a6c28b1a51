"""Copies are grouped in a table that editors correct, and never dropped."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.ingest.house import snapshot
from waraq import stages
from waraq.ingest import Report, check_tables, ingest, walk_articles
from waraq.ingest.catalogue import Catalogue
from waraq.ingest.copies import open_copies
from waraq.ingest.copies_file import COLUMNS, FILE, read_copies, read_groups
from waraq.ingest.ledger import Ledger

REPORT = "دریائے سندھ میں پانی کی سطح بلند ہونے سے درجنوں دیہات زیر آب آ گئے ہیں اور سیکڑوں خاندان بے گھر ہیں"
OTHER = "لاہور کے بازاروں میں عید کی خریداری زوروں پر ہے اور دکان دار خوش ہیں"
TEXTS = (REPORT, f"سکھر: {REPORT}", REPORT.replace("بے گھر", "پریشان"), OTHER)
HEADER = "\t".join(COLUMNS)
NOBODY = "0000000000"


class Archive:
    """Four articles, the first three of which are alike; each is written by hand, and named by its number."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.table = self.content / FILE
        (folder / "seeds").mkdir()
        (self.content / "articles").mkdir(parents=True)
        for number, text in enumerate(TEXTS):
            self.write(number, text)

    def write(self, number: int, text: str, status: str = "published") -> None:
        head = f"id: {name(number)}\nheadline: خبر\ndate: 2014-10-1{number}\nstatus: {status}\n"
        self.path(number).write_text(f"---\n{head}---\n\n{text}\n", "utf-8")

    def path(self, number: int) -> Path:
        return self.content / f"articles/{number}.md"

    def run(self, *, write: bool = True) -> Report:
        return ingest(self.folder / "seeds", self.content, self.folder / "cache", write=write)

    def edit(self, *rows: str) -> None:
        self.table.write_text("\n".join([HEADER, *rows, ""]), "utf-8")

    def pairs(self) -> list[tuple[str, str, str]]:
        return [(row.article[-1], row.primary[-1:], row.by) for row in read_copies(self.table).rows]


def name(number: int) -> str:
    return f"000000000{number + 1}"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_copies_point_to_the_earliest(archive: Archive) -> None:
    assert archive.run().duplicates == 2
    lines = archive.table.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == [
        HEADER,
        f"{name(1)}\t{name(0)}\tnear\t0.95\tingest",
        f"{name(2)}\t{name(0)}\tnear\t0.77\tingest",
    ]
    assert len(list(walk_articles(archive.content))) == 4


def test_an_archive_without_copies_has_no_table(archive: Archive) -> None:
    for number in (1, 2):
        archive.path(number).unlink()
    assert archive.run().duplicates == 0
    assert not archive.table.exists()


def test_what_did_not_change_is_neither_compared_nor_written(archive: Archive) -> None:
    archive.run()
    before = snapshot(archive.content)
    stages.take()
    assert archive.run().duplicates == 2
    assert [stage.count for stage in stages.take() if stage.name == "Comparing articles"] == [0]
    assert snapshot(archive.content) == before


def test_texts_of_sources_are_compared_without_their_files(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.run()
    row = {"id": "1", "headline": "پانی", "date": "2014-10-20", "body": REPORT}
    (archive.folder / "seeds/a.jsonl").write_text(json.dumps(row), "utf-8")
    monkeypatch.setattr("waraq.ingest.copies.examine_article", None)
    assert archive.run().duplicates == 3


def test_without_a_cache_the_table_is_the_same(archive: Archive) -> None:
    archive.run()
    archive.write(2, f"سکھر: {REPORT}")
    archive.write(3, REPORT)
    archive.run()
    grown = archive.table.read_bytes()
    archive.table.unlink()
    ingest(archive.folder / "seeds", archive.content)
    assert archive.table.read_bytes() == grown


def test_a_dry_run_tells_and_writes_nothing(archive: Archive) -> None:
    row = {"id": "1", "headline": "پانی", "date": "2014-10-20", "body": REPORT}
    (archive.folder / "seeds/a.jsonl").write_text(json.dumps(row), "utf-8")
    for _ in range(2):
        assert archive.run(write=False).duplicates == 3
        assert not archive.table.exists()
        assert not (archive.folder / "cache").exists()
    archive.run()
    archive.write(3, REPORT)
    before = snapshot(archive.folder)
    assert archive.run(write=False).duplicates == 4
    assert snapshot(archive.folder) == before


@pytest.mark.parametrize("status", ["withheld", "draft"])
def test_a_published_article_is_primary(archive: Archive, status: str) -> None:
    archive.run()
    archive.write(0, REPORT, status)
    archive.run()
    assert archive.pairs() == [("1", "2", "ingest"), ("3", "2", "ingest")]


def test_what_an_editor_says_stays(archive: Archive) -> None:
    archive.run()
    rows = [f"{name(1)}\t\t\t\teditor", f"{name(3)}\t{name(0)}\t\t\teditor"]
    archive.edit(*rows)
    assert archive.run().duplicates == 2
    assert archive.pairs() == [("2", "", "editor"), ("4", "1", "editor"), ("3", "1", "ingest")]
    archive.path(2).unlink()
    archive.run()
    assert [line for line in archive.table.read_text("utf-8").splitlines() if "editor" in line] == rows


def test_an_editor_chooses_the_primary_article(archive: Archive) -> None:
    archive.edit(f"{name(0)}\t{name(2)}\t\t\teditor")
    archive.run()
    assert archive.pairs() == [("1", "3", "editor"), ("2", "1", "ingest")]
    assert read_groups(archive.content) == {name(number): name(2) for number in range(3)}


WRONG = {
    f"{name(0)}\t{name(0)}\t\t\teditor": "a copy of itself",
    f"../../etc/x\t{name(0)}\t\t\teditor": "is no id of an article",
    f"{name(3)}\t../secret\t\t\teditor": "is no id of an article",
    f"{name(3)}\t{NOBODY}\t\t\teditor": f"there is no article {NOBODY}",
    f"{NOBODY}\t{name(3)}\t\t\teditor": f"there is no article {NOBODY}",
    f"{name(3)}\t{name(0)}\tvery\t\teditor": "neither exact nor near",
    f"{name(3)}\t{name(0)}\t\t\tedtior": "neither ingest nor editor",
    f"{name(3)}\t{name(0)}": "the line has 2 cells",
    f'{name(3)}\t{name(0)}\t\t\t"editor': "never closed",
}


@pytest.mark.parametrize(("line", "reason"), WRONG.items())
def test_a_wrong_row_is_told_and_kept(archive: Archive, line: str, reason: str) -> None:
    archive.edit(line)
    report = archive.run()
    assert report.duplicates == 2
    [problem] = report.problems
    assert reason in problem.reason
    assert problem.line == archive.table.read_text("utf-8").split("\n").index(line) + 1
    assert archive.run().problems == report.problems


def test_circles_and_second_rows_are_told(archive: Archive) -> None:
    circle = [f"{name(number)}\t{name((number + 1) % 3)}\t\t\teditor" for number in range(3)]
    archive.edit(*circle, f"{name(1)}\t{name(3)}\t\t\teditor")
    report = archive.run()
    assert sorted(problem.reason.split()[-1] for problem in report.problems) == ["circle", "twice"]
    assert report.duplicates == 2


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"article\0", "شہر,تاریخ\n".encode(), b"article\tprimary\n"]
)
def test_what_is_no_table_is_left_alone(archive: Archive, data: bytes) -> None:
    archive.table.write_bytes(data)
    [problem] = archive.run().problems
    assert problem.path == str(archive.table)
    assert archive.table.read_bytes() == data


@pytest.mark.parametrize(
    "table",
    [
        b"\xef\xbb\xbf%s",
        b"# ours\t\t\t\t\r\n%s\t\t\r\n\t\t\t\t\r\n",
        b'"# ours, and all"\t\n%s',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_spreadsheets_make_of_the_table_is_read_and_written_as_ever(
    archive: Archive, table: bytes, encoding: str
) -> None:
    row = (name(3), name(0), "", "", "editor")
    lines = f"{HEADER}\r\n" + "\t".join(f'"{cell}"' for cell in row)
    text = (table % lines.encode()).decode("utf-8-sig" if encoding == "utf-16" else "utf-8")
    archive.table.write_bytes(text.encode(encoding))
    report = archive.run()
    assert (report.problems, report.duplicates) == ((), 3)
    assert ("4", "1", "editor") in archive.pairs()
    assert "\t".join(row) in archive.table.read_text("utf-8").splitlines()
    assert archive.run() == report


def test_finding_copies_writes_no_table(archive: Archive) -> None:
    ledger = Ledger()
    with open_copies(archive.content, ledger, None, write=True) as copies:
        Catalogue(archive.content, ledger)
        assert copies.find().copies == 2
        assert not archive.table.exists()
        copies.write()
    assert archive.pairs() == [("2", "1", "ingest"), ("3", "1", "ingest")]
    ledger.close()


def test_a_damaged_row_of_ingest_is_written_anew(archive: Archive) -> None:
    archive.run()
    whole = archive.table.read_bytes()
    archive.table.write_bytes(whole.replace(b"near\t0.95", b"nearly\t0.95"))
    [problem] = check_tables(archive.content, lambda _: True)
    assert (problem.line, "kind: “nearly”" in problem.reason) == (3, True)
    assert archive.run(write=False).problems == ()
    assert archive.run().problems == ()
    assert archive.table.read_bytes() == whole


def test_a_long_chain_takes_no_time(tmp_path: Path) -> None:
    ids = [f"{number:010}" for number in range(20_000)]
    rows = [f"{one}\t{other}\t\t\teditor" for one, other in pairwise(ids)]
    (tmp_path / FILE).write_text("\n".join([HEADER, *rows, ""]), "utf-8")
    assert set(read_groups(tmp_path).values()) == {ids[-1]}
    (tmp_path / FILE).write_text("\n".join([HEADER, *reversed(rows), ""]), "utf-8")
    assert set(read_groups(tmp_path).values()) == {ids[-1]}
