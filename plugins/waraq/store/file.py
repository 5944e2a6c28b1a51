"""The store's file: opened where it is whole and of this format, else made anew."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from enum import Enum, auto
from importlib import resources
from pathlib import Path

from waraq.files import read_state, write_state, write_whole
from waraq.store.meta import keep_values, read_value

_STAMP = "stamp"


class Made(Enum):
    """Why a store was made again: there was none, it was damaged, or made by another pipeline."""

    FIRST = auto()
    DAMAGED = auto()
    OTHERWISE = auto()


def open_file(path: Path, stamp: str) -> tuple[sqlite3.Connection | None, Made | None]:
    """The store at `path`, or why it can't be used: there is none with this stamp, or a damaged one.

    All of it is read, to find damage, unless its state is the one that was
    noted when a build had closed it.
    """
    if not path.is_file():
        return None, Made.FIRST
    noted = _is_as_noted(path)
    db = sqlite3.connect(path)
    try:
        found = read_value(db, _STAMP)
        sound = noted or (_is_whole(path, db) and db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:  # not a store, or a damaged one: it is only a cache
        found, sound = None, False
    if sound and found == stamp:
        return db, None
    db.close()
    return None, Made.OTHERWISE if sound and found else Made.DAMAGED


def make_file(path: Path, stamp: str) -> sqlite3.Connection:
    """A new, empty store, in place of whatever is there."""
    if path.is_dir():
        shutil.rmtree(path)
    for stale in (path, path.with_name(path.name + "-journal"), _state_file(path)):
        stale.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(resources.files("waraq.store").joinpath("schema.sql").read_text("utf-8"))
    keep_values(db, {_STAMP: stamp})
    db.commit()
    return db


def note_state(path: Path) -> None:
    """Note the state of a store that was closed; where it can't be noted, the next build reads all of it."""
    with suppress(OSError):
        write_whole(_state_file(path), _describe(path))


def _is_whole(path: Path, db: sqlite3.Connection) -> bool:
    """Whether the file ends where its last page does: SQLite takes what is missing of that for zeros."""
    pages, size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return bool(path.stat().st_size == pages * size)


def _is_as_noted(path: Path) -> bool:
    try:
        return _state_file(path).read_bytes() == _describe(path)
    except OSError:
        return False


def _state_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.state")


def _describe(path: Path) -> bytes:
    return write_state(read_state(path)).encode()
