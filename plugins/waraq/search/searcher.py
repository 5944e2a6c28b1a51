"""Searching the index from Python; the browser's `client/index-reader.js` gives the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from waraq.search.document import SearchDocument
from waraq.search.excerpt import Segment, make_excerpt, mark_words
from waraq.search.matching import MOST_CHECKED, Candidate, collect_candidates, verify_phrases
from waraq.search.query import Note, Query, parse_query
from waraq.search.ranking import Ranking, rate_rarity
from waraq.search.reader import IndexReader, open_index
from waraq.search.resolving import Resolution, list_split_terms, list_terms, resolve_words
from waraq.search.statistics import read_postings, read_statistics
from waraq.search.units import Unit, read_units
from waraq.text import Analyzer

# Searches of one session repeat their words; the lists of common words are long.
_REMEMBERED_TERMS = 256


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found; texts are plain. `missing` are the query's words it has not, as typed."""

    id: str
    url: str
    headline: str
    date: str | None
    date_text: str
    section: str | None
    publication: str | None
    score: int
    matched_all: bool
    missing: tuple[str, ...]
    title: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query: one page of hits, best first.

    `total_all` articles have all words, `total` some of them. `missing` are
    words, as typed, that no article has. `note` says why nothing could be
    searched: ``empty`` or ``common``. `partial` means that more articles may
    have the phrase than were checked.
    """

    total: int = 0
    total_all: int = 0
    hits: tuple[Hit, ...] = ()
    missing: tuple[str, ...] = ()
    note: Note = ""
    partial: bool = False


class Searcher:
    """Answers queries on one open index; statistics and lists of terms are read once."""

    def __init__(self, reader: IndexReader, analyzer: Analyzer) -> None:
        self._reader = reader
        self._analyzer = analyzer
        self._statistics = read_statistics(reader)
        self._ranking = Ranking(self._statistics)
        self._rate = lru_cache(_REMEMBERED_TERMS)(self._rate_term)

    def search(self, query: str, limit: int = 10, offset: int = 0) -> SearchResult:
        """The hits from `offset` on, at most `limit`; any text is a valid query."""
        parsed = parse_query(query, self._analyzer)
        if not parsed.words:
            return SearchResult(note=parsed.note)
        lists = {term: self._rate(term) for term in list_terms(parsed)}
        lists |= {term: self._rate(term) for term in list_split_terms(parsed, lists)}
        resolution = resolve_words(parsed, lists)
        found = collect_candidates(parsed, resolution.impacts, lists)
        partial = False
        if parsed.phrases or parsed.excluded_phrases:
            partial = len(found) > MOST_CHECKED
            found = list(verify_phrases(parsed, found[:MOST_CHECKED], self._read_passages, self._analyzer))
        page = found[max(0, offset) : max(0, offset) + max(0, limit)]
        return SearchResult(
            total=len(found),
            total_all=sum(candidate.matched == len(parsed.words) for candidate in found),
            hits=tuple(self._describe(candidate, parsed, resolution) for candidate in page),
            missing=tuple(word.typed for word in parsed.words if not resolution.impacts[word.term]),
            partial=partial,
        )

    def _rate_term(self, term: str) -> dict[int, int]:
        postings = read_postings(self._reader, self._statistics, term)
        rarity = rate_rarity(self._statistics.documents, len(postings))
        levels = self._ranking.level_term(term, postings)
        return {number: level * rarity for number, level in levels.items()}

    def _read_document(self, number: int) -> SearchDocument:
        return self._reader.read_document(self._statistics.docnums[number])

    def _read_passages(self, number: int) -> Iterator[list[Unit]]:
        for passage in self._read_document(number).passages:
            yield read_units(passage, self._analyzer)

    def _describe(self, candidate: Candidate, query: Query, resolution: Resolution) -> Hit:
        document = self._read_document(candidate.number)
        terms, impacts = resolution.marked, resolution.impacts
        missing = [word.typed for word in query.words if candidate.number not in impacts[word.term]]
        return Hit(
            document.id,
            document.url,
            document.headline,
            document.date,
            document.date_text,
            document.section,
            document.publication,
            candidate.score,
            not missing,
            tuple(missing),
            mark_words(document.headline, terms, self._analyzer),
            make_excerpt(document.body or document.lead, terms, self._analyzer),
        )


def search(index: Path | Searcher, query: str, limit: int = 10, offset: int = 0) -> SearchResult:
    """The answer to a reader's query, from an index directory or an open `Searcher`.

    Raises IndexFormatError when the directory holds no index that can be used.
    """
    if isinstance(index, Searcher):
        return index.search(query, limit, offset)
    analyzer = Analyzer.load()
    with open_index(index, analyzer) as reader:
        return Searcher(reader, analyzer).search(query, limit, offset)
