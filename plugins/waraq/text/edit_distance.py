"""How far a typed word is from another: Damerau's edits, the usual Urdu mistakes cheaper.

All costs are whole hundredths of an edit, so that the browser can count the
same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from waraq.text.tables import Row, read_table

EDIT = 100  # one letter for another that is not like it
EXTRA = 100  # a letter typed that is not in the word
# Of all single mistakes few leave out a letter or exchange two: a word explained
# so is likelier than one of the many that another letter would explain.
OMITTED = 55
EXCHANGED = 55  # two neighbours in the wrong order

KINDS = ("end", "key", "look", "sound")


@dataclass(frozen=True, slots=True)
class Confusables:
    """Letters written for one another.

    `costs` has each pair in both orders; `sounds` maps a letter to the first
    of those that are spoken alike.

    >>> load_confusables().costs["س", "ص"] < EDIT
    True
    """

    costs: Mapping[tuple[str, str], int]
    sounds: Mapping[int, str]


@cache
def load_confusables() -> Confusables:
    """The shipped table; raises `DataError` where it is wrong."""
    return read_confusables(read_table("confusable_letters.tsv", ["letters", "kind", "cost", "why"]))


def read_confusables(rows: Iterable[Row]) -> Confusables:
    """The rows (letters, kind, cost, why) put together; raises `DataError` for one that is wrong."""
    costs: dict[tuple[str, str], int] = {}
    sounds: dict[int, str] = {}
    for row in rows:
        cost = _read_cost(row)
        for first in row[0]:
            for second in row[0].replace(first, ""):
                costs[first, second] = min(cost, costs.get((first, second), EDIT))
        if row[1] == "sound":
            if any(ord(letter) in sounds for letter in row[0]):
                raise row.error(0, "a letter stands in two rows of the kind sound")
            sounds |= {ord(letter): row[0][0] for letter in row[0]}
    return Confusables(costs, sounds)


def _read_cost(row: Row) -> int:
    if len(set(row[0])) != len(row[0]) or len(row[0]) < 2:
        raise row.error(0, "two or more different letters are needed")
    if row[1] not in KINDS:
        raise row.error(1, f"the kind must be one of {', '.join(KINDS)}")
    cost = row.number(2)
    if not 0 < cost < EDIT:
        raise row.error(2, f"the cost must lie between 0 and {EDIT}")
    return cost


def measure_edits(typed: str, word: str, confusables: Confusables) -> int:
    """What it costs to make `word` of `typed`, both folded: the optimal string alignment.

    A letter is edited once, so an exchanged pair is not edited again. Takes
    time of the product of the lengths, after what both begin and end with.
    Source: F. Damerau, “A technique for computer detection and correction of
    spelling errors”, 1964.

    >>> [measure_edits(typed, "حکومت", load_confusables()) for typed in ("حکمت", "حکومط", "حکوتم", "حکومتگ")]
    [55, 45, 55, 100]
    """
    typed, word = _strip_common(typed, word)
    if not typed or not word:
        return EXTRA * len(typed) + OMITTED * len(word)
    costs = confusables.costs
    before: list[int] = []
    above = [OMITTED * column for column in range(len(word) + 1)]
    for row, letter in enumerate(typed, start=1):
        current = [EXTRA * row]
        for column, wanted in enumerate(word, start=1):
            change = 0 if letter == wanted else costs.get((letter, wanted), EDIT)
            cost = min(above[column - 1] + change, above[column] + EXTRA, current[-1] + OMITTED)
            if row > 1 < column and letter == word[column - 2] and typed[row - 2] == wanted:
                cost = min(cost, before[column - 2] + EXCHANGED)
            current.append(cost)
        before, above = above, current
    return above[-1]


def _strip_common(typed: str, word: str) -> tuple[str, str]:
    """Both without the letters they begin and end with alike."""
    shorter = min(len(typed), len(word))
    start = 0
    while start < shorter and typed[start] == word[start]:
        start += 1
    end = 0
    while end < shorter - start and typed[-1 - end] == word[-1 - end]:
        end += 1
    return typed[start : len(typed) - end], word[start : len(word) - end]
