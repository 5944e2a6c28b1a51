"""Which texts are alike: found by the bands that they share, then compared."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from typing import NamedTuple

from waraq.ingest.duplicates.sketch import Sketch, measure_similarity

THRESHOLD = 0.5
MOST = 64  # texts that may share a band and are compared with each other
_EXAMPLES = 3
AT_ONCE = 1 << 14  # texts are linked; what is sorted for that fits in memory
# The bands of texts that wait, as they come.
_FRESH = "CREATE TEMP TABLE fresh (key INTEGER NOT NULL, text INTEGER NOT NULL)"
# How many texts have each band that several have, among them a fresh one; those of known crowds are left out.
# Where a large part of all texts is fresh, to look through all bands in their order is four times as fast.
_SHARED_OF_ALL = """SELECT key, count(*) AS texts FROM band WHERE key NOT IN (SELECT key FROM crowd)
  GROUP BY key HAVING count(*) > 1 AND max(text) >= ?"""
_SHARED_OF_FRESH = """SELECT key, (SELECT count(*) FROM band WHERE band.key = fresh.key) AS texts
  FROM fresh WHERE text >= ? AND key NOT IN (SELECT key FROM crowd)
  AND EXISTS (SELECT 1 FROM band WHERE band.key = fresh.key AND band.text <> fresh.text) GROUP BY key"""
_LARGE = 8  # one of so many
_CANDIDATES = """SELECT DISTINCT one.text, other.text FROM shared
  CROSS JOIN band other ON other.key = shared.key AND other.text >= ?
  CROSS JOIN band one ON one.key = shared.key AND one.text < other.text ORDER BY 1, 2"""

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
        self._waiting = 0
        self._db.execute(_FRESH)

    def add(self, number: int, sketch: Sketch) -> None:
        """Link the text of that number, the highest so far, which the table `text` has by now.

        It waits until `settle`: the bands of many texts are put in order at
        once, so that each page of the file is met once and not by every text.
        """
        self._db.execute(_insert_rows(len(sketch.bands)), (number, *sketch.bands))
        self._waiting += 1
        if self._waiting >= AT_ONCE:
            self.settle()

    def settle(self) -> None:
        """Link the texts that wait."""
        if not self._waiting:
            return
        first, last = self._db.execute("SELECT min(text), max(text) FROM fresh").fetchone()
        shared = _SHARED_OF_ALL if self._waiting * _LARGE >= last else _SHARED_OF_FRESH
        self._waiting = 0
        self._db.execute("INSERT INTO band SELECT key, text FROM fresh ORDER BY key, text")
        self._db.execute(f"CREATE TEMP TABLE shared AS {shared}", (first,))
        self._db.execute("DELETE FROM fresh")
        filled = [key for (key,) in self._db.execute("SELECT key FROM shared WHERE texts > ?", (self._most,))]
        if filled:
            self._db.execute("INSERT INTO crowd SELECT key FROM shared WHERE texts > ?", (self._most,))
            self._db.execute("DELETE FROM shared WHERE texts > ?", (self._most,))
            self._part(filled)
        self._compare(self._db.execute(_CANDIDATES, (first,)))
        self._db.execute("DROP TABLE shared")

    def remove(self, number: int) -> None:
        """Forget the text of that number, which the table `text` still has."""
        self.settle()
        bands = _read_bands(self._db, number)
        self._db.execute("DELETE FROM pair WHERE a = ?", (number,))
        self._db.execute("DELETE FROM pair WHERE b = ?", (number,))
        self._db.executemany("DELETE FROM band WHERE key = ? AND text = ?", ((key, number) for key in bands))
        unlinked: set[_Pair] = set()
        for key in bands:
            if self._is_crowded(key) and len(found := self._list_sharing(key)) == self._most:
                self._db.execute("DELETE FROM crowd WHERE key = ?", (key,))
                unlinked.update(combinations(found, 2))
        self._compare(sorted(unlinked))

    def describe_crowds(self) -> Crowded:
        """Which bands were not used, and how many articles have such."""
        self.settle()
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
            number: frozenset(self._list_usable(_read_bands(self._db, number)))
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
        """Link those of the pairs that are alike; they come in order."""
        last, grams = -1, frozenset[int]()
        for first, second in pairs:
            if first != last:
                last, grams = first, frozenset(self._read_grams(first))
            similarity = measure_similarity(grams, self._read_grams(second))
            if similarity >= THRESHOLD:
                self._db.execute("INSERT OR IGNORE INTO pair VALUES (?, ?, ?)", (first, second, similarity))

    def _read_grams(self, number: int) -> array[int]:
        (grams,) = self._db.execute("SELECT grams FROM text WHERE number = ?", (number,)).fetchone()
        return array("I", grams)


@cache
def _list_rows(what: str, keys: int) -> str:
    """A query for the rows with any of so many keys."""
    return f"SELECT {what} WHERE key IN ({', '.join('?' * keys)})"


@cache
def _insert_rows(bands: int) -> str:
    """A statement that adds the fresh rows of one text: its number, then so many keys."""
    rows = ", ".join(f"(?{place}, ?1)" for place in range(2, bands + 2))
    return f"INSERT INTO fresh VALUES {rows}"  # noqa: S608


def _read_bands(db: sqlite3.Connection, number: int) -> array[int]:
    """The keys of a text in the table `band`."""
    (bands,) = db.execute("SELECT bands FROM text WHERE number = ?", (number,)).fetchone()
    return array("q", bands)
