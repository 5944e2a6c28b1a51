"""Single values that the store keeps from one build to the next, by their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping


def read_value(db: sqlite3.Connection, key: str) -> str | None:
    """The value of a key; None where nothing was kept."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def keep_values(db: sqlite3.Connection, values: Mapping[str, str]) -> None:
    """Keep values, in place of those that their keys had."""
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())
