"""Copies in the archive: compared when articles are written, and listed in ``content/duplicates.tsv``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from waraq import stages
from waraq.article import Article
from waraq.errors import Problem
from waraq.files import write_whole
from waraq.ingest.article_file import examine_article
from waraq.ingest.copies_file import (
    EDITOR,
    FILE,
    INGEST,
    CopyRow,
    CopyTable,
    Found,
    Links,
    check_copies,
    link_rows,
    parse_copies,
    read_copies,
    write_copies,
)
from waraq.ingest.duplicates import Duplicates, make_sketch
from waraq.ingest.encodings import compose
from waraq.ingest.identity import hash_bytes
from waraq.ingest.ledger import Ledger

SKETCHES = "duplicates.sqlite"
_LAST = "\U0010ffff"  # behind every date
_KEPT = "copies"
# Of two files with one id the first counts.
_VERSIONS = """SELECT id, path, state, min(path) FROM article
  WHERE id NOT IN (SELECT id FROM unwritten) GROUP BY id"""
_FILE_OF = "SELECT path, state, min(path) FROM article WHERE id = ?"
_KNOWN = "SELECT 1 FROM article WHERE id = ?1 UNION ALL SELECT 1 FROM unwritten WHERE id = ?1"
_NOT_WRITTEN = "INSERT OR REPLACE INTO unwritten VALUES (?, ?)"


@contextmanager
def open_copies(content: Path, ledger: Ledger, cache: Path | None, *, write: bool) -> Iterator[Copies]:
    """What compares the articles below `content`; sketches are kept in the folder `cache`, with `write`."""
    with TemporaryDirectory(prefix="waraq-") as spare:
        path = (cache if cache and write else Path(spare)) / SKETCHES
        if cache and not write:
            with suppress(FileNotFoundError):
                shutil.copy(cache / SKETCHES, path)
        with Duplicates(path) as known:
            yield Copies(content, ledger, known, write=write)


class Copies:
    """Compares the articles of one run with all others.

    `table` is what the table of copies is to be, once it was asked for: its
    bytes, None where the file may stay as it is.
    """

    def __init__(self, content: Path, ledger: Ledger, known: Duplicates, *, write: bool) -> None:
        self.content = content
        self._path = content / FILE
        self._ledger = ledger
        self._known = known
        self._write = write
        self._noted = False
        self.table: bytes | None = None

    def note(self, article: Article, state: str | None) -> None:
        """Take an article that was written just now, with the state of its file; None where nothing is."""
        self._noted = True
        version = state or hash_bytes(article.body.encode("utf-8", "surrogatepass"))
        if not self._write:
            self._ledger.db.execute(_NOT_WRITTEN, (article.id, version))
        self._put(article, version)

    def _put(self, article: Article, version: str) -> None:
        sketch = make_sketch(compose(article.body))  # as its file has it
        self._known.put(article.id, version, _date_rank(article), sketch)

    def find(self) -> Found:
        """Find the copies among all articles; below `content` nothing is written, see `write`."""
        table = read_copies(self._path)
        if not table.readable:
            return Found(0, table.problems)
        changed = self._compare({row.article for row in _by_editors(table) if not row.primary})
        if changed or self._ledger.recall(_KEPT) != table.digest:
            table = self._renew(table)
            self._ledger.keep(_KEPT, table.digest)
        found = check_copies(self._path, table, self._is_there)
        return Found(found.copies, [*found.problems, *self._tell_crowds()])

    def write(self) -> None:
        """Write ``content/duplicates.tsv``, where that is to be another text. Raises OSError."""
        if self.table is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, self.table)

    def _compare(self, alone: set[str]) -> bool:
        """Bring what is known of the texts up to date, without those `alone`; whether anything changed."""
        versions = ((each, version) for each, version in self._list_versions() if each not in alone)
        changed, gone = self._known.compare(versions)
        self._known.forget(gone)
        with stages.run("Comparing articles", "articles", len(changed)) as stage:
            for each in stage.each(changed):
                name, state, _ = self._ledger.db.execute(_FILE_OF, (each,)).fetchone()
                path = self.content / name
                version = state or _hash_file(path)
                article = examine_article(path, self.content)
                if isinstance(article, Article):
                    self._put(article, version)
        return bool(changed or gone or self._noted)

    def _list_versions(self) -> Iterator[tuple[str, str]]:
        """All articles, each with what is another text when its file is another."""
        for article, path, state, _ in self._ledger.db.execute(_VERSIONS):
            yield article, state or _hash_file(self.content / path)
        yield from self._ledger.db.execute("SELECT id, version FROM unwritten")

    def _renew(self, table: CopyTable) -> CopyTable:
        """The table with what is found now; without writing, its lines are those of the present one."""
        editors = _by_editors(table)
        found = list(self._list_found(link_rows(self._path, editors)[0]))
        if not (found or table.digest):
            return table
        data = write_copies(table.comments, table.editors, found).encode()
        if not self._write:
            return replace(table, rows=(*editors, *found))
        if hash_bytes(data) != table.digest:
            self.table = data
        return parse_copies(self._path, data)

    def _list_found(self, links: Links) -> Iterator[CopyRow]:
        """The copies that are found, those left out that editors say something else of."""
        for group in self._known.groups():
            for member in group.members:
                if member.id not in links.primaries and links.add(member.id, group.primary):
                    similarity = f"{member.similarity:.2f}"
                    yield CopyRow(member.id, group.primary, member.kind.value, similarity, INGEST)

    def _is_there(self, article: str) -> bool:
        return bool(self._ledger.db.execute(_KNOWN, (article,)).fetchone())

    def _tell_crowds(self) -> Iterator[Problem]:
        crowd = self._known.crowded()
        if crowd.articles:
            reason = (
                f"{crowd.articles} articles ({', '.join(crowd.examples)}…) have passages of very many others,"
                " by which they are not compared with each other"
            )
            yield Problem(
                str(self._path), reason, "nothing; add a row for a copy that is missing", fatal=False
            )


def _by_editors(table: CopyTable) -> list[CopyRow]:
    return [row for row in table.rows if row.by == EDITOR]


def _date_rank(article: Article) -> str:
    """What articles are put in order by: all that are not published behind those that are."""
    return article.date or "" if article.status == "published" else f"{_LAST}{article.date or _LAST}"


def _hash_file(path: Path) -> str:
    try:
        return hash_bytes(path.read_bytes())
    except OSError:
        return ""
