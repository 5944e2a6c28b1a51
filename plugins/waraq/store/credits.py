"""Who has a page for the articles credited to them: papers, desks and agencies, authors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from waraq.article import Article
from waraq.text import read_passage, slugify

PUBLICATION, DESK, AUTHOR = CREDITS = ("publication", "desk", "author")
# A reporter of a dateline is mostly an office, «اسٹاف رپورٹر», not a person.
_KINDS = {"desk": DESK, "agency": DESK, "reporter": DESK, "byline": AUTHOR}
_MARK = 6  # hexadecimal digits: of names with the same letters in Roman one in millions shares them
_KEPT = 1 << 12


class Credited(NamedTuple):
    """A name with a page: its `key` is its kind and the name folded, as its address; `name` is as printed."""

    key: str
    name: str


class CreditCount(NamedTuple):
    """A name with a page, in the form in which most of its published articles print it, and their number."""

    key: str
    name: str
    articles: int


def list_credits(article: Article) -> tuple[Credited, ...]:
    """The names with pages that an article is credited to.

    >>> article = Article(id="a", headline="خبر", body="", byline="احمد  علي", publication="مشرق")
    >>> [each.key for each in list_credits(article)]
    ['publication/mashraq-cc873c', 'author/ahmad-ali-eb0fc0']
    """
    line = article.dateline
    given = [(PUBLICATION, article.publication or "")]
    given += [
        (_KINDS[each.kind], each.text) for each in (line.credits if line else ()) if each.kind in _KINDS
    ]
    found = {
        address: Credited(f"{kind}/{address}", name) for kind, name in given if (address := _address(name))
    }
    # A paper or an agency in the place of an author is none.
    author = _address(article.byline or "")
    if author and article.byline and author not in found:
        found[author] = Credited(f"{AUTHOR}/{author}", article.byline)
    return tuple(found.values())


@lru_cache(_KEPT)
def _address(name: str) -> str:
    """The end of a name's address: the same for all spellings that search takes for one; "" for no words.

    The digits behind it tell names apart that have the same letters in Roman, whatever others there are.
    """
    words = " ".join(read_passage(name).words)
    return f"{slugify(words)}-{sha256(words.encode()).hexdigest()[:_MARK]}" if words else ""


class Credits:
    """What the store knows of these names."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def count(self, prefix: str = "") -> Iterator[CreditCount]:
        """All names whose keys begin so, in the order of their keys."""
        rows = self._db.execute(
            "SELECT key, name, count(*) AS n FROM credit WHERE status = 'published' AND key >= ? AND key < ?"
            " GROUP BY key, name ORDER BY key, n DESC, name DESC",
            (prefix, f"{prefix}~"),
        )
        for key, found in groupby(rows, key=itemgetter(0)):
            forms = list(found)
            yield CreditCount(key, forms[0][1], sum(count for _, _, count in forms))

    def find(self, key: str) -> CreditCount | None:
        """The name with a key; None where no published article has it."""
        return next((each for each in self.count(key) if each.key == key), None)

    def heading(self, key: str) -> str | None:
        """By what name the pages of a key went in the site that was built last; None where it had none."""
        row = self._db.execute("SELECT name FROM heading WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def keep_heading(self, key: str, name: str | None) -> None:
        """Keep by what name its pages go now."""
        if name is None:
            self._db.execute("DELETE FROM heading WHERE key = ?", (key,))
        else:
            self._db.execute("INSERT OR REPLACE INTO heading VALUES (?, ?)", (key, name))
