"""SQLite files that can be made again: whether one is whole, told by its state or by reading it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from waraq.files import read_state, write_state, write_whole


def note_state(path: Path) -> None:
    """Note the state of a file that was closed; where it can't be noted, all of it is read next time."""
    with suppress(OSError):
        write_whole(_state_file(path), _describe(path))


def is_as_noted(path: Path) -> bool:
    """Whether a file has the state that was noted when it was closed; to be asked before it is opened."""
    try:
        return _state_file(path).read_bytes() == _describe(path)
    except OSError:
        return False


def is_whole(path: Path, db: sqlite3.Connection) -> bool:
    """Whether a file has no damage, and ends where its last page does: all of it is read.

    SQLite takes what is missing at its end for zeros. Raises sqlite3.DatabaseError.
    """
    pages, size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    ends = path.stat().st_size == pages * size
    return bool(ends and db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def hurry(db: sqlite3.Connection) -> None:
    """Let nothing wait for the disk: after a loss of power a damaged file is noticed and made again."""
    db.execute("PRAGMA synchronous = OFF")


def delete_file(path: Path) -> None:
    """Remove a file with what lies beside it, or a folder of its name."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    for stale in (path, path.with_name(path.name + "-journal"), _state_file(path)):
        stale.unlink(missing_ok=True)


def _state_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.state")


def _describe(path: Path) -> bytes:
    return write_state(read_state(path)).encode()
