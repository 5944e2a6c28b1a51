"""Many articles into an empty store: its indexes are made when all are there."""

from __future__ import annotations

import sqlite3

from waraq.store.pictures import Pictures
from waraq.store.row import Row

_TOPICS = """INSERT INTO topic SELECT each.key, article.sort || ' ' || article.id, each.value ->> 0
    FROM article, json_each(article.topics) AS each WHERE article.status = 'published' ORDER BY 1, 2"""
INSERT = "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
UPDATE = """UPDATE article SET path = :path, digest = :digest, seen = :seen, tables = :tables, date = :date,
    lead = :lead, fields = :fields, topics = :topics, html = :html, text = :text, notices = :notices,
    about = :about, printed = :printed, weight = :weight, bound = :bound,
    paper = :paper WHERE id = :id"""
_NAMING = """INSERT INTO naming SELECT entity, count(*) FROM mention
    WHERE status = 'published' GROUP BY entity"""
_SORTED = "SELECT * FROM named ORDER BY entity, status, sort DESC, article"
_CREDITED = "SELECT * FROM credited ORDER BY key, status, sort DESC, article"
_PARTS = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"


class Filling:
    """An empty store that is being filled, in one transaction; half the time of putting articles one by one.

    Meanwhile it has neither indexes nor triggers, which of an empty store have
    nothing to note; mentions are sorted before they come into their table.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._pictures = Pictures(db)
        if not db.in_transaction:
            db.execute("BEGIN")
        db.execute("CREATE TEMP TABLE named (entity, status, sort, article, position)")
        db.execute("CREATE TEMP TABLE credited (key, status, sort, article, name)")
        self._later = [(kind == "trigger", sql) for kind, _, sql in self._drop()]

    def _drop(self) -> list[tuple[str, str, str]]:
        parts = self._db.execute(_PARTS).fetchall()
        for kind, name, _ in parts:
            self._db.execute(f"DROP {kind} {name}")
        return parts

    def put(self, row: Row) -> None:
        """Put an article there that has an id and a path of its own."""
        self._db.execute(INSERT, row.columns)
        self._db.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?)", row.name_entities())
        self._db.executemany("INSERT INTO credited VALUES (?, ?, ?, ?, ?)", row.name_credits())
        if row.looked:
            self._pictures.replace(row.id, row.status, row.pictures, row.looked)

    def finish(self) -> None:
        """Make what was left out; nothing is committed."""
        self._db.execute(f"INSERT INTO mention {_SORTED}")
        self._db.execute(_NAMING)
        self._db.execute(_TOPICS)
        self._db.execute(f"INSERT INTO credit {_CREDITED}")
        for _, sql in sorted(self._later):
            self._db.execute(sql)
        self._db.execute("DROP TABLE named")
        self._db.execute("DROP TABLE credited")
