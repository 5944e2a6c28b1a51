"""The queries of the bench, chosen from the archive's own words by how many articles have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waraq.text import Analyzer

COMMON = "پاکستان"
TWO_COMMON = "وزیر اعظم"
EACH = 7  # queries of a kind whose middle value is taken
RARE = (5, 15)  # articles that have a rare word
FREQUENT = (0.04, 0.25)  # share of the articles that have a common word


@dataclass(frozen=True, slots=True)
class Queries:
    """`first` (by kind) are asked in a fresh page, `rare` and `two` words at once in one that answered."""

    first: Mapping[str, str]
    rare: tuple[str, ...]
    two: tuple[str, ...]


def choose_queries(words: Mapping[str, int], articles: int) -> Queries:
    """The same queries for the same counts; `words` are given commonest first.

    Words that our index leaves out (stopwords) are not chosen. Raises
    ValueError when too few words are rare, or common, enough.
    """
    rare = _spread([word for word, count in words.items() if RARE[0] <= count <= RARE[1]], EACH)
    fewest, most = (share * articles for share in FREQUENT)
    analyzer = Analyzer.load()
    common = _spread(
        [
            word
            for word, count in words.items()
            if fewest <= count <= most and analyzer.select_terms(analyzer.tokenize(word))
        ],
        2 * EACH,
    )
    two = tuple(f"{one} {other}" for one, other in zip(common[:EACH], common[EACH:], strict=True))
    return Queries({"common": COMMON, "two": TWO_COMMON, "rare": rare[EACH // 2]}, rare, two)


def _spread(words: list[str], count: int) -> tuple[str, ...]:
    """So many of the words, evenly spread over the list."""
    if len(words) < count:
        message = f"{len(words)} words to choose from, {count} wanted: make more articles"
        raise ValueError(message)
    return tuple(words[at * len(words) // count] for at in range(count))
