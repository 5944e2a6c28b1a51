"""What pages ask of the store: lists of articles and counts, never the whole archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple


def place_in_time(date: str | None) -> str:
    """An EDTF date padded to a day, so that texts compare as times; "" for an unknown date.

    >>> place_in_time("1992-03"), place_in_time("1992-03-26"), place_in_time(None)
    ('1992-03-00', '1992-03-26', '')
    """
    return f"{date}-00-00"[: len("1992-03-26")] if date else ""


def date_of(place: str | None) -> str | None:
    """The EDTF date of a place in time; None for none.

    >>> date_of("1992-03-00"), date_of("1992-03-26")
    ('1992-03', '1992-03-26')
    """
    return place.replace("-00", "") if place else None


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which articles, newest first.

    `order` puts those of one day into the order of the printed paper, or by
    weight, see `find_printed` and `weigh`.

    `date` is an EDTF prefix (``1992``, ``1992-03``, ``1992-03-26``): all
    articles of that year, month or day. `exact` asks for those dated to just
    that and nothing finer. `undated` asks for those with no date at all, by
    the bounds that they were not written before, those without one last;
    `dated` for the others. `entity` is an entity id, `credit` the
    key of a name that articles are credited to. `limit` None is no limit.
    """

    status: str = "published"
    section: str | None = None
    date: str | None = None
    exact: bool = False
    undated: bool = False
    dated: bool = False
    entity: str | None = None
    credit: str | None = None
    order: Literal["printed", "weight"] | None = None
    limit: int | None = None
    offset: int = 0

    @property
    def table(self) -> str:
        """The table whose rows are asked for: it has status and place in time."""
        return "mention" if self.entity is not None else "credit" if self.credit is not None else "article"

    @property
    def place(self) -> str:
        """The column with the places in time that the articles are ordered by."""
        return "article.bound" if self.undated and self.table == "article" else f"{self.table}.sort"

    def where(self) -> tuple[str, list[str | int]]:
        """The conditions, and their values."""
        table = self.table
        clauses: list[tuple[str, list[str | int]]] = [(f"{table}.status = ?", [self.status])]
        if self.entity is not None:
            clauses.append(("mention.entity = ?", [self.entity]))
        elif self.credit is not None:
            clauses.append(("credit.key = ?", [self.credit]))
        if self.section is not None:
            clauses.append(("section = ?", [self.section]))
        if self.date is not None and self.exact:
            # The padded date leads the index to the few articles; the date itself tells which are exact.
            clauses.append((f"{table}.sort = ? AND date = ?", [place_in_time(self.date), self.date]))
        elif self.date is not None:
            # "-" is the character before "." and "/", so this is a range over the index.
            clauses.append((f"({table}.sort >= ? AND {table}.sort < ?)", [self.date, self.date + "."]))
        if self.undated:
            clauses.append((f"{table}.sort = ''", []))
        if self.dated:
            clauses.append((f"{table}.sort > ''", []))
        where = " AND ".join(clause for clause, _ in clauses)
        return where, [value for _, given in clauses for value in given]

    def ids(self) -> tuple[str, list[str | int]]:
        """A SELECT of the articles' ids, and its values."""
        if self.table == "article" or self.section is not None or self.exact or self.order:
            sql, values = self.sql()
            return f"SELECT id {sql}", values
        # All that is asked of stands in the mentions, or credits.
        sql, values = self._select_from(self.table, "article")
        return f"SELECT article {sql}", values

    def sql(self) -> tuple[str, list[str | int]]:
        """The FROM, WHERE, ORDER and LIMIT of a SELECT of columns of `article`, and its values."""
        table = self.table
        if table == "article":
            return self._select_from("article", "id")
        # CROSS JOIN keeps SQLite from walking all articles to find the few that name an entity.
        joined = f"{table} CROSS JOIN article ON article.id = {table}.article"
        return self._select_from(joined, f"{table}.article")

    def _select_from(self, tables: str, article: str) -> tuple[str, list[str | int]]:
        where, values = self.where()
        limit = -1 if self.limit is None else self.limit
        order = f"article.{self.order}, " if self.order else ""
        return (
            f"FROM {tables} WHERE {where} ORDER BY {self.place} DESC, {order}{article} LIMIT ? OFFSET ?",
            [*values, limit, self.offset],
        )


class Span(NamedTuple):
    """How many published articles name an entity, and the EDTF dates of the first and the last of them."""

    entity: str
    articles: int
    first: str | None
    last: str | None


_PERIOD_BEFORE = """SELECT substr(date, 1, ?2) FROM article
    WHERE status = 'published' AND length(date) >= ?2 AND sort < ?1 ORDER BY sort DESC LIMIT 1"""
_PERIOD_AFTER = """SELECT substr(date, 1, ?2) FROM article
    WHERE status = 'published' AND length(date) >= ?2 AND sort >= ?1 || '.' ORDER BY sort LIMIT 1"""


