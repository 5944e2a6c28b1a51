"""Which articles the search may know otherwise than they are: noted by the store with each change."""

from __future__ import annotations

import sqlite3

from waraq.store.meta import keep_values, read_value

_INDEXED = "indexed"
_PUBLISHED = """SELECT unindexed.article, article.id IS NOT NULL FROM unindexed
  LEFT JOIN article ON article.id = unindexed.article AND article.status = 'published'
  ORDER BY unindexed.article"""


class Documents:
    """The articles whose documents are new, others or gone since an index was last brought up to date."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def mark(self) -> str | None:
        """The mark of the index from which on changes are noted; None where they are not."""
        return read_value(self._db, _INDEXED)

    def changed(self) -> list[tuple[str, bool]]:
        """The ids of the articles that changed, came or went since; each with whether it is published now."""
        return [(article, bool(published)) for article, published in self._db.execute(_PUBLISHED)]

    def keep(self, mark: str) -> None:
        """An index that has this mark has all articles as they are now."""
        self._db.execute("DELETE FROM unindexed")
        keep_values(self._db, {_INDEXED: mark})
