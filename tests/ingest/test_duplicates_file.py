"""The file of what is known of texts: kept after errors and kills, made again where it is damaged."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest

from tests.ingest.alike_texts import make_variants, put_all, read_tables
from waraq.ingest.duplicates import Duplicates, archive


def test_an_error_keeps_what_was_there_before(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(2, 2))
    with suppress(RuntimeError), Duplicates(path) as known:
        known.forget(["0000"])
        raise RuntimeError
    with Duplicates(path) as known:
        assert known.compare([("0000", "1"), ("0001", "1")]) == ([], [])


KILLED = """
import os, signal, sys
from pathlib import Path
from waraq.ingest.duplicates import Duplicates, file, make_sketch
file._CACHE = 1  # so that pages are in the file before they are wanted there
known = Duplicates(Path(sys.argv[1]))
known.forget(["0000"])
for number in range(300):
    text = " ".join(str(number + place % 20) for place in range(30))
    known.put(f"new {number}", "1", "", make_sketch(text))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_keeps_what_was_there_before(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(200, 3))
    before, size = read_tables(path), path.stat().st_size
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name("duplicates.sqlite-journal").exists()
    assert path.stat().st_size > size
    with Duplicates(path) as known:
        assert known.compare((f"{number:04}", "1") for number in range(200)) == ([], [])
    assert read_tables(path) == before


def overwrite(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * 3_000)


DAMAGES = {
    "no database": lambda path: path.write_bytes(b"no database at all"),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "overwritten": lambda path: overwrite(path, path.stat().st_size // 2),
    "folder": lambda path: (path.unlink(), path.mkdir(), (path / "in it").write_text("x")),
    "other table": lambda path: (
        path.unlink(),
        sqlite3.connect(path).execute("CREATE TABLE meta (a)").connection.close(),
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_made_again(tmp_path: Path, damage) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(60, 3))
    damage(path)
    with Duplicates(path) as known:
        assert known.compare([("0000", "1")]) == (["0000"], [])
    put_all(path, make_variants(60, 3))
    put_all(tmp_path / "fresh.sqlite", make_variants(60, 3))
    assert read_tables(path) == read_tables(tmp_path / "fresh.sqlite")


def test_a_file_that_another_build_writes_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(2, 2))
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0))
    for lock in ("EXCLUSIVE", "IMMEDIATE"):
        with closing(sqlite3.connect(path)) as other:
            other.execute(f"BEGIN {lock}")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                Duplicates(path)
    with Duplicates(path) as known:
        assert known.compare([("0000", "1"), ("0001", "1")]) == ([], [])


def test_damage_that_shows_itself_late_ends_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(2, 2))
    with pytest.raises(sqlite3.DatabaseError), Duplicates(path):
        raise sqlite3.DatabaseError
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_other_code_or_another_limit_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(1, 1))
    with Duplicates(path, 3) as known:
        assert known.compare([("0000", "1")]).changed == ["0000"]
    put_all(path, make_variants(1, 1), 3)
    monkeypatch.setattr(archive, "make_stamp", lambda: "another")
    with Duplicates(path, 3) as known:
        assert known.compare([("0000", "1")]).changed == ["0000"]


def test_an_undamaged_file_is_read_whole_only_after_a_kill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "duplicates.sqlite"
    put_all(path, make_variants(1, 1))
    monkeypatch.setattr("waraq.ingest.duplicates.file.is_whole", lambda *_: pytest.fail("it was read"))
    put_all(path, make_variants(2, 1))
    path.with_name("duplicates.sqlite.state").unlink()
    with pytest.raises(pytest.fail.Exception):
        Duplicates(path)


def test_every_process_makes_the_same_sketch() -> None:
    code = "from waraq.ingest.duplicates import make_sketch; print(make_sketch('سیلاب سے سو دیہات ڈوب گئے'))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**environment, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
