"""The stamp: a file of an index is read once, and again as soon as anything about it has changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from waraq import files
from waraq.files import State
from waraq.search import SearchDocument, update_index
from waraq.search import stamp as stamp_module
from waraq.search.stamp import STAMP, Hashed, check_stamp
from waraq.search.vocabulary import VOCABULARY
from waraq.text import Analyzer


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read to be hashed; their times count at once."""
    names: list[str] = []
    hash_file = stamp_module._hash_file.__wrapped__

    def note(path: Path, state: State) -> Hashed:
        names.append(path.name)
        return hash_file(path, state)

    monkeypatch.setattr(stamp_module, "_hash_file", note)
    monkeypatch.setattr(files, "_TICK", 0)
    return names


def change_in_place(path: Path) -> None:
    """Flip a bit of a file and set its time of change back; until the clock of the system has moved on."""
    before, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        with path.open("r+b") as file:
            file.write(data)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_files_that_stay_are_read_once(
    corpus: list[SearchDocument], tmp_path: Path, analyzer: Analyzer, read: list[str]
) -> None:
    update_index(tmp_path, corpus[:5])
    [segment] = (path.name for path in tmp_path.glob("*.seg"))
    assert segment in read
    read.clear()
    assert check_stamp(tmp_path, analyzer) is None
    assert read == []
    update_index(tmp_path, corpus)
    assert VOCABULARY in read
    assert segment not in read


def test_a_change_is_found_whatever_the_file_says_of_its_time(
    corpus: list[SearchDocument], tmp_path: Path, analyzer: Analyzer, read: list[str]
) -> None:
    update_index(tmp_path, corpus)
    [segment] = tmp_path.glob("*.seg")
    read.clear()
    change_in_place(segment)
    reason = check_stamp(tmp_path, analyzer)
    assert read == [segment.name]
    assert reason == "its files are damaged or incomplete"
    assert update_index(tmp_path, corpus).rebuilt


def test_a_file_put_in_the_place_of_another_is_read(
    corpus: list[SearchDocument], tmp_path: Path, analyzer: Analyzer, read: list[str]
) -> None:
    update_index(tmp_path, corpus)
    path = tmp_path / VOCABULARY
    shutil.copy2(path, tmp_path.parent / "copy")
    shutil.move(tmp_path.parent / "copy", path)
    read.clear()
    assert check_stamp(tmp_path, analyzer) is None
    assert read == [VOCABULARY]


def test_a_file_changed_just_before_is_read_again(
    corpus: list[SearchDocument],
    tmp_path: Path,
    analyzer: Analyzer,
    read: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "_TICK", 1 << 62)
    update_index(tmp_path, corpus)
    read.clear()
    assert check_stamp(tmp_path, analyzer) is None
    assert len(read) == len(list(tmp_path.glob("*.*"))) - len([STAMP, "waraq-index.LOCK"])


@pytest.mark.parametrize("files", ["[]", '{"a": 1}', '{"a": {"sha256": "0"}}', "null"])
def test_a_stamp_written_otherwise_is_no_stamp(
    corpus: list[SearchDocument], tmp_path: Path, analyzer: Analyzer, files: str
) -> None:
    update_index(tmp_path, corpus)
    text = (tmp_path / STAMP).read_text("utf-8")
    begin, end = text.index('"files": ') + len('"files": '), text.index(' "format"')
    (tmp_path / STAMP).write_text(f"{text[:begin]}{files},\n{text[end:]}", "utf-8")
    assert check_stamp(tmp_path, analyzer) == "its files are damaged or incomplete"
    assert update_index(tmp_path, corpus).rebuilt
