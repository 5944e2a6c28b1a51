"""One build at a time: two would delete each other's pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from waraq.errors import WaraqError

BUILD = "build.lock"  # held by ``waraq build`` from the first source to the last page
SITE = "site.lock"  # held by Pelican, which can also be run by itself


class Lock:
    """A lock on a file of the cache folder; the system takes it back when the process ends, however it ends.

    An empty SQLite file is locked, since that works alike on every system.
    """

    def __init__(self, cache: Path, name: str) -> None:
        """Take the lock.

        :raises WaraqError: when another build has it.
        """
        path = cache / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = _lock_file(path)
        except sqlite3.OperationalError as error:
            message = f"another build is running in {cache}; wait until it is done, then build again"
            raise WaraqError(message) from error

    def release(self) -> None:
        """Give the lock back."""
        self._db.close()


@contextmanager
def locked(cache: Path, name: str) -> Iterator[None]:
    """Hold a lock for as long as a block runs.

    :raises WaraqError: when another build has it.
    """
    lock = Lock(cache, name)
    try:
        yield
    finally:
        lock.release()


def _lock_file(path: Path) -> sqlite3.Connection:
    try:
        return _begin(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:  # something else was written over it, so nobody can hold it
        path.unlink()
        return _begin(path)


def _begin(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        db.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        db.close()
        raise
    return db
