"""The file of sketches: opened where it is whole and made by the same code, else made anew."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from waraq.databases import delete_file, hurry, is_as_noted, is_whole

# Kilobytes of its pages in memory: full after some 5,000 articles. With twice as much, 40,000 articles are
# put in a tenth less time; of larger archives nothing fits in any more.
_CACHE = -16_384


def open_file(path: Path, stamp: str) -> sqlite3.Connection:
    """The file at `path`, in a transaction; new where there is none, or a damaged one, or another stamp's.

    All of it is read, to find damage, unless its state is the one that was
    noted when it was last closed. Raises OSError or sqlite3.OperationalError
    where nothing can be written there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    db = _open_known(path, stamp) or _make_file(path, stamp)
    try:
        hurry(db)
        db.execute(f"PRAGMA cache_size = {_CACHE}")
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _open_known(path: Path, stamp: str) -> sqlite3.Connection | None:
    if not path.is_file():
        return None
    noted = is_as_noted(path)
    db = sqlite3.connect(path, isolation_level=None)
    try:
        if db.execute("SELECT stamp FROM meta").fetchall() == [(stamp,)] and (noted or is_whole(path, db)):
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
    hurry(db)
    db.executescript(files("waraq.ingest.duplicates").joinpath("schema.sql").read_text("utf-8"))
    db.execute("INSERT INTO meta VALUES (?)", (stamp,))
    return db
