"""The store's file: opened where it is whole and of this format, else made anew."""

from __future__ import annotations

import sqlite3
from enum import Enum, auto
from importlib import resources
from pathlib import Path

from waraq.databases import delete_file, hurry, is_as_noted, is_whole
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
    noted = is_as_noted(path)
    db = sqlite3.connect(path)
    try:
        found = read_stamp(db)
        sound = noted or is_whole(path, db)
    except sqlite3.DatabaseError:  # not a store, or a damaged one: it is only a cache
        found, sound = None, False
    if sound and found == stamp:
        hurry(db)
        return db, None
    db.close()
    return None, Made.OTHERWISE if sound and found else Made.DAMAGED


def read_stamp(db: sqlite3.Connection) -> str | None:
    """The stamp of a store. Raises DatabaseError for what is none."""
    return read_value(db, _STAMP)


def make_file(path: Path, stamp: str) -> sqlite3.Connection:
    """A new, empty store, in place of whatever is there."""
    delete_file(path)
    db = sqlite3.connect(path)
    hurry(db)
    db.executescript(resources.files("waraq.store").joinpath("schema.sql").read_text("utf-8"))
    keep_values(db, {_STAMP: stamp})
    db.commit()
    return db
