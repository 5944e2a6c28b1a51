"""Which texts are alike: found by the bands that they share, then compared."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from typing import NamedTuple

from waraq.ingest.duplicates.sketch import Sketch, measure_similarity

THRESHOLD = 0.5
MOST = 64  # texts that may share a band and are compared with each other
_EXAMPLES = 3

_Pair = tuple[int, int]


class Crowded(NamedTuple):
    """How many bands more texts share than are compared, such as those of a daily table of prices.

    `articles` is how many have such bands. They are found to be alike only by
    their other ones, or where they are the same. `examples` are the first ids.
    """

    bands: int
    articles: int
    examples: tuple[str, ...]


class Links:
    """The tables `band`, `crowd` and `pair`.

    At any time they have what the texts give that are there then, whatever
    there was before: two texts are a pair if they are alike and share a band
    that at most `most` texts have.
    """

    def __init__(self, db: sqlite3.Connection, most: int = MOST) -> None:
        self._db = db
        self._most = most

    def add(self, number: int, sketch: Sketch) -> None:
        """Link the text of that number, which the table `text` has by now."""
        sharing: defaultdict[int, list[int]] = defaultdict(list)
        usable = self._list_usable(sketch.bands)
        for key, other in self._db.execute(_list_rows("key, text FROM band", len(usable)), usable):
            sharing[key].append(other)
        filled = [key for key, found in sharing.items() if len(found) == self._most]
        alike = {other for key, found in sharing.items() if len(found) < self._most for other in found}
        self._db.executemany("INSERT INTO band VALUES (?, ?)", ((key, number) for key in sketch.bands))
        if filled:
            self._db.executemany("INSERT INTO crowd VALUES (?)", ((key,) for key in filled))
            self._part(filled)
        own = frozenset(sketch.grams)
        self._keep_alike((_order(number, other), own, self._read_grams(other)) for other in alike)

    def remove(self, number: int, bands: Iterable[int]) -> None:
        """Forget the text of that number, which had these bands."""
        self._db.execute("DELETE FROM pair WHERE a = ?", (number,))
        self._db.execute("DELETE FROM pair WHERE b = ?", (number,))
        self._db.executemany("DELETE FROM band WHERE key = ? AND text = ?", ((key, number) for key in bands))
        unlinked: set[_Pair] = set()
        for key in bands:
            if self._is_crowded(key) and len(found := self._list_sharing(key)) == self._most:
                self._db.execute("DELETE FROM crowd WHERE key = ?", (key,))
                unlinked.update(combinations(found, 2))
        self._compare(unlinked)

    def describe_crowds(self) -> Crowded:
        """Which bands were not used, and how many articles have such."""
        (bands,) = self._db.execute("SELECT count(*) FROM crowd").fetchone()
        concerned = "FROM article WHERE text IN (SELECT text FROM band WHERE key IN (SELECT key FROM crowd))"
        (articles,) = self._db.execute(f"SELECT count(*) {concerned}").fetchone()
        first = f"SELECT id {concerned} ORDER BY id LIMIT {_EXAMPLES}"
        return Crowded(bands, articles, tuple(id_ for (id_,) in self._db.execute(first)))

    def _list_sharing(self, key: int) -> list[int]:
        """The texts with a band, in order; of too many one more than may be."""
        rows = self._db.execute("SELECT text FROM band WHERE key = ? LIMIT ?", (key, self._most + 1))
        return [number for (number,) in rows]

    def _is_crowded(self, key: int) -> bool:
        return self._db.execute("SELECT 1 FROM crowd WHERE key = ?", (key,)).fetchone() is not None

    def _part(self, filled: Iterable[int]) -> None:
        """Part the pairs that only bands had linked which are now too many texts'."""
        sharing = "(SELECT text FROM band WHERE key = :key)"
        linked = f"SELECT a, b FROM pair WHERE a IN {sharing} AND b IN {sharing}"  # noqa: S608
        pairs = {pair for key in filled for pair in self._db.execute(linked, {"key": key})}
        usable = {
            number: frozenset(self._list_usable(read_bands(self._db, number)))
            for number in {one for pair in pairs for one in pair}
        }
        parted = [(a, b) for a, b in pairs if usable[a].isdisjoint(usable[b])]
        self._db.executemany("DELETE FROM pair WHERE a = ? AND b = ?", parted)

    def _list_usable(self, keys: array[int]) -> list[int]:
        """Those of the keys that are not yet too many texts'."""
        if not self._db.execute("SELECT 1 FROM crowd LIMIT 1").fetchone():
            return [*keys]
        crowded = {key for (key,) in self._db.execute(_list_rows("key FROM crowd", len(keys)), keys)}
        return [key for key in keys if key not in crowded]

    def _compare(self, pairs: Iterable[_Pair]) -> None:
        """Link those of the pairs that are alike."""
        last, grams = -1, frozenset[int]()
        compared = []
        for first, second in sorted(pairs):
            if first != last:
                last, grams = first, frozenset(self._read_grams(first))
            compared.append(((first, second), grams, self._read_grams(second)))
        self._keep_alike(compared)

    def _keep_alike(self, compared: Iterable[tuple[_Pair, frozenset[int], array[int]]]) -> None:
        found = ((*pair, measure_similarity(first, second)) for pair, first, second in compared)
        alike = [each for each in found if each[2] >= THRESHOLD]
        self._db.executemany("INSERT OR IGNORE INTO pair VALUES (?, ?, ?)", alike)

    def _read_grams(self, number: int) -> array[int]:
        (grams,) = self._db.execute("SELECT grams FROM text WHERE number = ?", (number,)).fetchone()
        return array("I", grams)


@cache
def _list_rows(what: str, keys: int) -> str:
    """A query for the rows with any of so many keys."""
    return f"SELECT {what} WHERE key IN ({', '.join('?' * keys)})"


def read_bands(db: sqlite3.Connection, number: int) -> array[int]:
    """The keys of a text in the table `band`."""
    (bands,) = db.execute("SELECT bands FROM text WHERE number = ?", (number,)).fetchone()
    return array("q", bands)


def _order(one: int, other: int) -> _Pair:
    return (one, other) if one < other else (other, one)
