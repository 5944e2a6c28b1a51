"""The store itself: opened for one build, written in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from waraq.article import Article
from waraq.databases import note_state
from waraq.errors import Problem
from waraq.store.article_files import ArticleFiles
from waraq.store.copies import Copies
from waraq.store.coverage import Coverage, count_coverage
from waraq.store.credits import Credits
from waraq.store.days_of_year import DaysOfYear
from waraq.store.documents import Documents
from waraq.store.exported import Exported
from waraq.store.file import make_file, open_file, read_stamp
from waraq.store.filling import INSERT, UPDATE, Filling
from waraq.store.names import Names
from waraq.store.notices import read_notices
from waraq.store.pages import Pages
from waraq.store.paper import find_beside, place_in_paper
from waraq.store.pictures import Pictures
from waraq.store.queries import ArticleQuery, Counts
from waraq.store.record import Body, Record, article_from_json, topics_from_json
from waraq.store.row import Row
from waraq.store.topics import Topics

FORMAT = "27"


class Store:
    """The derived articles of one archive.

    `pipeline` is a digest of all that shapes derivation besides the article
    itself and the editors' names (code, tables, words); when it differs from
    the one the file was made with, everything is derived anew. A file that is
    not a store of this format, or is damaged, is deleted and made again;
    `made` says why, and is None where it was kept. `stamp` is the same as long
    as the same file and the same names give the same record.
    """

    def __init__(self, path: Path, pipeline: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.stamp = f"{FORMAT}:{pipeline}"
        self._path: Path | None = path
        found, self.made = open_file(path, self.stamp)
        self._use(found or make_file(path, self.stamp))
        self._db.execute("PRAGMA foreign_keys = ON")

    def _use(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.counts = Counts(db)
        self.days_of_year = DaysOfYear(db)
        self.pages = Pages(db)
        self.names = Names(db)
        self.copies = Copies(db)
        self.topics = Topics(db)
        self.credits = Credits(db)
        self.pictures = Pictures(db)
        self.exported = Exported(db)
        self.documents = Documents(db)
        self.files = ArticleFiles(db)

    @classmethod
    def open_to_read(cls, path: Path) -> Store:
        """The store as another process left it, for queries alone."""
        store = cls.__new__(cls)
        store._path = None
        store._use(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True))
        return store

    @classmethod
    def open_kept(cls, path: Path) -> Store | None:
        """The same, or None where there is none of this format that can be read."""
        if not path.is_file():
            return None
        store = cls.open_to_read(path)
        try:
            stamp = read_stamp(store._db)
        except sqlite3.DatabaseError:
            stamp = None
        if stamp and stamp.startswith(f"{FORMAT}:"):
            return store
        store.close()
        return None

    def put(self, row: Row) -> None:
        """Keep an article, in place of what its path held before."""
        sql = "SELECT id, status, sort, section FROM article WHERE path = ? OR id = ?"
        before = self._db.execute(sql, (row.path, row.id)).fetchall()
        if before == [(row.id, row.status, row.sort, row.section)]:
            self._edit(row)
        else:
            if before:
                self._db.execute("DELETE FROM article WHERE path = ? OR id = ?", (row.path, row.id))
            self._db.execute(INSERT, row.columns)
        self._db.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET position = excluded.position",
            row.name_entities(),
        )
        self._db.executemany(
            "INSERT INTO credit VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name",
            row.name_credits(),
        )
        self.pictures.replace(row.id, row.status, row.pictures, row.looked)

    @contextmanager
    def keeping(self) -> Iterator[Callable[[Row], None]]:
        """What keeps the articles of a build, each with an id and a path of its own.

        Where the store has none yet, they can be asked for at the end.
        """
        sql = "SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM stale)"
        if self.pages.site() is not None or self._db.execute(sql).fetchone()[0]:
            yield self.put
            return
        filling = Filling(self._db)
        yield filling.put
        filling.finish()

    def _edit(self, row: Row) -> None:
        """Put other things into an article that stays in its place; forget what it names no more."""
        self._db.execute(UPDATE, row._asdict())
        named = self.entities_of(row.id)
        if named != row.entities:
            self.names.note_tags(row.id)
        gone = [(each, row.id) for each in named if each not in row.entities]
        self._db.executemany("DELETE FROM mention WHERE entity = ? AND article = ?", gone)
        credited = self._db.execute("SELECT key FROM credit WHERE article = ?", (row.id,)).fetchall()
        kept = {each.key for each in row.credits}
        lost = [(key, row.id) for (key,) in credited if key not in kept]
        self._db.executemany("DELETE FROM credit WHERE key = ? AND article = ?", lost)

    def lift_embargoes(self, today: str) -> int:
        """Publish the articles whose embargo has ended by `today` (ISO); how many there were."""
        return self._db.execute(
            "UPDATE article SET status = 'published'"
            " WHERE status = 'embargoed' AND json_extract(fields, '$.embargo_until') <= ?",
            (today,),
        ).rowcount

    def records(self, query: ArticleQuery | None = None) -> Iterator[Record]:
        """The articles that `query` asks for (all published ones without), newest first.

        Only their ids are sorted and held: the texts are read one by one.
        """
        return map(self.record, self.ids(query or ArticleQuery()))

    def record(self, article_id: str) -> Record:
        """The article with an id; raises KeyError where there is none."""
        row = self._db.execute(
            "SELECT fields, path, digest, lead, html, text, about, topics FROM article WHERE id = ?",
            (article_id,),
        ).fetchone()
        if row is None:
            raise KeyError(article_id)
        fields, path, digest, lead, html, text, about, topics = row
        entities = self.entities_of(article_id)
        listed = tuple((key, *each) for key, each in topics_from_json(topics).items())
        article = article_from_json(fields)
        return Record(article, path, digest, lead, html, text, entities, about, listed)

    def has(self, article_id: str) -> bool:
        """Whether there is an article with an id, whatever its status."""
        return bool(self._db.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone())

    def body(self, article_id: str) -> Body | None:
        """What an article's own page alone shows; None where there is none of the id."""
        sql = "SELECT status, html, about, topics, text FROM article WHERE id = ?"
        row = self._db.execute(sql, (article_id,)).fetchone()
        if row is None:
            return None
        status, html, about, topics, text = row
        return Body(status, html, about, topics_from_json(topics), len(text.split()))

    def ids(self, query: ArticleQuery) -> Iterator[str]:
        """The ids of the articles that `query` asks for, newest first, found as they are asked for."""
        return (row[0] for row in self._db.execute(*query.ids()))

    def neighbours(self, article: Article) -> tuple[str | None, str | None]:
        """The ids of what follows and precedes it in its newspaper; none of one without a date."""
        return find_beside(self._db, place_in_paper(article)) if article.date else (None, None)

    def header(self, article_id: str) -> tuple[Article, str]:
        """An article with its lead; raises KeyError where there is none."""
        for fields, lead in self._db.execute("SELECT fields, lead FROM article WHERE id = ?", (article_id,)):
            return article_from_json(fields), lead
        raise KeyError(article_id)

    def versions(self) -> Iterator[tuple[str, str]]:
        """The ids of all published articles, each with what is new when its record or a name in it is."""
        rows = self._db.execute(
            "SELECT id, digest || tables FROM article WHERE status = 'published' ORDER BY sort, id"
        )
        return ((row[0], row[1]) for row in rows)

    def headers(self, query: ArticleQuery) -> Iterator[tuple[Article, str]]:
        """The articles that `query` asks for, newest first, each with its lead and nothing longer."""
        sql, values = query.sql()
        rows = self._db.execute(f"SELECT fields, lead {sql}", values)
        for fields, lead in rows:
            yield article_from_json(fields), lead

    def coverage(self) -> Iterator[Coverage]:
        """What there is of each month and section, oldest first."""
        return count_coverage(self._db)

    def notices(self) -> Iterator[Problem]:
        """What is to be told of all articles, by path: also of those that did not change since."""
        for row in self._db.execute("SELECT notices FROM article WHERE notices <> '[]' ORDER BY path"):
            yield from read_notices(row[0])

    def entities_of(self, article_id: str) -> tuple[str, ...]:
        """The entity ids of one article, in the order in which it names them."""
        sql = "SELECT entity FROM mention WHERE article = ? ORDER BY position"
        return tuple(row[0] for row in self._db.execute(sql, (article_id,)))

    def forget(self) -> None:
        """Forget all articles and the site that was built from them."""
        self.pages.forget_site()
        self._db.execute("DELETE FROM article")
        self._db.execute("DELETE FROM folder")

    def commit(self) -> None:
        """Make what was put durable; a build killed before leaves the store as it was."""
        self._db.commit()

    def close(self) -> None:
        """Close the file, and note its state, unless it was only read: as long as it has that it is whole."""
        self._db.close()
        if self._path:
            note_state(self._path)
