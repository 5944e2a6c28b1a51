"""What other programs are told of articles: a year after the other, and never a year in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from waraq.store.pictures import Pictures, StoredPicture

# The index by date, read backwards: nothing is sorted.
_OF_YEAR = """SELECT id, fields, lead, text, about, (SELECT origin FROM copy WHERE copy.article = article.id)
    FROM article WHERE status = 'published' AND sort >= ? AND sort < ? ORDER BY sort, id DESC"""
_OF_NO_YEAR = _OF_YEAR.replace("sort >= ? AND sort < ?", "sort = ''")
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


def read_year(db: sqlite3.Connection, year: str) -> Iterator[ExportedRow]:
    """The published articles of a year, or of none for "", oldest first."""
    pictures = Pictures(db)
    rows = db.execute(_OF_YEAR, (year, f"{year}.")) if year else db.execute(_OF_NO_YEAR)
    for article, fields, lead, text, about, origin in rows:
        entities = tuple(row[0] for row in db.execute(_NAMED, (article,)))
        yield ExportedRow(fields, lead, text, entities, about, origin, pictures.of(article))
