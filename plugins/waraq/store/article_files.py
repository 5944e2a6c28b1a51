"""The files of articles as they were when they were read, by folders and one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_INSIDE = "SELECT path, id, digest, seen FROM article WHERE path > ? AND path < ? ORDER BY path"


class Known(NamedTuple):
    """A file that was read: the id of its article, the digest of its bytes, and its state then.

    The state is empty where it would not have told a change.
    """

    id: str
    digest: str
    seen: str


class ArticleFiles:
    """What is known of the files of articles; paths are from the folder `content` on."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def count(self) -> int:
        """How many there are."""
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    def folders(self) -> dict[str, str]:
        """The states of all folders with articles, by their paths, which end with a stroke.

        That of a folder is empty unless all of its files are known.
        """
        return dict(self._db.execute("SELECT path, state FROM folder"))

    def keep_folders(self, states: Mapping[str, str], gone: Iterable[str]) -> None:
        """Keep the states of some folders, and forget those that are `gone`."""
        self._db.executemany("DELETE FROM folder WHERE path = ?", ((path,) for path in gone))
        self._db.executemany("INSERT OR REPLACE INTO folder VALUES (?, ?)", states.items())

    def inside(self, folder: str) -> dict[str, Known]:
        """The known files in a folder (its path with a stroke), but not those in the folders there."""
        rows = self._db.execute(_INSIDE, (folder, f"{folder}\U0010ffff"))
        start = len(folder)
        return {path: Known(*rest) for path, *rest in rows if "/" not in path[start:]}

    def all(self) -> dict[str, Known]:
        """All known files."""
        rows = self._db.execute("SELECT path, id, digest, seen FROM article")
        return {path: Known(*rest) for path, *rest in rows}

    def find(self, article_id: str) -> tuple[str, str] | None:
        """The path and the digest of the file of an article; None where there is none of the id."""
        row = self._db.execute("SELECT path, digest FROM article WHERE id = ?", (article_id,)).fetchone()
        return row and (row[0], row[1])

    def see(self, path: str, seen: str) -> None:
        """Keep the state of a file that has the digest it had."""
        self._db.execute("UPDATE article SET seen = ? WHERE path = ?", (seen, path))

    def forget(self, paths: Iterable[str]) -> int:
        """Forget the articles whose files are gone; how many there were."""
        sql = "DELETE FROM article WHERE path = ?"
        return sum(self._db.execute(sql, (path,)).rowcount for path in paths)
