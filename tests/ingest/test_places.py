"""An article stays what it is, wherever its source goes and however it is written there."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.archive_bytes import zip_of
from waraq.ingest import Report, ingest, read_article, walk_articles
from waraq.ingest.ledger import Ledger
from waraq.ingest.source_file import SourceFile

TEXTS = ["لاہور میں بارش ہوئی۔", "کراچی میں آندھی آئی۔", "پشاور میں برف پڑی۔"]


def run(house: Path, cache: bool) -> Report:
    return ingest(house / "seeds", house / "content", house / ".cache" if cache else None)


def read_ids(house: Path) -> dict[str, str]:
    articles = [read_article(path, house / "content") for path in walk_articles(house / "content")]
    return {article.body: article.id for article in articles}


@pytest.fixture(params=[True, False], ids=["with a ledger", "without one"])
def cache(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    return tmp_path


def write_texts(house: Path, names: str, encoding: str = "utf-8") -> None:
    for name, text in zip(names, TEXTS, strict=True):
        (house / "seeds" / f"{name}.txt").write_bytes(text.encode(encoding))


def test_files_that_change_their_names_with_one_another_change_nothing(house: Path, cache: bool) -> None:
    write_texts(house, "abc")
    run(house, cache)
    before = read_ids(house)
    write_texts(house, "bca")
    report = run(house, cache)
    assert (report.written, report.updated) == (0, 3)  # in each article the name of its source
    assert read_ids(house) == before


def test_a_file_put_before_all_others_moves_none(house: Path, cache: bool) -> None:
    write_texts(house, "123")
    run(house, cache)
    before = read_ids(house)
    write_texts(house, "234")
    (house / "seeds" / "1.txt").write_text("کوئٹہ میں دھوپ نکلی۔", "utf-8")
    report = run(house, cache)
    assert (report.written, report.refused) == (1, 0)
    assert before.items() < read_ids(house).items()


def test_a_correction_beside_a_renamed_file_is_told_from_it(house: Path, cache: bool) -> None:
    write_texts(house, "abc")
    run(house, cache)
    before = read_ids(house)
    (house / "seeds" / "a.txt").rename(house / "seeds" / "d.txt")
    (house / "seeds" / "b.txt").write_text("کراچی میں شدید آندھی آئی۔", "utf-8")
    assert run(house, cache).updated == 2
    after = read_ids(house)
    assert after[TEXTS[0]] == before[TEXTS[0]]
    assert after["کراچی میں شدید آندھی آئی۔"] == before[TEXTS[1]]
    assert len(after) == 3


def test_another_encoding_and_another_folder_change_nothing(house: Path, cache: bool) -> None:
    write_texts(house, "abc")
    run(house, cache)
    before = read_ids(house)
    for name in "abc":
        (house / "seeds" / f"{name}.txt").unlink()
    (house / "seeds" / "old").mkdir()
    write_texts(house, ("old/x", "old/y", "old/z"), "utf-16")
    assert run(house, cache).written == 0
    assert read_ids(house) == before


def write_lines(house: Path, name: str, *values: object) -> None:
    lines = (each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in values)
    (house / "seeds" / name).write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("with_ids", [True, False])
def test_records_in_another_order_and_another_file_change_nothing(
    house: Path, cache: bool, with_ids: bool
) -> None:
    records = [{"body": text} | ({"id": f"n{place}"} if with_ids else {}) for place, text in enumerate(TEXTS)]
    write_lines(house, "a.jsonl", *records)
    run(house, cache)
    before = read_ids(house)
    (house / "seeds" / "a.jsonl").unlink()
    write_lines(house, "b.jsonl", records[2], json.dumps(records[0], indent=None, separators=(" , ", " : ")))
    write_lines(house, "c.jsonl", records[1])
    report = run(house, cache)
    assert (report.written, report.refused, report.updated) == (0, 0, 3)
    assert read_ids(house) == before
    assert run(house, cache).unchanged == 3


def test_an_edited_article_is_in_conflict_with_another_text_alone(house: Path, cache: bool) -> None:
    write_texts(house, "abc")
    record = {"id": "7", "body": "کوئٹہ میں دھوپ نکلی۔"}
    write_lines(house, "d.jsonl", record)
    run(house, cache)
    for path in walk_articles(house / "content"):
        path.write_text(path.read_text("utf-8").replace("میں", "میں آج"), "utf-8")
    for name in "abc":
        (house / "seeds" / f"{name}.txt").unlink()
    write_texts(house, "xyz", "utf-16")
    write_lines(house, "d.jsonl", json.dumps(record))  # with escapes for letters
    report = run(house, cache)
    assert (report.kept, report.conflict, report.problems) == (4, 0, ())
    write_lines(house, "d.jsonl", record | {"body": "کوئٹہ میں دھوپ نکلی!"})
    assert run(house, cache).conflict == 1
    assert len(list((house / "content").rglob("*.new"))) == 1
    write_lines(house, "d.jsonl", json.dumps(record))
    assert run(house, cache).conflict == 0
    assert not list((house / "content").rglob("*.new"))


def test_two_records_with_one_id_are_both_named(house: Path, cache: bool) -> None:
    write_lines(house, "a.jsonl", {"id": "1", "body": TEXTS[0]}, {"id": "1", "body": TEXTS[1]})
    write_lines(house, "b.jsonl", {"id": "1", "body": TEXTS[2]}, {"id": "1", "body": TEXTS[0]})
    for _ in range(2):
        report = run(house, cache)
        assert (report.refused, report.repeated) == (2, 1)
        refused = {(Path(each.path).name, each.line) for each in report.problems if each.fatal}
        assert refused == {("a.jsonl", 2), ("b.jsonl", 1)}
        assert all("a.jsonl:1" in each.reason for each in report.problems)
        assert list(read_ids(house)) == [TEXTS[0]]
    # The remedy works.
    write_lines(house, "a.jsonl", {"id": "1", "body": TEXTS[0]}, {"id": "2", "body": TEXTS[1]})
    (house / "seeds" / "b.jsonl").unlink()
    report = run(house, cache)
    assert (report.written, report.refused) == (1, 0)


def test_the_same_text_twice_is_two_articles_for_ever(house: Path, cache: bool) -> None:
    (house / "seeds" / "a.txt").write_text(TEXTS[0], "utf-8")
    (house / "seeds" / "b.txt").write_text(TEXTS[0], "utf-8")
    assert run(house, cache).written == 2
    assert run(house, cache).unchanged == 2
    (house / "seeds" / "a.txt").unlink()
    report = run(house, cache)
    assert (report.written, report.unchanged) == (0, 1)


def test_a_ledger_of_another_program_is_made_again(house: Path) -> None:
    write_texts(house, "abc")
    run(house, cache=True)
    (house / ".cache" / "ingest.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert run(house, cache=True).unchanged == 3


def test_nothing_is_written_when_nothing_shall_be(house: Path, cache: bool) -> None:
    write_texts(house, "abc")
    folder = house / ".cache" if cache else None
    assert ingest(house / "seeds", house / "content", folder, write=False).written == 3
    assert {path.name for path in house.iterdir()} == {"seeds"}
    run(house, cache)
    before = {path: path.stat().st_mtime_ns for path in house.rglob("*")}
    (house / "seeds" / "a.txt").write_text("اور ہی خبر۔", "utf-8")
    before = {path: path.stat().st_mtime_ns for path in house.rglob("*")}
    assert ingest(house / "seeds", house / "content", folder, write=False).updated == 1
    assert {path: path.stat().st_mtime_ns for path in house.rglob("*")} == before


def test_the_same_record_twice_in_a_file_is_one_article(house: Path, cache: bool) -> None:
    write_lines(house, "a.jsonl", {"body": TEXTS[0]}, {"body": TEXTS[1]}, {"body": TEXTS[0]})
    for _ in range(2):
        report = run(house, cache)
        assert (report.repeated, report.refused) == (1, 0)
        assert {problem.line for problem in report.problems} == {3}
        assert len(read_ids(house)) == 2


def test_two_dumps_with_the_same_ids_are_told_apart_by_name(house: Path, cache: bool) -> None:
    for name, text in (("jang", TEXTS[0]), ("dawn", TEXTS[1])):
        (house / "seeds" / name).mkdir()
        write_lines(house, f"{name}/a.jsonl", {"id": "1", "body": text})
    assert run(house, cache).refused == 1
    (house / "seeds" / "jang" / "source.yaml").write_text("ids: jang\n", "utf-8")
    assert (run(house, cache).refused, len(read_ids(house))) == (0, 2)


def test_a_corrected_setting_reaches_the_articles(house: Path, cache: bool) -> None:
    write_lines(house, "a.jsonl", {"id": "1", "body": TEXTS[0]})
    run(house, cache)
    (house / "seeds" / "source.yaml").write_text("publication: مشرق نامہ\n", "utf-8")
    assert run(house, cache).updated == 1
    [path] = walk_articles(house / "content")
    assert read_article(path, house / "content").publication == "مشرق نامہ"
    assert run(house, cache).unchanged == 1


def test_a_damaged_archive_has_lost_nothing(house: Path, cache: bool) -> None:
    raw = zip_of({f"{name}.txt": text.encode() for name, text in zip("abc", TEXTS, strict=True)})
    (house / "seeds" / "dump.zip").write_bytes(raw)
    assert run(house, cache).written == 3
    (house / "seeds" / "dump.zip").write_bytes(raw[:-30])
    report = run(house, cache)
    assert [Path(problem.path).name for problem in report.problems] == ["dump.zip"]
    assert len(read_ids(house)) == 3


def test_what_had_just_been_written_is_not_read_again_by_the_next_run(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_texts(house, "abc")
    now = time.time_ns()
    monkeypatch.setattr("waraq.files.time.time_ns", lambda: now)
    monkeypatch.setattr("waraq.ingest.ledger.Ledger.look_again", later(monkeypatch, now + 10**10))
    run(house, cache=True)
    monkeypatch.setattr("waraq.ingest.pipeline.read_records", lambda source: pytest.fail(source.name))
    assert run(house, cache=True).unchanged == 3


def later(monkeypatch: pytest.MonkeyPatch, then: int) -> Callable[[Ledger, list[SourceFile]], None]:
    look = Ledger.look_again

    def look_later(ledger: Ledger, sources: list[SourceFile]) -> None:
        monkeypatch.setattr("waraq.files.time.time_ns", lambda: then)
        look(ledger, sources)

    return look_later
