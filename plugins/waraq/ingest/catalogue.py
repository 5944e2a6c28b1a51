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
from waraq.ingest.article_file import examine_article, scan_articles
from waraq.ingest.file_names import is_utf8
from waraq.ingest.identity import ID_LENGTH, hash_written, is_id, make_id
from waraq.ingest.ledger import Ledger
from waraq.ingest.record import Record

HEADER_LINES = 20  # of a broken article, in which its id is looked for
_CHANGED = """SELECT path, state FROM seen WHERE state = ''
  OR state IS NOT (SELECT state FROM article WHERE article.path = seen.path)"""
_ENTRIES = "SELECT id, path, file, record, sha256, edited FROM article WHERE"
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
        self._ledger = ledger
        self._db = ledger.db
        self._broken: set[str] = set()
        changed = self._find_changed()
        with stages.run("Looking through the articles", "articles", len(changed)) as stage:
            for name, state in stage.each(changed.items()):
                self._add(name, state)

    def _find_changed(self) -> dict[str, str]:
        """The article files that the ledger does not know as they are, each with its state."""
        self._db.execute("CREATE TEMP TABLE seen (path TEXT PRIMARY KEY, state TEXT) WITHOUT ROWID")
        self._db.executemany("INSERT INTO seen VALUES (?, ?)", self._scan())
        self._db.execute("DELETE FROM article WHERE path NOT IN (SELECT path FROM seen)")
        changed = dict(self._db.execute(_CHANGED).fetchall())
        self._db.execute("DROP TABLE seen")
        return changed

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

    def find(self, file: str, key: str, record: Record, names: str) -> Entry | None:
        """The article of a record of a source, also when the source was renamed, moved or encoded anew.

        `key` names the record in its file, `names` it among all records.
        First comes what `names` leads to, unless it is another record's; then
        that of the same bytes whose source is gone.
        """
        entries = list(self._named(names))
        free = [each for each in entries if self._may_take(each, file, record)]
        here = [each for each in free if (each.file, each.record) == (file, key)]
        return next(iter([*here, *free, *self._with_bytes(key, record)]), None)

    def find_at(self, file: str, key: str) -> Entry | None:
        """The article of what stood at a place in the sources, unless it is that of another record by now."""
        rows = self._rows("file = ? AND record = ?", file, key)
        return next((each for each in rows if not self._ledger.taken(each.id)), None)

    def _named(self, names: str) -> Iterator[Entry]:
        """The articles of all records with the same name: nothing tells these apart."""
        attempt = 0
        while found := list(self._rows("id = ?", make_id(names, attempt))):
            yield from found
            attempt += 1

    def _may_take(self, entry: Entry, file: str, record: Record) -> bool:
        """Whether an article can be that of a record, and not of one with the same name elsewhere."""
        if self._ledger.taken(entry.id):
            return False
        own = bool(record.key) or entry.sha256 == record.sha256
        return own or entry.file == file or not self._ledger.is_there(entry.file)

    def _with_bytes(self, key: str, record: Record) -> Iterator[Entry]:
        for entry in self._rows("sha256 = ?", record.sha256):
            gone = not self._ledger.is_there(entry.file)
            if gone and entry.record in {key, record.key} and not self._ledger.taken(entry.id):
                yield entry

    def _rows(self, where: str, *values: str) -> Iterator[Entry]:
        for row in self._db.execute(f"{_ENTRIES} {where} ORDER BY path", values).fetchall():
            article_id, path, file, record, sha256, edited = row
            yield Entry(article_id, path, file, record, sha256, edited=bool(edited))

    def is_broken(self, names: str) -> bool:
        """Whether the article of a record exists but can't be read, so that it must be left alone."""
        return make_id(names) in self._broken

    def make_new_id(self, names: str) -> str:
        """The id of a new article, which no other article has."""
        attempt = 0
        while self._is_used(candidate := make_id(names, attempt)):
            attempt += 1
        return candidate

    def _is_used(self, article_id: str) -> bool:
        known = self._db.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone()
        return bool(known) or article_id in self._broken or self._ledger.taken(article_id) is not None

    def note_written(self, path: Path, article: Article) -> str:
        """Know an article whose file has just been written; the state of this."""
        # Nobody else can have changed it in the moment since it was written.
        state = write_state(read_state(path))
        if source := article.source:
            name = path.relative_to(self._content).as_posix()
            self._insert((name, state, article.id, source.file, source.record, source.sha256, False))
        return state

    def unseen(self) -> Iterator[Entry]:
        """The articles whose source record did not come up, by their files."""
        return self._rows(_UNSEEN)


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
