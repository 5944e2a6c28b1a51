"""The order of the first results, once their texts are there (mirrored in `client/nearness.js`).

Of articles that have equally many of the query's words those are better in
which they stand close together. That is seen in the text only, so it is
looked at for the first page, whose texts are read anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from waraq.search.matching import Candidate
from waraq.search.units import Unit, find_marks
from waraq.text import Analyzer

# As many as a page of results shows.
MOST_REFINED = 10
_SHARE = 2  # words side by side add one part in so many to the score


def refine_order(
    found: Sequence[Candidate],
    terms: Collection[str],
    read_passages: Callable[[int], Iterable[Sequence[Unit]]],
    analyzer: Analyzer,
) -> list[Candidate]:
    """The candidates, the first of them by score and nearness; more words still come before fewer."""

    def rank(each: Candidate) -> tuple[int, int, int]:
        reward = measure_nearness(each.score, read_passages(each.number), terms, analyzer)
        return -each.matched, -each.score - reward, -each.number

    return [*sorted(found[:MOST_REFINED], key=rank), *found[MOST_REFINED:]]


def measure_nearness(
    score: int, passages: Iterable[Sequence[Unit]], terms: Collection[str], analyzer: Analyzer
) -> int:
    """What the passage adds in which most terms stand, and closest: up to half the score.

    >>> from waraq.search.units import read_units
    >>> analyzer = Analyzer.load()
    >>> texts = ("لاہور سیلاب میں", "لاہور کے پاس سیلاب")
    >>> [measure_nearness(100, [read_units(text, analyzer)], {"لاہور", "سیلاب"}, analyzer) for text in texts]
    [50, 25]
    """
    terms_found, width = max(
        (_measure_window(units, terms, analyzer) for units in passages),
        key=lambda window: (window[0], -window[1]),
        default=(0, 0),
    )
    return score * terms_found // (_SHARE * width) if terms_found > 1 else 0


def _measure_window(units: Sequence[Unit], terms: Collection[str], analyzer: Analyzer) -> tuple[int, int]:
    """How many different terms a passage has, and the fewest words in a row that have them all."""
    marks = find_marks(units, terms, analyzer)
    wanted = len({mark.term for mark in marks})
    best = len(units)
    inside: Counter[str] = Counter()
    left = 0
    for mark in marks:
        inside[mark.term] += 1
        while inside[marks[left].term] > 1:
            inside[marks[left].term] -= 1
            left += 1
        if len(inside) == wanted:
            best = min(best, mark.stop - marks[left].first)
    return wanted, best
