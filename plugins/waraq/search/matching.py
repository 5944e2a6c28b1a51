"""Which documents answer a query, and in which order (mirrored in `client/matching.js`).

Documents with more of the query's words come before documents with fewer,
so all that have every word come first; then the higher score, then the newer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from waraq.search.listing import Impacts
from waraq.search.narrowing import needs_text
from waraq.search.query import Filter, Phrase, Query
from waraq.search.units import Unit, contains_phrase
from waraq.text import Analyzer

Sort = Literal["relevance", "newest", "oldest"]

# A phrase is verified on the text of the best candidates; the rest are not shown, and the
# reader is told so. Two hundred texts are what a telephone can fetch in a few seconds.
MOST_CHECKED = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that has some of the query's words: how many, and its score."""

    number: int
    matched: int
    score: int


def collect_candidates(
    query: Query, impacts: Mapping[str, Impacts], allowed: Collection[int] | None, documents: int
) -> list[Candidate]:
    """The documents with some words and all required ones, in no order.

    `impacts` are those of what is `asked`, `allowed` the documents that the
    rest of the query leaves over, or None for all. A query without words
    has all of them.
    """
    if not query.asked:
        return [Candidate(number, 0, 0) for number in (range(documents) if allowed is None else allowed)]
    matched: dict[int, int] = {}
    scores: dict[int, int] = {}
    for term, _ in query.asked:
        for number, impact in impacts.get(term, {}).items():
            matched[number] = matched.get(number, 0) + 1
            scores[number] = scores.get(number, 0) + impact
    required = [impacts.get(term, {}) for term in query.required]
    return [
        Candidate(number, matched[number], score)
        for number, score in scores.items()
        if (allowed is None or number in allowed) and all(number in postings for postings in required)
    ]


def sort_candidates(found: Iterable[Candidate], asked: int, sort: Sort, undated: int) -> list[Candidate]:
    """Candidates in an order; documents below the number `undated` have no date.

    By age, those with all the words asked for still come before the others;
    undated documents are always last.
    """

    def rank(each: Candidate) -> tuple[int, ...]:
        if sort == "relevance":
            return -each.matched, -each.score, -each.number
        age = each.number if sort == "oldest" else -each.number
        return each.matched < asked, each.number < undated, age

    return sorted(found, key=rank)


def needs_texts(query: Query) -> bool:
    """Whether the texts of candidates must be looked at."""
    return bool(query.phrases or query.excluded_phrases or any(map(needs_text, query.filters)))


def verify_texts(
    query: Query,
    candidates: Iterable[Candidate],
    read_passages: Callable[[int], Sequence[list[Unit]]],
    analyzer: Analyzer,
) -> Iterator[Candidate]:
    """The candidates with every phrase and no excluded phrase in one of their passages.

    The first passage of a document is its headline.
    """

    def stands_in(passages: Iterable[list[Unit]], phrase: Phrase) -> bool:
        return any(contains_phrase(units, phrase, analyzer) for units in passages)

    def is_met(asked: Filter, passages: Sequence[list[Unit]]) -> bool:
        return stands_in(passages[:1], asked.units) != asked.excluded

    headlines = [each for each in query.filters if needs_text(each)]
    for candidate in candidates:
        passages = read_passages(candidate.number)
        wanted = all(stands_in(passages, phrase) for phrase in query.phrases)
        unwanted = any(stands_in(passages, phrase) for phrase in query.excluded_phrases)
        if wanted and not unwanted and all(is_met(each, passages) for each in headlines):
            yield candidate
