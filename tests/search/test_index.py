"""The index between builds: only changes are indexed, and damage is mended by building it again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.util.filelock import FileLock

from waraq.errors import IndexFormatError, WaraqError
from waraq.search import SearchDocument, export_index, search, update_index
from waraq.search import reader as reader_module
from waraq.search.reader import open_index
from waraq.search.stamp import LOCK, STAMP
from waraq.text import Analyzer


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_fresh_index_holds_every_document(corpus: list[SearchDocument], tmp_path: Path) -> None:
    report = update_index(tmp_path / "new" / "index", corpus)
    assert (report.added, report.updated, report.removed, report.unchanged) == (len(corpus), 0, 0, 0)
    assert report.documents == len(corpus)
    assert not report.rebuilt


def test_only_changes_are_indexed(corpus: list[SearchDocument], tmp_path: Path) -> None:
    update_index(tmp_path, corpus)
    changed = [
        replace(corpus[0], headline="نئی سرخی"),
        *corpus[2:],
        replace(corpus[1], id="new1", url="a/new1/"),
    ]
    report = update_index(tmp_path, iter(changed))
    assert (report.added, report.updated, report.removed) == (1, 1, 1)
    assert report.unchanged == len(corpus) - 2
    assert not report.rebuilt
    again = update_index(tmp_path, changed)
    assert (again.unchanged, again.documents) == (len(corpus), len(corpus))
    assert search(tmp_path, "نئی سرخی").hits[0].id == corpus[0].id


def test_an_index_grown_in_steps_is_exported_like_one_built_at_once(
    corpus: list[SearchDocument], tmp_path: Path
) -> None:
    grown, fresh = tmp_path / "grown", tmp_path / "fresh"
    for end in range(3, len(corpus) + 1, 3):
        old = [replace(document, body=document.body + " پرانا مسودہ") for document in corpus[:end]]
        update_index(grown, old)
    update_index(grown, [*corpus[:5], *corpus[9:]])
    update_index(grown, corpus)
    update_index(fresh, reversed(corpus))
    export_index(grown, tmp_path / "a")
    export_index(fresh, tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zero_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(len(data[middle : middle + 64]))
    path.write_bytes(data)


DAMAGES = [cut_in_half, zero_the_middle, Path.unlink]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda f: f.__name__)
@pytest.mark.parametrize("pattern", ["*.seg", "*.toc"])
def test_a_damaged_index_is_rebuilt(
    corpus: list[SearchDocument], tmp_path: Path, pattern: str, damage: object
) -> None:
    directory = tmp_path / "index"
    update_index(directory, corpus)
    victim = next(iter(sorted(directory.glob(pattern))))
    damage(victim)  # type: ignore[operator]
    with pytest.raises(IndexFormatError, match="build it again"):
        search(directory, "سیلاب")
    report = update_index(directory, iter(corpus))
    assert report.rebuilt
    assert report.added == len(corpus)
    assert search(directory, "سیلاب").total > 0


def test_an_index_of_other_tables_is_rebuilt(corpus: list[SearchDocument], tmp_path: Path) -> None:
    update_index(tmp_path, corpus)
    stamp = json.loads((tmp_path / STAMP).read_text("utf-8"))
    (tmp_path / STAMP).write_text(json.dumps({**stamp, "tables": ["0" * 64]}), "utf-8")
    with pytest.raises(IndexFormatError, match="text tables have changed"), open_index(tmp_path):
        pass
    assert update_index(tmp_path, corpus).rebuilt


@pytest.mark.parametrize("stamp", ["[]", "{", '{"format": 0}', ""])
def test_an_index_with_another_stamp_is_rebuilt(
    corpus: list[SearchDocument], tmp_path: Path, stamp: str
) -> None:
    update_index(tmp_path, corpus)
    (tmp_path / STAMP).write_text(stamp, "utf-8")
    assert update_index(tmp_path, corpus).rebuilt


def test_an_index_that_whoosh_cannot_open_is_rebuilt(
    corpus: list[SearchDocument], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_index(tmp_path, corpus)

    def fail(*_: object, **__: object) -> None:
        raise EOFError

    with monkeypatch.context() as patch:
        patch.setattr(reader_module, "open_whoosh", fail)
        assert update_index(tmp_path, corpus).rebuilt
    assert search(tmp_path, "سیلاب").total > 0


def test_a_foreign_folder_is_left_alone(corpus: list[SearchDocument], tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("عزیز", "utf-8")
    with pytest.raises(IndexFormatError, match="left alone"):
        update_index(tmp_path, corpus)
    assert (tmp_path / "letters.txt").read_text("utf-8") == "عزیز"


def test_nothing_beside_the_folder_is_touched(corpus: list[SearchDocument], tmp_path: Path) -> None:
    update_index(tmp_path / "index", corpus)
    (tmp_path / "index" / STAMP).write_text("{}", "utf-8")
    (tmp_path / "beside").mkdir()
    (tmp_path / "index" / "link").symlink_to(tmp_path / "beside")
    (tmp_path / "beside" / "kept").write_text("", "utf-8")
    assert update_index(tmp_path / "index", corpus).rebuilt
    assert (tmp_path / "beside" / "kept").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beside", "index"]


def test_two_builds_at_once_are_refused(corpus: list[SearchDocument], tmp_path: Path) -> None:
    update_index(tmp_path, corpus)
    lock = FileLock(str(tmp_path / LOCK))
    assert lock.acquire()
    try:
        with pytest.raises(WaraqError, match="another build"):
            update_index(tmp_path, corpus)
    finally:
        lock.release()
    assert update_index(tmp_path, corpus).unchanged == len(corpus)


def test_twins_are_refused_and_the_old_index_stays(corpus: list[SearchDocument], tmp_path: Path) -> None:
    update_index(tmp_path, corpus)
    with pytest.raises(ValueError, match="two documents have the id 'rus1'"):
        update_index(tmp_path, [*corpus, corpus[0]])
    assert search(tmp_path, "پیوٹن").total == 2
    assert update_index(tmp_path, corpus).unchanged == len(corpus)


def test_an_error_of_the_documents_is_not_taken_for_damage(
    corpus: list[SearchDocument], tmp_path: Path
) -> None:
    def fail() -> Iterator[SearchDocument]:
        yield corpus[0]
        raise OSError("disk")

    update_index(tmp_path, corpus)
    with pytest.raises(OSError, match="disk"):
        update_index(tmp_path, fail())
    assert search(tmp_path, "پیوٹن").total == 2


def test_an_empty_archive_has_an_index(tmp_path: Path) -> None:
    assert update_index(tmp_path, []).documents == 0
    assert search(tmp_path, "سیلاب").total == 0


def test_an_archive_can_become_empty(corpus: list[SearchDocument], tmp_path: Path) -> None:
    update_index(tmp_path, corpus)
    assert update_index(tmp_path, []).removed == len(corpus)
    assert search(tmp_path, "سیلاب").total == 0
    assert update_index(tmp_path, corpus).added == len(corpus)


@pytest.mark.parametrize(
    "body",
    ["ا" * 200_000, "\u0000" * 1000, "سیلاب " * 50_000, "😀" * 5000, "a" * 70_000 + " " + "b" * 70_000],
)
def test_monstrous_texts_are_indexed(body: str, tmp_path: Path) -> None:
    update_index(tmp_path, [SearchDocument(id="m", url="a/m/", headline="عجیب", body=body)])
    assert search(tmp_path, "عجیب").hits[0].id == "m"
    assert search(tmp_path, body[:10_000]).total <= 1


def test_the_index_holds_no_pickled_tables(index: Path, analyzer: Analyzer) -> None:
    tables = analyzer.to_json()[:200].encode()
    assert not [path for path in index.iterdir() if tables in path.read_bytes()]
    assert os.access(index / STAMP, os.R_OK)
