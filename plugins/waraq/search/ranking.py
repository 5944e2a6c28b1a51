"""How much one term says about one document, as a whole number.

BM25F: the frequencies of a term in the four fields are weighted, each brought
to the field's average length, and added before the saturation, so that a word
in both headline and body is not counted as two strong findings (Robertson and
Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009, 3.6)::

    tf     = sum over fields of  weight * frequency / (1 - b + b * length / average)
    idf    = ln(1 + (documents - df + 0.5) / (df + 0.5))
    impact = max(1, round(100 * idf * tf * (k1 + 1) / (k1 + tf)))

`df` counts documents with the term in any field. The exporter writes impacts,
the browser only adds them, and so Python and the browser agree to the last
digit. A document's score is the sum of the impacts of the query's terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from waraq.search.schema import FIELDS
from waraq.search.statistics import Postings, Statistics


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
# Hundredths keep impacts to four digits; finer steps change no order that readers could see.
SCALE = 100


def weigh_frequency(counts: Sequence[int], lengths: Sequence[int], averages: Sequence[float]) -> float:
    """The weighted, length-normalised frequency of a term; arguments in the order of `FIELDS`.

    >>> weigh_frequency((1, 0, 0, 2), (8, 0, 0, 300), (8.0, 0.0, 0.0, 300.0))
    6.0
    """
    total = 0.0
    for field, count, length, average in zip(FIELDS, counts, lengths, averages, strict=True):
        if count:
            weights = WEIGHTS[field]
            total += weights.weight * count / (1 - weights.b + weights.b * length / average)
    return total


def rate_term(postings: Postings, statistics: Statistics) -> dict[int, int]:
    """The impact of one term on each document that has it, by document number."""
    found = len(postings)
    rarity = log(1 + (statistics.documents - found + 0.5) / (found + 0.5))
    impacts = {}
    for number, counts in postings.items():
        frequency = weigh_frequency(counts, statistics.lengths[number], statistics.averages)
        impact = SCALE * rarity * frequency * (K1 + 1) / (K1 + frequency)
        impacts[number] = max(1, round(impact))
    return impacts
