"""What earlier runs found, in a disposable SQLite file: which sources and articles are as they were."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from waraq.code_digest import digest_package
from waraq.databases import delete_file, hurry, is_as_noted, is_whole, note_state
from waraq.errors import Problem
from waraq.ingest.identity import RecordName
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.told import Told

_FORMAT = "2"
_PROBLEMS = json.JSONEncoder(ensure_ascii=False, default=asdict)
# Read again: what is new or changed, and that of which an article is not there or comes from elsewhere.
_CHANGED = """UPDATE found SET changed = 1 WHERE name IN (
  SELECT found.name FROM found LEFT JOIN source ON source.name = found.name
  WHERE source.name IS NULL OR source.state = '' OR source.state <> found.state
  UNION SELECT record.source FROM record LEFT JOIN article ON article.id = record.article
  WHERE article.id IS NULL OR article.sha256 <> record.sha256 OR article.file <> record.source)"""
_TABLES = "tables"
_TAKEN = """SELECT source, line, sha256 FROM record WHERE article = ?
  UNION ALL SELECT source, line, sha256 FROM record WHERE name = ?"""
_AGAIN = "again"  # in place of a state: the source must be read by the next run too
_FORGET_RECORDS = "DELETE FROM record WHERE source NOT IN (SELECT name FROM found WHERE NOT changed)"
_FORGET_SOURCES = "DELETE FROM source WHERE name NOT IN (SELECT name FROM found WHERE NOT changed)"
_COUNT = """SELECT count(*), coalesce(sum((SELECT max(edited) FROM article WHERE id = record.article)), 0)
  FROM record"""


class Taken(NamedTuple):
    """The record that an article was made of: its source, its line there, and the hash of its bytes."""

    source: str
    line: int | None
    sha256: str


class Ledger:
    """The sources and the records in them, by which an ingest knows what it need not read.

    What is found is kept in the file at `path`, where `write` says so. A file
    of another program or a damaged one is made again.
    """

    def __init__(self, path: Path | None = None, *, write: bool = True) -> None:
        stamp = f"{_FORMAT}:{digest_package()}"
        self._path = path if write else None
        known = _open(path, stamp, write=write) if path else None
        if known and write:
            self.db = known
        else:
            self.db = _make(self._path, stamp)
        if known and not write:
            known.backup(self.db)
            known.close()
        hurry(self.db)
        self.db.executescript(_read_sql("run.sql"))

    def forget_changed(self, tables: str = "") -> None:
        """Mark which of the sources that were found must be read; what was known of these is forgotten.

        So is what was known of sources that are not there any more. All must
        be read where the `tables` of the editor are others than they were.
        """
        if self.recall(_TABLES) not in {None, tables}:
            self.db.execute("DELETE FROM source")
        self.keep(_TABLES, tables)
        self.db.execute(_CHANGED)
        self.db.execute(_FORGET_RECORDS)
        self.db.execute(_FORGET_SOURCES)

    def is_there(self, source: str) -> bool:
        """Whether a source of this name was found in this run."""
        return bool(self.db.execute("SELECT 1 FROM found WHERE name = ?", (source,)).fetchone())

    def count_unchanged(self) -> tuple[int, int]:
        """How many articles come from sources that are as they were, and how many of these were edited."""
        records, edited = self.db.execute(_COUNT).fetchone()
        return records, edited

    def known_problems(self) -> Iterator[Problem]:
        """What was told of the sources that are as they were, by their names."""
        for (told,) in self.db.execute("SELECT problems FROM source WHERE problems <> '[]' ORDER BY name"):
            yield from (Problem(**each) for each in json.loads(told))

    def keep_source(self, source: SourceFile, told: Told, *, again: bool) -> None:
        """Know a source that was read to its end; `again` where it must be read by the next run too."""
        state = _AGAIN if again else source.state
        row = (source.name, state, told.refused, told.unsaid, _PROBLEMS.encode(told.problems))
        self.db.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)", row)

    def look_again(self, sources: Iterable[SourceFile]) -> None:
        """Know the states of sources that had only just been changed when they were read."""
        rows = [(source.look(), source.name) for source in sources if not source.state]
        self.db.executemany("UPDATE source SET state = ? WHERE name = ? AND state = ''", rows)

    def take(self, source: str, article: str, record: Record, name: RecordName) -> None:
        """Note that an article comes from a record of a source."""
        other = name.text_key if name.id != article else ""
        row = (source, article, record.sha256, record.line, other or None)
        self.db.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?)", row)

    def is_taken(self, article: str) -> bool:
        """Whether it is known of which record an article comes."""
        return bool(self.db.execute("SELECT 1 FROM record WHERE article = ?", (article,)).fetchone())

    def taken(self, name: RecordName) -> list[Taken]:
        """The records of the same name that articles come from."""
        rows = self.db.execute(_TAKEN, (name.id, name.text_key)).fetchall()
        return [Taken(*row) for row in rows]

    def refused(self) -> set[str]:
        """The names of the sources in which something was refused."""
        return {name for (name,) in self.db.execute("SELECT name FROM source WHERE refused")}

    def count_unsaid(self) -> int:
        """How many records of all sources were refused and are not told of one by one."""
        return int(self.db.execute("SELECT coalesce(sum(unsaid), 0) FROM source").fetchone()[0])

    def recall(self, key: str) -> str | None:
        """What an earlier run kept by this key."""
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def keep(self, key: str, value: str) -> None:
        """Keep a value for the next run."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def close(self) -> None:
        """Keep what was found in this run, and close the file."""
        self.db.commit()
        self.db.close()
        if self._path:
            note_state(self._path)


def _open(path: Path, stamp: str, *, write: bool) -> sqlite3.Connection | None:
    """The ledger of an earlier run; None where there is none, or it can't be used.

    Only with `write` SQLite may take back what a killed run left half written in it.
    """
    if not path.is_file():
        return None
    noted = is_as_noted(path)
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode={'rw' if write else 'ro'}", uri=True)
    with suppress(sqlite3.DatabaseError):
        found = db.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
        if found == (stamp,) and (noted or is_whole(path, db)):
            return db
    db.close()
    return None


def _make(path: Path | None, stamp: str) -> sqlite3.Connection:
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        delete_file(path)
    db = sqlite3.connect(path or "")
    hurry(db)
    db.executescript(_read_sql("ledger.sql"))
    db.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp,))
    db.commit()
    return db


def _read_sql(name: str) -> str:
    return resources.files("waraq.ingest").joinpath(name).read_text("utf-8")
