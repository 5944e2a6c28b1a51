"""Files written whole, and kept between builds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from waraq import files


def test_two_processes_keep_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, replace = tmp_path / "templates/a.bin", os.replace

    def replace_after_the_other(unfinished: str, whole: Path) -> None:
        monkeypatch.setattr(os, "replace", replace)
        monkeypatch.setattr(os, "getpid", lambda: 1)
        files.keep(path, "source", b"body")
        replace(unfinished, whole)

    monkeypatch.setattr(os, "replace", replace_after_the_other)
    files.keep(path, "source", b"body")
    assert files.recall(path) == ("source", b"body")
    assert list(path.parent.iterdir()) == [path]


def test_what_is_not_as_it_was_kept_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    assert files.recall(path) is None
    files.keep(path, "source", b"body")
    path.write_bytes(path.read_bytes()[:-1])
    assert files.recall(path) is None


def test_a_new_file_is_written_whole_and_takes_no_others_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, write = str(tmp_path / "a.html"), os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:3]))  # as the system may
    files.write_new(path, "خبر اور خبر".encode())
    with pytest.raises(FileExistsError):
        files.write_new(path, b"")
    assert Path(path).read_text("utf-8") == "خبر اور خبر"


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    assert files.write_changed(path, "خبر".encode())
    before = path.stat().st_ino
    assert not files.write_changed(str(path), "خبر".encode())
    assert path.stat().st_ino == before
    assert files.write_changed(path, "سیر".encode())
    assert path.read_text("utf-8") == "سیر"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_full_disk_refused_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(_file: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.html"
    files.write_whole(path, b"1")
    monkeypatch.setattr(os, "write", fill)
    with pytest.raises(OSError, match="No space left"):
        files.write_whole(path, b"2")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"1"
    with pytest.raises(FileNotFoundError):
        files.write_whole(tmp_path / "none" / "a.html", b"2")
