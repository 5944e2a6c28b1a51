"""What other programs are told of articles: a month or year after the other, and never one in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

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


def read_period(db: sqlite3.Connection, period: str) -> Iterator[ExportedRow]:
    """The published articles whose place in time begins with `period`, or that have none, oldest first."""
    rows = db.execute(_OF_PERIOD, (period, f"{period}.")) if period else db.execute(_OF_NO_DATE)
    yield from _read_rows(db, rows)


def read_one(db: sqlite3.Connection, article: str) -> Iterator[ExportedRow]:
    """The published article with an id, if there is one."""
    yield from _read_rows(db, db.execute(_OF_ARTICLE, (article,)))


def _read_rows(db: sqlite3.Connection, rows: Iterable[Any]) -> Iterator[ExportedRow]:
    pictures = Pictures(db)
    for article, fields, lead, text, about, origin in rows:
        entities = tuple(row[0] for row in db.execute(_NAMED, (article,)))
        yield ExportedRow(fields, lead, text, entities, about, origin, pictures.of(article))
