"""What the archive has of each month and section."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

_SQL = """SELECT substr(sort, 1, 7) AS month, section, count(*) FROM article WHERE status = 'published'
    GROUP BY month, section ORDER BY month, section"""


class Coverage(NamedTuple):
    """How many published articles a section has of a month.

    `month` is a place in time cut to a month: ``1992-00`` where only the year
    is known, "" where nothing is; `section` is None for articles without one.
    """

    month: str
    section: str | None
    articles: int


def count_coverage(db: sqlite3.Connection) -> Iterator[Coverage]:
    """The sections of each month, oldest first, by one walk over an index."""
    return map(Coverage._make, db.execute(_SQL))
