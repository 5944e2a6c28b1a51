"""What the store knows of copies: which articles are in a group, and what a change of groups concerns."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from waraq.store.meta import keep_values, read_value

_DIGEST = "copies"
_NEAR = 64  # groups
# Earliest first; those of an unknown date last.
_GROUP = """SELECT article.id FROM copy CROSS JOIN article ON article.id = copy.article
    WHERE copy.origin = ? AND article.status = 'published'
    ORDER BY article.sort = '', article.sort, article.id"""

_RELATED = """INSERT INTO topic_change SELECT topics, sort, id FROM copy CROSS JOIN article ON id = article
    WHERE origin = ? AND status = 'published'"""
_DATA = """INSERT INTO told_change SELECT article.sort
    FROM copy CROSS JOIN article ON article.id = copy.article WHERE copy.origin = ?"""


class Copies:
    """The groups of articles with the same text, or nearly the same, each by its primary article."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def digest(self) -> str | None:
        """What `replace` was given last, if anything."""
        return read_value(self._db, _DIGEST)

    def replace(self, groups: Mapping[str, str], digest: str) -> int:
        """Know these groups, each article with its primary one, and note what shows the ones that are others.

        `digest` tells that they are the same at another time. Gives the number
        of groups that changed.
        """
        before = dict(self._db.execute("SELECT article, origin FROM copy"))
        gone = [(each,) for each in before.keys() - groups.keys()]
        new = [(each, origin) for each, origin in groups.items() if before.get(each) != origin]
        changed = {before[each] for (each,) in gone} | {origin for _, origin in new}
        changed |= {before[each] for each, _ in new if each in before}
        self._note(changed)
        self._db.executemany("DELETE FROM copy WHERE article = ?", gone)
        self._db.executemany("INSERT OR REPLACE INTO copy VALUES (?, ?)", new)
        self._note(changed)
        keep_values(self._db, {_DIGEST: digest})
        return len(changed)

    def _note(self, origins: Iterable[str]) -> None:
        for origin in sorted(origins):
            self._db.execute("INSERT INTO change VALUES ('copies', ?, '', '')", (origin,))
            self._db.execute(
                "INSERT INTO change SELECT 'article', article, '', '' FROM copy WHERE origin = ?", (origin,)
            )
            # Of a group one is shown as related to another article.
            self._db.execute(_RELATED, (origin,))
            self._db.execute(_DATA, (origin,))

    def origins(self, least: int) -> Iterator[str]:
        """The primary articles of groups with at least so many articles, by their ids."""
        rows = self._db.execute(
            "SELECT origin FROM copy GROUP BY origin HAVING count(*) >= ? ORDER BY origin", (least,)
        )
        return (row[0] for row in rows)

    def origin_of(self, article: str) -> str | None:
        """The primary article of the group that an article is in; None for most."""
        if not self._any:
            return None
        row = self._db.execute("SELECT origin FROM copy WHERE article = ?", (article,)).fetchone()
        return row[0] if row else None

    def group(self, origin: str) -> tuple[str, ...]:
        """The published articles of a group, earliest first."""
        return self._groups(origin)

    @cached_property
    def _groups(self) -> Callable[[str], tuple[str, ...]]:
        """Those that were asked for last: each of its articles asks for a group."""
        return lru_cache(_NEAR)(lambda each: tuple(row[0] for row in self._db.execute(_GROUP, (each,))))

    @cached_property
    def _any(self) -> bool:
        """Whether there are groups; pages are written when the articles are what they will be."""
        return bool(self._db.execute("SELECT EXISTS (SELECT 1 FROM copy)").fetchone()[0])
