"""What the store knows of names: those by which the articles were tagged, and what a change concerns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from waraq.errors import Problem
from waraq.store.meta import keep_values, read_value
from waraq.store.notices import read_notices, write_notices
from waraq.store.pages import END

_EDITORS = "editors"
_TABLES = "tables"
_NOTICES = "notices"
# Of a list that goes on over several pages the newest page alone: its articles are what they were.
_NEWEST = (END, "")


class Names:
    """What the editors' files said at the last build, and the articles and pages that hold names."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def editors(self) -> str | None:
        """What `keep_editors` was given in an earlier build, if anything."""
        return read_value(self._db, _EDITORS)

    def tables(self) -> str | None:
        """The digest of the tables of names that the articles were tagged by, if they were."""
        return read_value(self._db, _TABLES)

    def keep_editors(self, corrections: str, tables: str, notices: Iterable[Problem] = ()) -> None:
        """Keep the corrections by which articles are tagged now, the digest of all tables, and notices."""
        keep_values(self._db, {_EDITORS: corrections, _TABLES: tables, _NOTICES: write_notices(notices)})

    def notices(self) -> list[Problem]:
        """What `keep_editors` was given to be said of the editors' files at every build."""
        return read_notices(read_value(self._db, _NOTICES) or "[]")

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """The paths of all articles, each with its headline and its plain text."""
        rows = self._db.execute("SELECT path, json_extract(fields, '$.headline'), text FROM article")
        return ((row[0], row[1], row[2]) for row in rows)

    def published(self) -> Iterator[tuple[str, str, str, str]]:
        """The ids of all published articles, each with its headline, its plain text and its language."""
        sql = (
            "SELECT id, json_extract(fields, '$.headline'), text, json_extract(fields, '$.lang')"
            " FROM article WHERE status = 'published' ORDER BY id"
        )
        return ((row[0], row[1], row[2], row[3]) for row in self._db.execute(sql))

    def corrected(self) -> Iterator[tuple[str, str]]:
        """The ids that editors added or dropped, each with the article's path; some may be nobody's."""
        sql = (
            "SELECT article.path, each.value FROM article, json_each(fields, '$.entities') AS list,"
            " json_each(list.value) AS each"
        )
        return ((row[0], row[1]) for row in self._db.execute(sql))

    def note_renamed(self, entity: str, tables: str) -> None:
        """Note that an entity has another name in the `tables` of this digest.

        All articles that name it show that, and the pages of those that are
        named together with it.
        """
        self._db.execute(
            "UPDATE article SET tables = ? WHERE id IN (SELECT article FROM mention WHERE entity = ?)",
            (tables, entity),
        )
        self._note("SELECT 'article', article, '', '' FROM mention WHERE entity = ?", entity)
        self._note(
            "SELECT DISTINCT 'entity', other.entity, ?, ? FROM mention AS mine"
            " CROSS JOIN mention AS other ON other.article = mine.article WHERE mine.entity = ?",
            *_NEWEST, entity,
        )  # fmt: skip

    def note_described(self, entity: str) -> None:
        """Note that all pages of an entity say something else of it."""
        self._note("SELECT 'entity', ?, '', ?", entity, END)

    def note_linked(self, entity: str) -> None:
        """Note that the pages of all articles that name an entity tell machines something else of it."""
        self._note("SELECT 'article', article, '', '' FROM mention WHERE entity = ?", entity)

    def note_tags(self, article: str) -> None:
        """Note that an article is about to name others: its page shows that, and theirs who stood beside."""
        self._note("SELECT 'article', ?, '', ''", article)
        self._note("SELECT 'entity', entity, ?, ? FROM mention WHERE article = ?", *_NEWEST, article)

    def _note(self, changes: str, *values: str) -> None:
        self._db.execute(f"INSERT INTO change {changes}", values)
