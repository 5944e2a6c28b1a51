"""Where an article stands in its newspaper, and which come before and after it there."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from waraq.article import Article
from waraq.store.credits import PUBLICATION, list_credits
from waraq.store.queries import place_in_time
from waraq.store.rank import find_printed

# First those of the same page, then of the same day: each of the six is then a step in the index.
_MINE = "SELECT id FROM article WHERE status = 'published' AND paper = :paper"
_BESIDE = f"""SELECT
  coalesce(
    ({_MINE} AND sort = :sort AND printed = :printed AND id > :id ORDER BY id LIMIT 1),
    ({_MINE} AND sort = :sort AND printed > :printed ORDER BY printed, id LIMIT 1),
    ({_MINE} AND sort > :sort ORDER BY sort, printed, id LIMIT 1)),
  coalesce(
    ({_MINE} AND sort = :sort AND printed = :printed AND id < :id ORDER BY id DESC LIMIT 1),
    ({_MINE} AND sort = :sort AND printed < :printed ORDER BY printed DESC, id DESC LIMIT 1),
    ({_MINE} AND sort < :sort AND sort > '' ORDER BY sort DESC, printed DESC, id DESC LIMIT 1))"""


class Place(NamedTuple):
    """A place in the order of a newspaper: its day, the newspaper, the printed page, and the article.

    `paper` is the end of the newspaper's address, '' where it is not known: such articles
    follow one another.
    """

    sort: str
    paper: str
    printed: str
    id: str

    @classmethod
    def from_key(cls, key: str) -> Place:
        """The place that a row of `stale` is about."""
        return cls(*key.split(" "))


def place_in_paper(article: Article) -> Place:
    """The place of an article.

    >>> place_in_paper(Article(id="a", headline="خبر", body="", date="1992-03", page="2", publication="مشرق"))
    Place(sort='1992-03-00', paper='mashraq-cc873c', printed='@0022', id='a')
    """
    return Place(place_in_time(article.date), find_paper(article), find_printed(article), article.id)


def find_paper(article: Article) -> str:
    """The end of the address of an article's newspaper; '' where it is not known."""
    keys = (each.key.partition("/") for each in list_credits(article))
    return next((name for kind, _, name in keys if kind == PUBLICATION), "")


def find_beside(db: sqlite3.Connection, place: Place) -> tuple[str | None, str | None]:
    """The ids of the published, dated articles that follow and precede a place in its newspaper."""
    after, before = db.execute(_BESIDE, place._asdict()).fetchone()
    return after, before
