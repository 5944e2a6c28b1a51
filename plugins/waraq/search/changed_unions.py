"""The lists of beginnings that changed documents change: what `make_unions` would make of them anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from waraq.search.keys import prefix_key
from waraq.search.prefixes import MOST_LISTED, SHORTEST, Beginning
from waraq.search.tier_changes import TierChanges

_LAST = chr(0x10FFFF)


class Beginnings(NamedTuple):
    """The beginnings of a tier's words, those that came with new words, and those that went with the last."""

    all: frozenset[Beginning]
    came: frozenset[Beginning]
    gone: frozenset[Beginning]


class Document(NamedTuple):
    """A changed document: its number in the tier, its terms before, and now."""

    number: int
    before: frozenset[str]
    now: frozenset[str]


@dataclass(frozen=True, slots=True)
class ChangedUnions:
    """Works out the lists; numbers are those in the tier.

    `read_term` gives the documents that have a term, `read_union` those that
    a beginning had, by its key, and `read_document` the terms of a document.
    """

    documents: Sequence[Document]
    beginnings: Beginnings
    read_term: Callable[[str], Iterable[int]]
    read_union: Callable[[str], Iterable[int]]
    read_document: Callable[[int], Iterable[str]]

    def find(self, moved: frozenset[str]) -> Iterator[tuple[str, list[int]]]:
        """The keys of the beginnings whose lists are others, and their documents: none where no list is.

        `moved` are the terms that some document has and had not, or had.
        """
        every, came, gone = self.beginnings
        touched = came | gone | {each for each in every if each.term in moved}
        heads = {each.letters[:SHORTEST] for each in touched}
        entries = sorted(each for each in every | gone if each.letters[:SHORTEST] in heads)
        for letters in sorted(set(chain.from_iterable(map(_list_prefixes, touched)))):
            here = entries[bisect_left(entries, (letters,)) : bisect_left(entries, (letters + _LAST,))]
            before = {each.term for each in here if each not in came}
            now = {each.term for each in here if each not in gone}
            key = prefix_key(letters)
            if len(now) > MOST_LISTED >= len(before):
                yield key, sorted(self._join(now))
            elif len(now) > MOST_LISTED:
                numbers = self._amend(key, before, now)
                if numbers is not None:
                    yield key, numbers
            elif len(before) > MOST_LISTED:
                yield key, []

    def _amend(self, key: str, before: set[str], now: set[str]) -> list[int] | None:
        """The documents of a beginning that has a list and had one; None where they are the same."""
        came, gone = self._join(now - before), set[int]()
        for number, old, new in self.documents:
            has, had = not new.isdisjoint(now), not old.isdisjoint(before)
            if has and not had:
                came.add(number)
            if had and not has:
                gone.add(number)
        for number in self._join(before - now) - came:
            if now.isdisjoint(self.read_document(number)):
                gone.add(number)
        if not came and not gone:
            return None
        return sorted(came.union(self.read_union(key)) - gone)

    def _join(self, terms: Iterable[str]) -> set[int]:
        return set(chain.from_iterable(map(self.read_term, terms)))


def _list_prefixes(beginning: Beginning) -> Iterator[str]:
    letters = beginning.letters
    return (letters[:length] for length in range(SHORTEST, len(letters) + 1))


def list_documents(changes: TierChanges, first: int) -> list[Document]:
    """The changed documents of the tier that begins with document `first`."""
    return [
        Document(number - first, frozenset(before.vector.terms), frozenset(now.vector.terms))
        for number, before, now in changes.changes
    ]
