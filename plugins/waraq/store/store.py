"""The store itself: opened for one build, written in one transaction."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from enum import Enum, auto
from importlib import resources
from pathlib import Path

from waraq.article import Article
from waraq.errors import Problem
from waraq.store.pages import Pages, find_beside
from waraq.store.queries import ArticleQuery, Counts, place_in_time
from waraq.store.record import Record, article_from_json, article_to_json

FORMAT = "3"
_INSERT = """INSERT INTO article VALUES
    (:id, :path, :digest, :seen, :status, :date, :sort, :section, :lead, :fields, :html, :text, :notices)"""
_UPDATE = """UPDATE article SET path = :path, digest = :digest, seen = :seen, date = :date, lead = :lead,
    fields = :fields, html = :html, text = :text, notices = :notices WHERE id = :id"""


class Made(Enum):
    """Why a store was made again: there was none, it was damaged, or made by another pipeline."""

    FIRST = auto()
    DAMAGED = auto()
    OTHERWISE = auto()


class Store:
    """The derived articles of one archive.

    `pipeline` is a digest of all that shapes derivation besides the article
    itself (code, tables, authority files); when it differs from the one the
    file was made with, everything is derived anew. A file that is not a store
    of this format, or is damaged, is deleted and made again; `made` says why,
    and is None where it was kept. `stamp` is the same as long as the same file
    gives the same record.
    """

    def __init__(self, path: Path, pipeline: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.stamp = f"{FORMAT}:{pipeline}"
        found, self.made = _open(path, self.stamp)
        self._db = found or _make(path, self.stamp)
        self._db.execute("PRAGMA foreign_keys = ON")
        # Nothing waits for the disk: after a loss of power a damaged file is noticed and made again.
        self._db.execute("PRAGMA synchronous = OFF")
        self.counts = Counts(self._db)
        self.pages = Pages(self._db)

    def files(self) -> dict[str, tuple[str, str, str]]:
        """By path: the id of the article, the digest of its file, and the state of this when it was made."""
        rows = self._db.execute("SELECT path, id, digest, seen FROM article")
        return {path: (article_id, digest, seen) for path, article_id, digest, seen in rows}

    def see(self, path: str, seen: str) -> None:
        """Keep the state of a file that has the digest it had."""
        self._db.execute("UPDATE article SET seen = ? WHERE path = ?", (seen, path))

    def put(self, record: Record, status: str, notices: Iterable[Problem] = (), *, seen: str = "") -> None:
        """Keep `record`, in place of what its path held before, with what is to be told of it.

        `status` is the effective one: ``embargoed`` while its day has not come.
        `seen` is the state of its file, see `files`.
        """
        article = record.article
        place = place_in_time(article.date)
        values = {
            "id": article.id, "path": record.path, "digest": record.digest, "seen": seen, "status": status,
            "date": article.date, "sort": place, "section": article.section,
            "lead": record.lead, "fields": article_to_json(article), "html": record.html, "text": record.text,
            "notices": json.dumps([asdict(notice) for notice in notices], ensure_ascii=False),
        }  # fmt: skip
        sql = "SELECT id, status, sort, section FROM article WHERE path = ? OR id = ?"
        before = self._db.execute(sql, (record.path, article.id)).fetchall()
        if before == [(article.id, status, place, article.section)]:
            self._edit(values, record.entities)
        else:
            self._db.execute("DELETE FROM article WHERE path = ? OR id = ?", (record.path, article.id))
            self._db.execute(_INSERT, values)
        self._db.executemany(
            "INSERT INTO mention VALUES (?, ?, ?)"
            " ON CONFLICT (entity, article) DO UPDATE SET position = excluded.position",
            [(entity, article.id, position) for position, entity in enumerate(record.entities)],
        )

    def _edit(self, values: Mapping[str, str | None], entities: Collection[str]) -> None:
        """Put other things into an article that stays in its place; forget what it names no more."""
        self._db.execute(_UPDATE, values)
        named = self.entities_of(str(values["id"]))
        gone = [(each, values["id"]) for each in named if each not in entities]
        self._db.executemany("DELETE FROM mention WHERE entity = ? AND article = ?", gone)

    def lift_embargoes(self, today: str) -> int:
        """Publish the articles whose embargo has ended by `today` (ISO); how many there were."""
        return self._db.execute(
            "UPDATE article SET status = 'published'"
            " WHERE status = 'embargoed' AND json_extract(fields, '$.embargo_until') <= ?",
            (today,),
        ).rowcount

    def keep_only(self, paths: set[str]) -> int:
        """Forget the articles whose files are gone; how many there were."""
        gone = [(row[0],) for row in self._db.execute("SELECT path FROM article") if row[0] not in paths]
        self._db.executemany("DELETE FROM article WHERE path = ?", gone)
        return len(gone)

    def records(self, query: ArticleQuery | None = None) -> Iterator[Record]:
        """The articles that `query` asks for (all published ones without), newest first.

        Only their ids are sorted and held: the texts are read one by one.
        """
        sql, values = (query or ArticleQuery()).sql()
        ids = self._db.execute(f"SELECT id {sql}", values)
        return (self.record(article_id) for (article_id,) in ids)

    def record(self, article_id: str) -> Record:
        """The article with an id; raises KeyError where there is none."""
        row = self._db.execute(
            "SELECT fields, path, digest, lead, html, text FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        if row is None:
            raise KeyError(article_id)
        path, digest, lead, html, text = row[1:]
        return Record(article_from_json(row[0]), path, digest, lead, html, text, self.entities_of(article_id))

    def status(self, article_id: str) -> str | None:
        """The effective status of an article; None where there is none of the id."""
        row = self._db.execute("SELECT status FROM article WHERE id = ?", (article_id,)).fetchone()
        return row[0] if row else None

    def ids(self, query: ArticleQuery) -> Iterator[str]:
        """The ids of the articles that `query` asks for, newest first."""
        sql, values = query.sql()
        return (row[0] for row in self._db.execute(f"SELECT id {sql}", values).fetchall())

    def neighbours(self, article: Article) -> tuple[str | None, str | None]:
        """The ids of the next newer and the next older published article; none of one without a date."""
        place = place_in_time(article.date)
        return find_beside(self._db, place, article.id) if place else (None, None)

    def header(self, article_id: str) -> tuple[Article, str]:
        """An article with its lead; raises KeyError where there is none."""
        row = self._db.execute("SELECT fields, lead FROM article WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise KeyError(article_id)
        return article_from_json(row[0]), row[1]

    def digests(self) -> Iterator[tuple[str, str]]:
        """The ids of all published articles, each with the digest of its file."""
        rows = self._db.execute("SELECT id, digest FROM article WHERE status = 'published' ORDER BY sort, id")
        return ((row[0], row[1]) for row in rows)

    def headers(self, query: ArticleQuery) -> Iterator[tuple[Article, str]]:
        """The articles that `query` asks for, newest first, each with its lead and nothing longer."""
        sql, values = query.sql()
        rows = self._db.execute(f"SELECT fields, lead {sql}", values)
        for fields, lead in rows:
            yield article_from_json(fields), lead

    def notices(self) -> Iterator[Problem]:
        """What is to be told of all articles, by path: also of those that did not change since."""
        for row in self._db.execute("SELECT notices FROM article WHERE notices <> '[]' ORDER BY path"):
            yield from (Problem(**notice) for notice in json.loads(row[0]))

    def entities_of(self, article_id: str) -> tuple[str, ...]:
        """The entity ids of one article, in the order in which it names them."""
        sql = "SELECT entity FROM mention WHERE article = ? ORDER BY position"
        return tuple(row[0] for row in self._db.execute(sql, (article_id,)))

    def commit(self) -> None:
        """Make what was put durable; a build killed before leaves the store as it was."""
        self._db.commit()

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _open(path: Path, stamp: str) -> tuple[sqlite3.Connection | None, Made | None]:
    """The store at a path, or why it can't be used."""
    if not path.is_file():
        return None, Made.FIRST
    db = sqlite3.connect(path)
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
        sound = db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError:  # not a store, or a damaged one: it is only a cache
        row, sound = None, False
    if sound and row == (stamp,):
        return db, None
    db.close()
    return None, Made.OTHERWISE if sound and row else Made.DAMAGED


def _make(path: Path, stamp: str) -> sqlite3.Connection:
    if path.is_dir():
        shutil.rmtree(path)
    for stale in (path, path.with_name(path.name + "-journal")):
        stale.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(resources.files("waraq.store").joinpath("schema.sql").read_text("utf-8"))
    db.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp,))
    db.commit()
    return db
