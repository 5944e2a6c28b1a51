"""The file of sketches: opened where it is whole and made by the same code, else made anew."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from waraq.files import read_state, write_state, write_whole

_CACHE = -32_768  # kilobytes of its pages in memory


def open_file(path: Path, stamp: str) -> sqlite3.Connection:
    """The file at `path`, in a transaction; new where there is none, or a damaged one, or another stamp's.

    All of it is read, to find damage, unless its state is the one that was
    noted when it was last closed. Raises OSError or sqlite3.OperationalError
    where nothing can be written there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    db = _open_known(path, stamp) or _make_file(path, stamp)
    try:
        # Nothing waits for the disk: after a loss of power a damaged file is noticed and made again.
        db.execute("PRAGMA synchronous = OFF")
        db.execute(f"PRAGMA cache_size = {_CACHE}")
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.Error:
        db.close()
        raise
    return db


def note_state(path: Path) -> None:
    """Note the state of a file that was closed; where it can't be noted, all of it is read next time."""
    with suppress(OSError):
        write_whole(_state_file(path), _describe(path))


def delete_file(path: Path) -> None:
    """Remove the file, and whatever lies beside it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    for stale in (path, path.with_name(path.name + "-journal"), _state_file(path)):
        stale.unlink(missing_ok=True)


def _open_known(path: Path, stamp: str) -> sqlite3.Connection | None:
    if not path.is_file():
        return None
    noted = _is_as_noted(path)
    db = sqlite3.connect(path, isolation_level=None)
    try:
        if db.execute("SELECT stamp FROM meta").fetchall() == [(stamp,)] and (noted or _is_whole(path, db)):
            return db
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:  # another process writes it
            db.close()
            raise
    except sqlite3.DatabaseError:
        pass  # no database, or a damaged one: it is only a cache
    db.close()
    return None


def _make_file(path: Path, stamp: str) -> sqlite3.Connection:
    delete_file(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(files("waraq.ingest.duplicates").joinpath("schema.sql").read_text("utf-8"))
    db.execute("INSERT INTO meta VALUES (?)", (stamp,))
    return db


def _is_whole(path: Path, db: sqlite3.Connection) -> bool:
    """Whether it has no damage, and ends where its last page does: SQLite takes what is missing for zeros."""
    pages, size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    ends = path.stat().st_size == pages * size
    return bool(ends and db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def _is_as_noted(path: Path) -> bool:
    try:
        return _state_file(path).read_bytes() == _describe(path)
    except OSError:
        return False


def _state_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.state")


def _describe(path: Path) -> bytes:
    return write_state(read_state(path)).encode()
