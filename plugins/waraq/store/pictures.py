"""Pictures of articles: which are shown, what file each is of, and where articles looked for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

_FIND = "SELECT min(path) FROM picture WHERE name = ? AND status = 'published'"
_OF = "SELECT name, path, width, height, alternative FROM picture WHERE article = ? ORDER BY position"
_LOOKED = """SELECT article.path, looked.path, looked.seen, looked.name FROM looked
    JOIN article ON article.id = looked.article ORDER BY looked.path"""


class StoredPicture(NamedTuple):
    """A picture that an article shows: its name in the site, its file below `content/`, its size in points.

    `alternative` says in words what it shows.
    """

    name: str
    path: str
    width: int
    height: int
    alternative: str


class LookedAt(NamedTuple):
    """A place below `content/` at which an article looked for a picture.

    `seen` is the state of what was there, "-" where there was nothing, empty
    where it does not tell a later change; `name` that of the picture there, empty
    where there was none that can be shown.
    """

    path: str
    seen: str
    name: str


class Pictures:
    """The tables `picture` and `looked`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def find(self, name: str) -> str | None:
        """The file of a picture that a published article shows, None where none does: the first by path."""
        row = self._db.execute(_FIND, (name,)).fetchone()
        return str(row[0]) if row[0] is not None else None

    def names(self) -> Iterator[str]:
        """The names of all pictures that published articles show."""
        rows = self._db.execute("SELECT DISTINCT name FROM picture WHERE status = 'published' ORDER BY name")
        return (name for (name,) in rows)

    def of(self, article: str) -> tuple[StoredPicture, ...]:
        """The pictures of an article in its order."""
        return tuple(StoredPicture(*row) for row in self._db.execute(_OF, (article,)))

    def looked(self) -> list[tuple[str, LookedAt]]:
        """The places that were looked at, each with the path of the article."""
        return [(path, LookedAt(*rest)) for path, *rest in self._db.execute(_LOOKED)]

    def see(self, looked: LookedAt, seen: str) -> None:
        """Keep the state of a file in which the same picture is."""
        self._db.execute("UPDATE looked SET seen = ? WHERE path = ? AND name = ?", (seen, *looked[::2]))

    def replace(
        self, article: str, status: str, pictures: tuple[StoredPicture, ...], looked: tuple[LookedAt, ...]
    ) -> None:
        """Keep what an article shows, and where it looked."""
        if pictures != self.of(article):
            self._db.execute("DELETE FROM picture WHERE article = ?", (article,))
            shown = [(article, number, status, *each) for number, each in enumerate(pictures)]
            self._db.executemany("INSERT INTO picture VALUES (?, ?, ?, ?, ?, ?, ?, ?)", shown)
        self._db.execute("DELETE FROM looked WHERE article = ?", (article,))
        rows = [(article, *each) for each in looked]
        self._db.executemany("INSERT INTO looked VALUES (?, ?, ?, ?)", rows)
