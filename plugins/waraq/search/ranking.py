"""How much one term says about one document, as a whole number.

BM25F: the frequencies of a term in the four fields are weighted, each brought
to the field's average length, and added before the saturation, so that a word
in both headline and body is not counted as two strong findings (Robertson and
Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009, 3.6)::

    tf     = sum over fields of  weight * frequency / (1 - b + b * length / average)
    level  = max(1, round(31 * tf / (k1 + tf)))
    rarity = max(1, round(100 * ln((documents + 1) / (df + 0.5))))
    impact = level * rarity

`df` counts documents with the term in any field. Levels are written into the
static index and stay what they are when documents are added; the browser
multiplies them with the rarity, and so Python and the browser agree to the
last digit. A document's score is the sum of the impacts of the query's terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count
from sys import byteorder

from waraq.search.counts import FIELDS, ONCE, Counts
from waraq.search.forms import NEAREST_WEIGHT
from waraq.search.keys import is_key
from waraq.search.statistics import Postings, Statistics
from waraq.search.tiers import is_long


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """How much a field counts, and how strongly long texts in it are held back (b, 0 to 1)."""

    weight: float
    b: float


WEIGHTS = {
    "headline": FieldWeight(4.0, 0.4),
    "lead": FieldWeight(2.0, 0.4),
    "entities": FieldWeight(1.5, 0.4),
    "body": FieldWeight(1.0, 0.6),
}
# Saturation: at 1.2 the fourth occurrence still adds something, the fortieth nothing.
K1 = 1.2
# Five bits: finer steps changed no figure of `make eval`.
LEVELS = 31
# Of a very common word the best documents have levels of their own, the others one together.
MOST_LEVELLED = 4096
MOST_LEVELLED_OF_LONG = 2048
SCALE = 100
# What the beginning of a word counts, before its rarity: as a middling level of the nearest form.
PREFIX_IMPACT = 8 * NEAREST_WEIGHT
_SERIES_TERMS = 12
_ONCE_NUMBER = int.from_bytes(ONCE, byteorder)


class Ranking:
    """The levels of terms in one index."""

    def __init__(self, statistics: Statistics) -> None:
        self._documents = statistics.documents
        self._base = statistics.base
        self.weights = [
            _weigh_documents(WEIGHTS[field], lengths, average)
            for field, lengths, average in zip(FIELDS, statistics.lengths, statistics.averages, strict=True)
        ]

    def level_term(self, term: str, postings: Postings) -> dict[int, int]:
        """The level of a term on each document that has it, by rising document number.

        In each tier at most `MOST_LEVELLED` documents have a level of their
        own (`MOST_LEVELLED_OF_LONG` where they are too many): those with the
        highest, of equal ones the newest.
        """
        if is_key(term):
            return dict.fromkeys(sorted(postings), 1)
        levels = {number: self.level(number, postings[number]) for number in sorted(postings)}
        if len(levels) > MOST_LEVELLED:
            for tier in (range(self._base), range(self._base, self._documents)):
                numbers = [number for number in levels if number in tier]
                row = _flatten(bytes(map(levels.__getitem__, numbers)), len(tier))
                levels.update(zip(numbers, row, strict=True))
        return levels

    def level_tier(self, numbers: range) -> TierLevels:
        """What levels the postings of the documents of one tier."""
        return TierLevels(self, numbers)

    def level(self, number: int, counts: Counts) -> int:
        """The level of a term with these counts on one document, 1 to `LEVELS`."""
        frequency = 0.0
        for weights, times in zip(self.weights, counts[: len(FIELDS)], strict=True):
            if times:
                frequency += times * weights[number]
        return _level(frequency)


class _PartsByNumber(dict[int, tuple[tuple[Sequence[float], int], ...]]):
    """The fields in which a term stands by its counts, as a whole number: their weights, and how often."""

    def __init__(self, weights: Sequence[Sequence[float]]) -> None:
        self._weights = weights

    def __missing__(self, number: int) -> tuple[tuple[Sequence[float], int], ...]:
        counts = number.to_bytes(len(FIELDS), byteorder)
        parts = tuple((weights, times) for weights, times in zip(self._weights, counts, strict=True) if times)
        return self.setdefault(number, parts)


class TierLevels:
    """The levels of whole lists in one tier: the same as `Ranking.level_term` gives, with less ado."""

    def __init__(self, ranking: Ranking, numbers: range) -> None:
        self._parts = _PartsByNumber(ranking.weights)
        self._first = numbers.start
        self.documents = len(numbers)
        # Most words stand once in a body and nowhere else.
        [(weights, _)] = self._parts[_ONCE_NUMBER]
        of_tier = weights[numbers.start : numbers.stop]
        levels = {weight: _level(weight) for weight in set(of_tier)}
        self._once = bytes(map(levels.__getitem__, of_tier))

    def level_row(self, term: str, numbers: Sequence[int], counts: Sequence[int]) -> bytes:
        """A byte for each document of a term, given by rising numbers from the tier's first on.

        `counts` are whole numbers made of four bytes in the machine's order.
        """
        if is_key(term):
            return b"\1" * len(numbers)
        levels = bytearray(map(self._once.__getitem__, numbers))
        for place in compress(count(), map(_ONCE_NUMBER.__ne__, counts)):
            number, frequency = self._first + numbers[place], 0.0
            for weights, times in self._parts[counts[place]]:
                frequency += times * weights[number]
            levels[place] = _level(frequency)
        return _flatten(bytes(levels), self.documents)


def level_counts(counts: Counts, lengths: Sequence[int], averages: Sequence[float]) -> int:
    """What `Ranking.level` gives for a document whose fields have these lengths, and those on average."""
    frequency = 0.0
    for field, length, average, times in zip(FIELDS, lengths, averages, counts[: len(FIELDS)], strict=True):
        if times:
            frequency += times * _weigh_length(WEIGHTS[field], length, average or 1.0)
    return _level(frequency)


def _weigh_documents(field: FieldWeight, lengths: tuple[int, ...], average: float) -> list[float]:
    """What one occurrence in a field counts, by document number."""
    mean = average or 1.0  # documents of a field that the base has not at all
    weights = {length: _weigh_length(field, length, mean) for length in set(lengths)}
    return [weights[length] for length in lengths]


def _weigh_length(field: FieldWeight, length: int, mean: float) -> float:
    """What one occurrence counts in a field of some length."""
    return field.weight / (1 - field.b + field.b * length / mean)


def _level(frequency: float) -> int:
    """The level of a weighted frequency."""
    return max(1, round(LEVELS * frequency / (K1 + frequency)))


def _flatten(levels: bytes, tier_documents: int) -> bytes:
    """The levels of a tier's documents by their numbers; all but the best get their mean, rounded down."""
    if len(levels) <= MOST_LEVELLED:
        return levels
    most = MOST_LEVELLED_OF_LONG if is_long(len(levels), tier_documents) else MOST_LEVELLED
    # Of equal ones the oldest come first.
    rest = sorted(range(len(levels)), key=levels.__getitem__)[: len(levels) - most]
    mean = sum(map(levels.__getitem__, rest)) // len(rest)
    flat = bytearray(levels)
    for place in rest:
        flat[place] = mean
    return bytes(flat)


def rate_rarity(documents: int, found: int) -> int:
    """How much a term counts that `found` of the documents have, 1 or more.

    >>> rate_rarity(50_000, 1), rate_rarity(50_000, 25_000)
    (1041, 69)
    """
    return max(1, round_half_up(SCALE * natural_logarithm((documents + 1) / (found + 0.5))))


def round_half_up(value: float) -> int:
    """The nearest whole number as JavaScript's ``Math.round`` gives it."""
    return int(value + 0.5)


def natural_logarithm(value: float) -> float:
    """The natural logarithm of 1 or more, by the four operations alone: the same in every language.

    >>> natural_logarithm(1.0), round(natural_logarithm(1000.0), 12)
    (0.0, 6.907755278982)
    """
    halvings = 0
    while value > 1.5:
        value /= 2
        halvings += 1
    ratio = (value - 1) / (value + 1)
    square, power, total = ratio * ratio, ratio, 0.0
    for term in range(_SERIES_TERMS):
        total += power / (2 * term + 1)
        power *= square
    return 2 * total + halvings * 0.6931471805599453
