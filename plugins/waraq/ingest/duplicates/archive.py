"""The texts of an archive, compared once and kept between builds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from waraq.databases import delete_file, note_state
from waraq.ingest.duplicates.file import open_file
from waraq.ingest.duplicates.groups import Group, find_groups
from waraq.ingest.duplicates.links import MOST, Crowded, Links
from waraq.ingest.duplicates.sketch import Sketch
from waraq.ingest.duplicates.stamp import make_stamp


class Versions(NamedTuple):
    """How the articles differ from those that are known: new or changed ones, and those that are gone."""

    changed: list[str]
    gone: list[str]


class Duplicates:
    """Which articles of an archive are alike; what is known of their texts is in a file that may be deleted.

    A context: what was put and forgotten is kept when it is left, all or, after an
    error or a kill, nothing. The groups are those of the articles that are
    there, whatever came before and in which order.

    >>> from tempfile import TemporaryDirectory
    >>> from waraq.ingest.duplicates import make_sketch
    >>> report = "دریائے سندھ میں پانی کی سطح بلند ہونے سے درجنوں دیہات زیر آب آ گئے ہیں"
    >>> with TemporaryDirectory() as folder, Duplicates(Path(folder, "duplicates.sqlite")) as known:
    ...     known.put("b", "1", "2014-10-15", make_sketch(f"سکھر: {report}"))
    ...     known.put("a", "1", "2014-10-14", make_sketch(report))
    ...     list(known.groups())
    [Group(primary='a', members=(Member(id='b', kind=<Kind.NEAR: 'near'>, similarity=0.9333333333333333),))]
    """

    def __init__(self, path: Path, most: int = MOST) -> None:
        """Open the file, or make it; of texts in a band at most `most` are compared with each other."""
        self._path = path
        self._db = open_file(path, f"{make_stamp()} {most}")
        self._links = Links(self._db, most)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with closing(self._db):
            if not error:
                self._links.settle()
            (self._db.rollback if error else self._db.commit)()
        if not error:
            note_state(self._path)
        elif isinstance(error, sqlite3.DatabaseError):
            delete_file(self._path)  # damaged since it was closed: the next time it is made again

    def compare(self, versions: Iterable[tuple[str, str]]) -> Versions:
        """What is to be put and forgotten, where these are all the articles: their ids and versions.

        A version is any text that is another when the article's text or date is.
        """
        self._db.execute("CREATE TEMP TABLE now (id TEXT PRIMARY KEY, version TEXT) WITHOUT ROWID")
        self._db.executemany("INSERT INTO now VALUES (?, ?)", versions)
        changed = """SELECT now.id FROM now LEFT JOIN article USING (id)
            WHERE article.version IS NOT now.version ORDER BY now.id"""
        gone = "SELECT id FROM article WHERE id NOT IN (SELECT id FROM now) ORDER BY id"
        found = Versions(*([id_ for (id_,) in self._db.execute(query)] for query in (changed, gone)))
        self._db.execute("DROP TABLE now")
        return found

    def put(self, id_: str, version: str, date: str, sketch: Sketch | None) -> None:
        """Add an article, or what it has become; `date` is compared as text, '' is an unknown one."""
        before = self._find_text(id_)
        now = self._find_or_add(sketch) if sketch else None
        length, letters = (sketch.length, sketch.letters) if sketch else (0, None)
        row = (id_, version, date, length, letters, now)
        self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?)", row)
        if before != now:
            self._release(before)

    def forget(self, ids: Iterable[str]) -> None:
        """Take articles out; ids that are not known do no harm."""
        for id_ in ids:
            text = self._find_text(id_)
            self._db.execute("DELETE FROM article WHERE id = ?", (id_,))
            self._release(text)

    def groups(self) -> Iterator[Group]:
        """The groups, by the date of their primary articles; memory grows with the articles in groups."""
        self._links.settle()
        return find_groups(self._db)

    def crowded(self) -> Crowded:
        """What was not compared with each other, since too many texts share it."""
        return self._links.describe_crowds()

    def _find_text(self, id_: str) -> int | None:
        row = self._db.execute("SELECT text FROM article WHERE id = ?", (id_,)).fetchone()
        return row[0] if row else None

    def _find_or_add(self, sketch: Sketch) -> int:
        values = (sketch.words, sketch.grams.tobytes(), sketch.bands.tobytes())
        added = self._db.execute("INSERT OR IGNORE INTO text (words, grams, bands) VALUES (?, ?, ?)", values)
        if added.rowcount and added.lastrowid:
            self._links.add(added.lastrowid, sketch)
            return added.lastrowid
        row = self._db.execute("SELECT number FROM text WHERE words = ?", (sketch.words,)).fetchone()
        return int(row[0])

    def _release(self, text: int | None) -> None:
        """Forget a text that no article has any more."""
        used = "SELECT 1 FROM article WHERE text = ? LIMIT 1"
        if text is None or self._db.execute(used, (text,)).fetchone():
            return
        self._links.remove(text)
        self._db.execute("DELETE FROM text WHERE number = ?", (text,))
