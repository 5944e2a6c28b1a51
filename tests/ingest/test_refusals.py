"""What can't be used is named, nothing hangs, and nothing is written outside the folder."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.ingest.archive_bytes import zip_of
from tests.ingest.house import TEXT, counts, run
from waraq import stages
from waraq.article import Article
from waraq.ingest import ingest, read_article, walk_articles
from waraq.ingest.writer import ArticleWriter, place_article


def test_one_bad_source_never_stops_the_others(house: Path) -> None:
    seeds = house / "seeds"
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "letter.docx").write_bytes(b"PK")
    (seeds / "marks.txt").write_text("***\n---\n", "utf-8")
    (seeds / "README.md").write_text("# Notes")
    (seeds / ".hidden.txt").write_text("x")
    lines = [json.dumps({"id": "1", "body": TEXT, "date": "1999-02-30"}, ensure_ascii=False), "{"]
    (seeds / "many.jsonl").write_text("\n".join(lines), "utf-8")
    report = run(house)
    assert counts(report) == (2, 0, 0, 0, 4)
    fatal = {(Path(problem.path).name, problem.line) for problem in report.problems if problem.fatal}
    assert fatal == {("empty.txt", None), ("letter.docx", None), ("marks.txt", None), ("many.jsonl", 2)}
    assert {problem.record for problem in report.problems if "30" in problem.reason} == {"1"}


def test_a_refused_file_does_not_orphan_its_articles(house: Path) -> None:
    run(house)
    (house / "seeds" / "sports" / "2014-10-14-a.txt").write_bytes(b"\0\0")
    assert ["NUL" in problem.reason for problem in run(house).problems] == [True]


def test_links_out_of_the_seeds_are_refused(house: Path) -> None:
    (house / "secret.txt").write_text(TEXT, "utf-8")
    (house / "seeds" / "link.txt").symlink_to(house / "secret.txt")
    (house / "seeds" / "folder").symlink_to(house)
    (house / "seeds" / "nowhere.txt").symlink_to(house / "seeds" / "none.txt")
    report = run(house)
    assert counts(report) == (1, 0, 0, 0, 3)


def test_an_unreadable_file_is_named(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _seeds: Path) -> None:
        raise PermissionError(13, "Permission denied")

    # Tests may run as root, who can read every file: the refusal is simulated.
    monkeypatch.setattr("waraq.ingest.sources._open_inside", refuse)
    [problem] = run(house).problems
    assert problem.path.endswith("2014-10-14-a.txt")
    assert "can't be read (Permission denied)" in problem.reason


def test_a_full_disk_is_named_and_leaves_no_half_article(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, draft: str, data: bytes) -> None:
        Path(draft).write_bytes(data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("waraq.ingest.writer.write_beside", refuse)
    report = run(house)
    assert counts(report) == (0, 0, 0, 0, 1)
    assert "No space left" in report.problems[0].reason
    assert list(walk_articles(house / "content")) == []


def test_a_folder_that_is_deleted_meanwhile_is_made_again(tmp_path: Path) -> None:
    writer = ArticleWriter(tmp_path)
    for article in (Article(id=each, headline="خبر", body="متن", date="2014-10-14") for each in ("a", "b")):
        path = place_article(article, tmp_path)
        assert writer.write(article, path)
        assert path.is_file()
        shutil.rmtree(path.parent)


def test_a_pipe_does_not_hang_the_ingest(house: Path) -> None:
    os.mkfifo(house / "seeds" / "pipe.txt")
    [problem] = run(house).problems
    assert "no ordinary file" in problem.reason


def test_a_file_too_large_is_refused(house: Path) -> None:
    with (house / "seeds" / "big.txt").open("wb") as file:
        file.truncate(60_000_000)
    [problem] = run(house).problems
    assert "60.0 MB" in problem.reason


def test_nothing_is_written_outside_the_articles(house: Path) -> None:
    outside = house / "outside"
    outside.mkdir()
    (house / "content" / "articles").mkdir(parents=True)
    (house / "content" / "articles" / "2014").symlink_to(outside)
    report = run(house)
    assert counts(report) == (0, 0, 0, 0, 1)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("record", ["../../../x", "/etc/passwd", "a\nb", "x" * 5000, "\u202e"])
def test_hostile_record_ids_stay_inside(house: Path, record: str) -> None:
    line = json.dumps({"id": record, "title": "../../..", "body": TEXT, "section": "../x"})
    (house / "seeds" / "h.jsonl").write_text(line, "utf-8")
    report = run(house)
    assert report.refused == 0
    articles = [read_article(path, house / "content") for path in walk_articles(house / "content")]
    assert len(articles) == 2
    assert all(path.resolve().is_relative_to(house / "content" / "articles") for path in report.paths)
    assert counts(run(house)) == (0, 0, 2, 0, 0)


def test_each_article_is_counted(house: Path) -> None:
    lines = [json.dumps({"id": str(number), "body": f"{TEXT} {number}"}) for number in range(207)]
    (house / "seeds" / "h.jsonl").write_text("\n".join([*lines, "", ""]), "utf-8")
    (house / "seeds" / "x.docx").write_bytes(b"x")
    totals: list[int] = []

    class Bar:
        def advance(self, number: int) -> None:
            pass

        def expect(self, total: int) -> None:
            totals.append(total)

    stages.take()
    stages.watch(lambda _name, _unit, _total: nullcontext(Bar()))
    ingest(house / "seeds", house / "content")
    stages.watch(None)
    looking, reading, _ = stages.take()
    assert (looking.name, looking.count) == ("Looking through the articles", 0)
    assert (reading.name, reading.unit, reading.count) == ("Reading sources", "articles", 207 + 1 + 1)
    assert all(200 < total < 220 for total in totals[:2])  # guessed from how much of the file was read
    assert totals[-1] == 209
    ingest(house / "seeds", house / "content")
    assert stages.take()[0].count == 208


def test_an_article_too_large_to_be_read_again_is_not_written(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("waraq.ingest.notices.MAX_BODY_BYTES", 1_000_000)
    record = {"body": "لمبی سطر " * 100_000}
    (house / "seeds" / "big.jsonl").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    [problem] = run(house).problems
    assert (Path(problem.path).name, problem.reason) == ("big.jsonl", "the record has more than 1 MB of text")
    assert len(list(walk_articles(house / "content"))) == 1


def test_a_reader_that_breaks_is_a_problem_of_its_file(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str, **_options: object) -> str:
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr("trafilatura.extract", fail)
    (house / "seeds" / "page.html").write_text(f"<p>{TEXT}</p>", "utf-8")
    report = run(house)
    assert counts(report) == (1, 0, 0, 0, 1)
    assert "can't be read as .html (RecursionError" in report.problems[0].reason


def test_a_headline_that_nobody_sees_counts_as_none(house: Path) -> None:
    line = json.dumps(
        {"id": "1", "title": "\u200b\u200f", "section": "\u202e", "tags": ["\u200d"], "body": TEXT}
    )
    (house / "seeds" / "h.jsonl").write_text(line, "utf-8")
    articles = [read_article(path, house / "content") for path in run(house).paths]
    [article] = [each for each in articles if each.source.file == "h.jsonl"]
    assert (article.headline_source, article.section, article.keywords) == ("inferred", None, ())


def test_a_pipe_among_the_articles_does_not_hang_the_ingest(house: Path) -> None:
    (house / "content" / "articles").mkdir(parents=True)
    os.mkfifo(house / "content" / "articles" / "pipe.md")
    assert ["no ordinary file" in problem.reason for problem in run(house).problems] == [True]


def test_of_very_many_problems_the_first_are_told_and_all_are_counted(house: Path) -> None:
    (house / "seeds" / "h.jsonl").write_text("{\n" * 2500, "utf-8")
    for _ in range(2):
        report = ingest(house / "seeds", house / "content", house / ".cache")
        assert report.refused == 2500
        assert len(report.problems) == 1001
        assert "1500 problems more" in report.problems[-1].reason


def test_files_without_text_are_counted_and_not_refused(house: Path) -> None:
    seeds = house / "seeds"
    for name in ("a.JPG", "sports/b.jpg", "sports/Thumbs.db", "sports/style.css"):
        (seeds / name).write_bytes(b"x")
    (seeds / "o.zip").write_bytes(zip_of({"a/خبر.txt": TEXT.encode(), "a/b.png": b"x", "b.png": b"x"}))
    (seeds / "read").mkdir()
    (seeds / "read" / "c.js").write_text(json.dumps({"body": TEXT}), "utf-8")
    (seeds / "read" / "source.yaml").write_text("format: {js: json}\n", "utf-8")
    report = run(house)
    assert (report.refused, report.written) == (0, 3)
    told = {problem.path: problem.reason for problem in report.problems if "passed by" in problem.reason}
    assert told == {
        str(seeds): "files without text were passed by: 1 .css, 2 .jpg, 1 thumbs.db",
        str(seeds / "o.zip"): "files without text were passed by: 2 .png",
    }
    (seeds / "o.zip").unlink()
    assert any("is gone" in problem.reason for problem in run(house).problems)


@pytest.mark.parametrize(
    "name, remedy",
    [("a.doc", "save it as .docx, or"), ("a.xls", "save it as .xlsx"), ("a.xyz", "one of .atom .csv")],
)
def test_a_format_that_is_not_read_is_refused_with_a_way(house: Path, name: str, remedy: str) -> None:
    (house / "seeds" / name).write_bytes(b"x")
    [problem] = run(house).problems
    assert remedy in problem.remedy
