"""Which documents answer a query, and in which order (mirrored in `client/matching.js`).

Documents with more of the query's words come before documents with fewer,
so all that have every word come first; then the higher score, then the newer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from waraq.search.query import Phrase, Query
from waraq.search.units import Unit, contains_phrase
from waraq.text import Analyzer

Impacts = Mapping[str, Mapping[int, int]]
"""Term -> document number -> impact."""

# A phrase is verified on the text of the best candidates; the rest are not shown, and the
# reader is told so. Two hundred texts are what a telephone can fetch in a few seconds.
MOST_CHECKED = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that has some of the query's words: how many, and its score."""

    number: int
    matched: int
    score: int


def collect_candidates(query: Query, impacts: Impacts, lists: Impacts) -> list[Candidate]:
    """The documents with some words, all required and none excluded ones, best first.

    `impacts` are those of the query's words, `lists` those of single terms.
    """
    matched: dict[int, int] = {}
    scores: dict[int, int] = {}
    for word in query.words:
        for number, impact in impacts.get(word.term, {}).items():
            matched[number] = matched.get(number, 0) + 1
            scores[number] = scores.get(number, 0) + impact
    required = [impacts.get(term, {}) for term in query.required]
    excluded = [lists.get(term, {}) for term in query.excluded]
    found = [
        Candidate(number, matched[number], score)
        for number, score in scores.items()
        if all(number in postings for postings in required)
        and not any(number in postings for postings in excluded)
    ]
    return sorted(found, key=lambda found: (found.matched, found.score, found.number), reverse=True)


def verify_phrases(
    query: Query,
    candidates: Iterable[Candidate],
    read_passages: Callable[[int], Iterable[list[Unit]]],
    analyzer: Analyzer,
) -> Iterator[Candidate]:
    """The candidates with every phrase and no excluded phrase in one of their passages."""

    def stands_in(passages: Iterable[list[Unit]], phrase: Phrase) -> bool:
        return any(contains_phrase(units, phrase, analyzer) for units in passages)

    for candidate in candidates:
        passages = list(read_passages(candidate.number))
        wanted = all(stands_in(passages, phrase) for phrase in query.phrases)
        if wanted and not any(stands_in(passages, phrase) for phrase in query.excluded_phrases):
            yield candidate
