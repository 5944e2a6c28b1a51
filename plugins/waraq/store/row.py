"""An article as a row of the store's table, ready to be put there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from waraq.errors import Problem
from waraq.store.credits import Credited, list_credits
from waraq.store.notices import write_notices
from waraq.store.paper import find_paper
from waraq.store.pictures import LookedAt, StoredPicture
from waraq.store.queries import place_in_time
from waraq.store.rank import find_printed, weigh
from waraq.store.record import Record, article_to_json, topics_to_json


class Row(NamedTuple):
    """The columns of `article` in their order, and behind them what stands in other tables.

    Plain values, so that it is made in one process and put into the store by another.
    """

    id: str
    path: str
    digest: str
    seen: str
    tables: str
    status: str
    date: str | None
    sort: str
    section: str | None
    lead: str
    fields: str
    topics: str
    html: str
    text: str
    notices: str
    about: int
    printed: str
    weight: str
    bound: str
    paper: str
    entities: tuple[str, ...]
    credits: tuple[Credited, ...]
    pictures: tuple[StoredPicture, ...] = ()
    looked: tuple[LookedAt, ...] = ()

    @property
    def columns(self) -> tuple[str | int | None, ...]:
        """The row of `article`."""
        return tuple(getattr(self, name) for name in COLUMNS)

    def name_entities(self) -> list[tuple[str, str, str, str, int]]:
        """The rows of `mention`."""
        return [
            (entity, self.status, self.sort, self.id, position)
            for position, entity in enumerate(self.entities)
        ]

    def name_credits(self) -> list[tuple[str, str, str, str, str]]:
        """The rows of `credit`."""
        return [(each.key, self.status, self.sort, self.id, each.name) for each in self.credits]


COLUMNS = Row._fields[: Row._fields.index("entities")]


def make_row(
    record: Record, status: str, notices: Iterable[Problem] = (), *, seen: str = "", tables: str = ""
) -> Row:
    """The row of a record, with what is to be told of it.

    `status` is the effective one: ``embargoed`` while its day has not come.
    `seen` is the state of its file, see `Store.files`; `tables` is the digest
    of the tables of names.
    """
    article = record.article
    return Row(
        article.id,
        record.path,
        record.digest,
        seen,
        tables,
        status,
        article.date,
        place_in_time(article.date),
        article.section,
        record.lead,
        article_to_json(article),
        topics_to_json(record.topics),
        record.html,
        record.text,
        write_notices(notices),
        record.about,
        find_printed(article),
        weigh(article, record.html, record.text),
        "" if article.date else place_in_time(article.not_before),
        find_paper(article),
        record.entities,
        list_credits(article),
        record.pictures,
        record.looked,
    )
