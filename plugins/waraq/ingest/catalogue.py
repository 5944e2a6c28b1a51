"""The articles there are already, by the sources they came from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from waraq import stages
from waraq.article import Article
from waraq.errors import Problem
from waraq.files import read_state, state_of, write_settled, write_state
from waraq.ingest.article_file import examine_article
from waraq.ingest.article_folders import scan_articles
from waraq.ingest.file_names import is_utf8
from waraq.ingest.identity import ID_LENGTH, RecordName, hash_written, is_id, is_text_key, make_id
from waraq.ingest.ledger import Ledger
from waraq.ingest.record import Record

HEADER_LINES = 20  # of a broken article, in which its id is looked for
_UNREAD = """INSERT INTO unread SELECT path, state FROM seen WHERE state = ''
  OR state IS NOT (SELECT state FROM article WHERE article.path = seen.path)"""
_ENTRIES = "SELECT id, path, file, record, sha256, edited FROM article WHERE"
_LOST = "file = ? AND id NOT IN (SELECT article FROM record)"
_UNSEEN = "file <> '' AND id NOT IN (SELECT article FROM record)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article on disk: id, path below the content folder, source, and whether a person edited it."""

    id: str
    path: str
    file: str
    record: str
    sha256: str
    edited: bool


class Catalogue:
    """The articles below a content folder, found by source; what the ledger knows is not read."""

    def __init__(self, content: Path, ledger: Ledger) -> None:
        self.problems: list[Problem] = []
        self._content = content
        self._start = len(str(content / "x")) - 1  # of the name of a file, in its path as a text
        self._ledger = ledger
        self._db = ledger.db
        self._broken: set[str] = set()
        with stages.run("Looking through the articles", "articles", self._find_unread()) as stage:
            # What is read changes other tables than this.
            for name, state in stage.each(self._db.execute("SELECT path, state FROM unread ORDER BY path")):
                self._add(name, state)
        self._db.execute("DELETE FROM unread")

    def _find_unread(self) -> int:
        """Note which article files the ledger does not know as they are; how many there are."""
        self._db.executemany("INSERT INTO seen VALUES (?, ?)", self._scan())
        self._db.execute("DELETE FROM article WHERE path NOT IN (SELECT path FROM seen)")
        unread = self._db.execute(_UNREAD).rowcount
        self._db.execute("DELETE FROM seen")
        return unread

    def _scan(self) -> Iterator[tuple[str, str]]:
        """The article files, each with its state; one whose name is no text is a problem."""
        for name, found in scan_articles(self._content):
            if is_utf8(name):
                yield name, _describe(found)
            else:
                self._refuse(self._content / name)

    def _refuse(self, path: Path) -> None:
        found = examine_article(path, self._content)
        if isinstance(found, tuple):
            self.problems.append(found[0])

    def _add(self, name: str, state: str) -> None:
        path = self._content / name
        found = examine_article(path, self._content)
        self._db.execute("DELETE FROM article WHERE path = ?", (name,))
        if not isinstance(found, Article):
            self.problems.append(found[0])
            if broken := _find_id(path):
                self._broken.add(broken)
            return
        source = found.source
        edited = source is not None and hash_written(path.read_bytes()) != source.written_sha256
        place = (source.file, source.record, source.sha256) if source else ("", "", "")
        self._insert((name, state, found.id, *place, edited))

    def _insert(self, row: tuple[object, ...]) -> None:
        self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def find(self, file: str, record: Record, name: RecordName, *, placed: bool) -> Entry | None:
        """The article of a record of a source, also when the source was renamed, moved or encoded anew.

        First comes what its `name` leads to, unless it is another record's;
        then that of the same bytes whose source is gone, or which a person
        edited and took the bytes over. An article whose text was corrected
        is that of an older text only where `placed` says that all others were read.
        """
        free = [each for each in self._named(name) if self._may_take(each, file, record)]
        if not placed:
            free = [each for each in free if not name.of_text or each.record in {"", name.text_key}]
        here = [each for each in free if (each.file, each.record) == (file, name.key)]
        same = [each for each in here if each.sha256 == record.sha256]
        return next(iter([*same, *here, *free, *self._with_bytes(file, record, name)]), None)

    def find_at(self, file: str) -> Entry | None:
        """The article of what was the one record of a file, unless it is that of another record by now."""
        rows = self._rows("file = ? AND record = ''", file)
        return next((each for each in rows if not self._ledger.is_taken(each.id)), None)

    def has_older(self, file: str, record: Record, name: RecordName) -> bool:
        """Whether there is an article that an older text of a record gave its id."""
        return any(self._may_take(each, file, record) for each in self._named(name))

    def has_some(self, file: str) -> bool:
        """Whether there are articles of a source."""
        return bool(self._db.execute("SELECT 1 FROM article WHERE file = ?", (file,)).fetchone())

    def lost(self, file: str) -> Iterator[Entry]:
        """The articles of texts of a file of many that came up in no source so far."""
        for row in self._db.execute(f"{_ENTRIES} {_LOST}", (file,)):
            entry = _read_entry(row)
            if not entry.record or is_text_key(entry.record):
                yield entry

    def read(self, entry: Entry) -> Article | None:
        """The article itself; None where it can't be read any more."""
        found = examine_article(self._content / entry.path, self._content)
        return found if isinstance(found, Article) else None

    def get(self, article_id: str) -> Entry | None:
        """The article with an id."""
        return next(self._rows("id = ?", article_id), None)

    def _named(self, name: RecordName) -> Iterator[Entry]:
        """The articles of all records with the same name: nothing tells these apart."""
        attempt, candidate = 0, name.id
        while found := list(self._rows("id = ?", candidate)):
            yield from found
            attempt += 1
            candidate = make_id(name.names, attempt)
        if name.of_text:
            yield from self._rows("record = ? AND record <> ''", name.text_key)

    def _may_take(self, entry: Entry, file: str, record: Record) -> bool:
        """Whether an article can be that of a record, and not of one with the same name elsewhere."""
        if self._ledger.is_taken(entry.id):
            return False
        own = bool(record.key) or entry.sha256 == record.sha256
        return own or entry.file == file or not self._ledger.is_there(entry.file)

    def _with_bytes(self, file: str, record: Record, name: RecordName) -> Iterator[Entry]:
        for entry in self._rows("sha256 = ?", record.sha256):
            moved = entry.record in {name.key, record.key} and not self._ledger.is_there(entry.file)
            taken_over = name.of_text and entry.file == file
            if (moved or taken_over) and not self._ledger.is_taken(entry.id):
                yield entry

    def _rows(self, where: str, *values: str) -> Iterator[Entry]:
        for row in self._db.execute(f"{_ENTRIES} {where} ORDER BY path", values).fetchall():
            yield _read_entry(row)

    def is_broken(self, article_id: str) -> bool:
        """Whether an article exists but can't be read, so that it must be left alone."""
        return article_id in self._broken

    def make_new_id(self, name: RecordName) -> str:
        """The id of a new article, which no other article has."""
        attempt, candidate = 0, name.id
        while self._is_used(candidate):
            attempt += 1
            candidate = make_id(name.names, attempt)
        return candidate

    def _is_used(self, article_id: str) -> bool:
        known = self._db.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone()
        return bool(known) or article_id in self._broken or self._ledger.is_taken(article_id)

    def note_written(self, path: Path, article: Article) -> str:
        """Know an article whose file has just been written; the state of this."""
        # Nobody else can have changed it in the moment since it was written.
        state = write_state(read_state(path))
        if source := article.source:
            name = str(path)[self._start :].replace(os.sep, "/")
            self._insert((name, state, article.id, source.file, source.record, source.sha256, False))
        return state

    def unseen(self) -> Iterator[Entry]:
        """The articles whose source record did not come up, by their files."""
        return map(_read_entry, self._db.execute(f"{_ENTRIES} {_UNSEEN} ORDER BY path"))


def _read_entry(row: tuple[str, str, str, str, str, int]) -> Entry:
    return Entry(*row[:-1], edited=bool(row[-1]))


def _describe(found: os.stat_result | None) -> str:
    """The state of a file; empty where it is a link, or would not tell a later change."""
    return write_settled(state_of(found)) if found else ""


def _find_id(path: Path) -> str | None:
    """Return the id of an article that can't be read: from its first lines, else from its file's name."""
    lines: list[str] = []
    with suppress(OSError):
        if path.is_file():  # a pipe would be waited for without end
            with path.open(encoding="utf-8", errors="replace") as file:
                lines = [line for line, _ in zip(file, range(HEADER_LINES), strict=False)]
    ids = [line.partition(":")[2].strip() for line in lines if line.startswith("id:")]
    return next((value for value in (*ids, path.name[:ID_LENGTH]) if is_id(value)), None)