class Counts:
    """How many published articles stand behind each section, period and entity."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def _pairs(self, sql: str, *values: str | int) -> tuple[tuple[str, int], ...]:
        return tuple((row[0], row[1]) for row in self._db.execute(sql, values))

    def articles(self) -> int:
        """All published articles."""
        return self._pairs("SELECT '', count(*) FROM article WHERE status = 'published'")[0][1]

    def undated(self) -> int:
        """Published articles whose date is unknown."""
        return self._pairs("SELECT '', count(*) FROM article WHERE status = 'published' AND sort = ''")[0][1]

    def bounds(self) -> tuple[tuple[str, int], ...]:
        """Articles without a date by the years of their bounds, the newest first, "" for none."""
        return self._pairs(
            "SELECT substr(bound, 1, 4) AS year, count(*) FROM article"
            " WHERE status = 'published' AND sort = '' GROUP BY year ORDER BY year DESC"
        )

    def sections(self) -> tuple[tuple[str, int], ...]:
        """Sections with their counts, the fullest first."""
        return self._pairs(
            "SELECT section, count(*) AS n FROM article WHERE status = 'published' AND section IS NOT NULL"
            " GROUP BY section ORDER BY n DESC, section"
        )

    def periods(self, prefix: str, length: int) -> tuple[tuple[str, int], ...]:
        """Periods that begin with `prefix` and their counts, oldest first.

        `length` is that of the period's EDTF: 4 for years, 7 for months, 10
        for days. Articles dated less finely are not counted among the finer.
        """
        return self._pairs(
            "SELECT substr(date, 1, ?1) AS period, count(*) FROM article WHERE status = 'published'"
            " AND length(date) >= ?1 AND sort >= ?2 AND sort < ?3 GROUP BY period ORDER BY period",
            length, prefix, f"{prefix}." if prefix else "~",
        )  # fmt: skip

    def in_period(self, edtf: str) -> int:
        """Published articles dated to a year, a month or a day, or to a part of it."""
        return self._pairs(
            "SELECT '', count(*) FROM article WHERE status = 'published' AND length(date) >= ?"
            " AND sort >= ? AND sort < ?",
            len(edtf), edtf, f"{edtf}.",
        )[0][1]  # fmt: skip

    def periods_beside(self, edtf: str) -> tuple[tuple[str, int] | None, tuple[str, int] | None]:
        """The next older and the next newer year, month or day (as `edtf` is one) with their counts."""
        older, newer = (
            self._db.execute(sql, (edtf, len(edtf))).fetchone() for sql in (_PERIOD_BEFORE, _PERIOD_AFTER)
        )
        return (
            (older[0], self.in_period(older[0])) if older else None,
            (newer[0], self.in_period(newer[0])) if newer else None,
        )

    def older_than(self, query: ArticleQuery, since: str) -> int:
        """How many of the articles of `query`, without its limit, have a place in time before `since`."""
        where, values = query.where()
        older = f"FROM {query.table} WHERE {where} AND {query.place} < ?"
        return self._pairs(f"SELECT '', count(*) {older}", *values, since)[0][1]

    def latest_day(self) -> str | None:
        """The newest day of which there are published articles."""
        row = self._db.execute(
            "SELECT date FROM article WHERE status = 'published' AND length(date) = 10"
            " ORDER BY sort DESC LIMIT 1"
        ).fetchone()
        return row[0] if row else None

    def entities(self, kind: str | None = None, limit: int = -1) -> tuple[tuple[str, int], ...]:
        """Entity ids with the number of published articles that name them, the most named first."""
        return self._pairs(
            "SELECT entity, articles FROM naming WHERE entity >= ? AND entity < ?"
            " ORDER BY articles DESC, entity LIMIT ?",
            f"{kind}/" if kind else "", f"{kind}0" if kind else "~", limit,
        )  # fmt: skip

    def spans(self) -> Iterator[Span]:
        """What there is of each entity that published articles name, in the order of the ids."""
        rows = self._db.execute(
            "SELECT entity, count(*), min(nullif(sort, '')), max(nullif(sort, '')) FROM mention"
            " WHERE status = 'published' GROUP BY entity ORDER BY entity"
        )
        return (Span(each, count, date_of(first), date_of(last)) for each, count, first, last in rows)

    def naming(self, entity: str) -> int:
        """Published articles that name an entity."""
        sql = "SELECT '', count(*) FROM mention WHERE entity = ? AND status = 'published'"
        return self._pairs(sql, entity)[0][1]

    def entity_years(self, entity: str) -> tuple[tuple[str, int], ...]:
        """The years in which an entity is named, with counts, oldest first."""
        return self._pairs(
            "SELECT substr(sort, 1, 4) AS year, count(*) FROM mention"
            " WHERE entity = ? AND status = 'published' AND sort > '' GROUP BY year ORDER BY year",
            entity,
        )
