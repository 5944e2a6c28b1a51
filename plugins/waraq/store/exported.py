"""What other programs are told of articles: a month or year after the other, and never one in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from waraq.store.pictures import Pictures, StoredPicture

# The index by date, read backwards: nothing is sorted.
_OF_PERIOD = """SELECT id, fields, lead, text, about,
    (SELECT origin FROM copy WHERE copy.article = article.id)
    FROM article WHERE status = 'published' AND sort >= ? AND sort < ? ORDER BY sort, id DESC"""
_OF_ARTICLE = _OF_PERIOD.replace("sort >= ? AND sort < ?", "id = ?")
_OF_NO_DATE = _OF_PERIOD.replace("sort >= ? AND sort < ?", "sort = ''")
_NAMED = "SELECT entity FROM mention WHERE article = ? ORDER BY position"


class ExportedRow(NamedTuple):
    """An article as the store has it: `fields` is its front matter as JSON.

    `entities` are ids in the order in which headline and text name them, so
    many of the headline as `about` says; `origin` is the primary article of
    its group of copies, which may be itself, None for most; `pictures` are those
    that it shows.
    """

    fields: str
    lead: str
    text: str
    entities: tuple[str, ...]
    about: int
    origin: str | None
    pictures: tuple[StoredPicture, ...] = ()


class Exported:
    """The articles as other programs are told of them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._pictures = Pictures(db)

    def of_period(self, period: str) -> Iterator[ExportedRow]:
        """The published articles of a period, oldest first.

        It is a year, a month, “1992-00” for those of which only the year is known, or "" for no date.
        """
        if period:
            return self._read(_OF_PERIOD, period, f"{period}.")
        return self._read(_OF_NO_DATE)

    def of_article(self, article: str) -> Iterator[ExportedRow]:
        """The published article with an id, if there is one."""
        return self._read(_OF_ARTICLE, article)

    def _read(self, sql: str, *values: str) -> Iterator[ExportedRow]:
        for article, fields, lead, text, about, origin in self._db.execute(sql, values):
            entities = tuple(row[0] for row in self._db.execute(_NAMED, (article,)))
            yield ExportedRow(fields, lead, text, entities, about, origin, self._pictures.of(article))
