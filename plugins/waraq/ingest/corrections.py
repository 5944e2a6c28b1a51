"""Records without an id that no article was found for: they may be corrections of others in their file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

from waraq.ingest.catalogue import Catalogue
from waraq.ingest.identity import RecordName, call_text
from waraq.ingest.ledger import Ledger
from waraq.ingest.likeness import Features, measure_likeness, name_topic, read_features
from waraq.ingest.metadata import infer_metadata
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.told import Told
from waraq.ingest.writer import Origin, make_article

# Of one day, or below one headline, so many lost articles are compared: so much no editor corrects at once.
MOST_LOST = 200
_FIELDS = tuple(field.name for field in fields(Record))
_CROWDED = "DELETE FROM lost WHERE topic IN (SELECT topic FROM lost GROUP BY topic HAVING count(*) > ?)"
_OF_TOPIC = "SELECT article, dated, headline, runs, words, numbers FROM lost WHERE topic = ?"
_WAITING = """SELECT record, name, coalesce(article, '') FROM waiting WHERE source = ?
  ORDER BY article IS NULL, number"""
_BEST = "SELECT name, article FROM alike ORDER BY similarity DESC, name, article"
_CHOOSE = """UPDATE waiting SET article = ?1 WHERE article IS NULL
  AND number = (SELECT min(number) FROM waiting WHERE source = ?2 AND name = ?3)
  AND NOT EXISTS (SELECT 1 FROM waiting WHERE article = ?1)"""


class Waiting(NamedTuple):
    """A record that waits; `article` is the id of the one that it is a correction of, "" where it is new."""

    record: Record
    name: RecordName
    article: str


class Corrections:
    """The records that wait until all others are read, in SQLite; and which article each is a version of.

    `held` are the sources that have such, each with what was told of it, and
    whether it must be read again by the next run.
    """

    def __init__(self, ledger: Ledger, catalogue: Catalogue) -> None:
        self.held: list[tuple[SourceFile, Told, bool]] = []
        self._db = ledger.db
        self._catalogue = catalogue
        self._had_some = False

    def begin(self, source: str) -> None:
        """A source is going to be read."""
        self._had_some = self._catalogue.has_some(source)

    def take(self, source: str, record: Record, name: RecordName) -> bool:
        """Have a record that no article was found for wait, if it may be a version of one; whether it does.

        Records of one name wait together: they come in their order.
        """
        if name.key != name.text_key or not name.of_text:
            return False
        if not (self._had_some or self._has(name) or self._catalogue.has_older(source, record, name)):
            return False
        values = {field: getattr(record, field) for field in _FIELDS}
        data = json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
        sql = "INSERT INTO waiting (source, name, record) VALUES (?, ?, ?)"
        self._db.execute(sql, (source, name.names, data))
        return True

    def hold(self, source: SourceFile, told: Told, *, again: bool) -> bool:
        """Hold a source that was read, if a record of it waits; whether one does."""
        found = self._db.execute("SELECT 1 FROM waiting WHERE source = ? LIMIT 1", (source.name,)).fetchone()
        if found:
            self.held.append((source, told, again))
        return bool(found)

    def choose(self, source: SourceFile) -> Iterator[Waiting]:
        """The records of a source that wait, each with the article that it is a version of.

        That is the one whose id an older text of it gave; else, of the articles
        of this source whose records are gone, the one that is most like it.
        Which these are is told from the articles and the source alone. New
        records come last: a run that is killed changes no choice.
        """
        for waiting in self._list_waiting(source.name):
            older = self._catalogue.find(source.name, waiting.record, waiting.name, placed=True)
            if older:
                self._db.execute(_CHOOSE, (older.id, source.name, waiting.name.names))
        if self._note_lost(source.name):
            for waiting in self._list_waiting(source.name):
                self._compare(source, waiting)
            for names, article in self._db.execute(_BEST):
                self._db.execute(_CHOOSE, (article, source.name, names))
            self._db.execute("DELETE FROM alike")
        self._db.execute("DELETE FROM lost")
        return self._list_waiting(source.name)

    def _has(self, name: RecordName) -> bool:
        found = self._db.execute("SELECT 1 FROM waiting WHERE name = ? LIMIT 1", (name.names,))
        return bool(found.fetchone())

    def _list_waiting(self, source: str) -> Iterator[Waiting]:
        # Sorted whole before the first one comes: they may be changed meanwhile.
        for data, names, article in self._db.execute(_WAITING, (source,)):
            yield Waiting(_read_record(data), call_text(names), article)

    def _note_lost(self, source: str) -> bool:
        """Note the articles of a source whose records are gone; whether there are such."""
        for entry in self._catalogue.lost(source):
            article = self._catalogue.read(entry)
            if article and (features := read_features(article)):
                row = (entry.id, name_topic(article), *features)
                self._db.execute("INSERT OR IGNORE INTO lost VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._db.execute(_CROWDED, (MOST_LOST,))
        return bool(self._db.execute("SELECT 1 FROM lost LIMIT 1").fetchone())

    def _compare(self, source: SourceFile, waiting: Waiting) -> None:
        """Note which lost articles a waiting record may be a version of."""
        record, name, _ = waiting
        metadata = infer_metadata(record, source.name, source.shown)
        article = make_article(record, metadata, Origin(source.name, name.key), name.id)
        rows = self._db.execute(_OF_TOPIC, (name_topic(article),)).fetchall() if article else []
        features = read_features(article) if article and rows else None
        if features:
            for lost, *values in rows:
                likeness = measure_likeness(features, Features(*values))
                if likeness is not None:
                    self._db.execute("INSERT INTO alike VALUES (?, ?, ?)", (likeness, name.names, lost))


def _read_record(data: bytes) -> Record:
    values = json.loads(data.decode("utf-8", "surrogatepass"))
    lists = {field: tuple(value) for field, value in values.items() if isinstance(value, list)}
    return Record(**(values | lists))
