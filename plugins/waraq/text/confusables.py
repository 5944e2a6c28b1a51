"""Letters that are written for one another: what each mistake costs, and which letters sound alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from waraq.text.fold import default_folding
from waraq.text.tables import Row, read_table

EDIT = 100  # one letter for another that is not like it
KINDS = ("end", "fold", "key", "look", "sound")


class Spelling(NamedTuple):
    """The letters of a word as searching has them and, letter by letter, as they were written."""

    folded: str
    written: str


@dataclass(frozen=True, slots=True)
class Confusables:
    """Letters written for one another.

    `groups` are letters with the cost of any for any other, the cheapest
    first; `costs` has each pair in both orders. `sounds` maps a letter to the
    first of those that are spoken alike. `kept` are letters that searching
    takes for others, but that tell what was meant.

    >>> load_confusables().costs["س", "ص"] < EDIT
    True
    """

    groups: tuple[tuple[int, str], ...]
    costs: Mapping[tuple[str, str], int]
    sounds: Mapping[int, str]
    kept: frozenset[str]

    def spell(self, word: str) -> Spelling:
        """The word without what keyboards and marks make of it, its spelling variants kept apart.

        >>> load_confusables().spell("مُؤقف")
        Spelling(folded='موقف', written='مؤقف')
        """
        folded = default_folding().fold_letters(word)
        places = zip(folded.text, folded.starts, strict=True)
        written = (word[start] if word[start] in self.kept else letter for letter, start in places)
        return Spelling(folded.text, "".join(written))


@cache
def load_confusables() -> Confusables:
    """The shipped table; raises `DataError` where it is wrong."""
    return read_confusables(read_table("confusable_letters.tsv", ["letters", "kind", "cost", "why"]))


def read_confusables(rows: Iterable[Row]) -> Confusables:
    """The rows (letters, kind, cost, why) put together; raises `DataError` for one that is wrong."""
    rows = tuple(rows)
    alike = {row[0][0]: row[0] for row in rows if row[1] == "fold"}
    sounds: dict[int, str] = {ord(letter): letters[0] for letters in alike.values() for letter in letters}
    spoken: set[str] = set()
    groups: list[tuple[int, str]] = []
    for row in rows:
        cost = _read_cost(row)
        letters = "".join(letter if row[1] == "fold" else alike.get(letter, letter) for letter in row[0])
        groups.append((cost, letters))
        if row[1] == "sound":
            if spoken & set(letters):
                raise row.error(0, "a letter stands in two rows of the kind sound")
            spoken |= set(letters)
            sounds |= {ord(letter): row[0][0] for letter in letters}
    groups.sort()
    costs = {
        (first, second): cost
        for cost, letters in reversed(groups)
        for first in letters
        for second in letters.replace(first, "")
    }
    kept = frozenset(letter for letters in alike.values() for letter in letters[1:])
    return Confusables(tuple(groups), costs, sounds, kept)


def _read_cost(row: Row) -> int:
    if len(set(row[0])) != len(row[0]) or len(row[0]) < 2:
        raise row.error(0, "two or more different letters are needed")
    if row[1] not in KINDS:
        raise row.error(1, f"the kind must be one of {', '.join(KINDS)}")
    cost = row.number(2)
    if not 0 < cost < EDIT:
        raise row.error(2, f"the cost must lie between 0 and {EDIT}")
    return cost
