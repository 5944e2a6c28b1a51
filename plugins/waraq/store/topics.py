"""What the store knows of topics: by each, which articles an article has in its reach."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

# The nearest before it in the order of places, whatever their day, and the nearest behind it of the same.
_NEAR = """SELECT place, weight FROM (SELECT place, weight FROM topic WHERE key = ?1 AND place < ?2
    ORDER BY place DESC LIMIT (SELECT articles FROM reach))
  UNION ALL SELECT place, weight FROM (SELECT place, weight FROM topic
    WHERE key = ?1 AND place > ?2 AND place < ?3 ORDER BY place LIMIT (SELECT articles FROM reach))"""


class Topics:
    """The topics of published articles; which are in reach is told in `schema.sql`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def find_near(self, article: str, sort: str, keys: Iterable[str]) -> dict[str, dict[str, int]]:
        """The articles near one whose place in time is `sort`.

        Of each the weights of those topics, of the `keys`, by which it is near.
        """
        here, end = f"{sort} {article}", f"{sort} ~"
        near: dict[str, dict[str, int]] = {}
        for key in keys:
            for place, weight in self._db.execute(_NEAR, (key, here, end)):
                near.setdefault(place.rpartition(" ")[2], {})[key] = weight
        return near
