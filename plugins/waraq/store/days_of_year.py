"""What pages ask of one day of the year in all years: 23 March of 1992, of 1993 and so on."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

# The conditions are those of the index, which holds articles dated to a day alone.
_COUNTED = """SELECT substr(date, 6) AS day, count(*) FROM article
    WHERE status = 'published' AND length(date) = 10 GROUP BY day ORDER BY day"""
_ANY = "SELECT EXISTS (SELECT 1 FROM article WHERE status = 'published' AND length(date) = 10)"
_YEARS = """SELECT substr(date, 1, 4), count(*) FROM article
    WHERE status = 'published' AND length(date) = 10 AND substr(date, 6) = ?
    GROUP BY date ORDER BY date DESC"""
_BEFORE = """SELECT substr(date, 6) AS day FROM article
    WHERE status = 'published' AND length(date) = 10 AND substr(date, 6) < ?
    ORDER BY substr(date, 6) DESC LIMIT 1"""
_AFTER = """SELECT substr(date, 6) AS day FROM article
    WHERE status = 'published' AND length(date) = 10 AND substr(date, 6) > ?
    ORDER BY substr(date, 6) LIMIT 1"""


class YearOfDay(NamedTuple):
    """A year, and how many published articles it has of some day."""

    year: str
    articles: int


class DaysOfYear:
    """Published articles by the day of the year, ``03-23``, of which the day is known."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def counted(self) -> dict[str, int]:
        """The days that have articles in any year, with their number, from ``01-01`` on."""
        return dict(self._db.execute(_COUNTED))

    def exist(self) -> bool:
        """Whether any article is dated to a day."""
        return bool(self._db.execute(_ANY).fetchone()[0])

    def years(self, day: str) -> tuple[YearOfDay, ...]:
        """The years that have articles of a day, newest first."""
        return tuple(YearOfDay(*row) for row in self._db.execute(_YEARS, (day,)))

    def beside(self, day: str) -> tuple[str | None, str | None]:
        """The next earlier and the next later day of the year that has articles."""
        before, after = (self._db.execute(sql, (day,)).fetchone() for sql in (_BEFORE, _AFTER))
        return before and before[0], after and after[0]
