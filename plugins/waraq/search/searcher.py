"""Searching the index from Python; the browser's `client/index-reader.js` gives the same answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from waraq.search.corrections import Correction, Corrector
from waraq.search.document import SearchDocument
from waraq.search.excerpt import Segment, make_excerpt, mark_words
from waraq.search.keys import prefix_key
from waraq.search.listing import Listing, make_listing
from waraq.search.matching import (
    MOST_CHECKED,
    Candidate,
    Sort,
    collect_candidates,
    needs_texts,
    sort_candidates,
    verify_texts,
)
from waraq.search.narrowing import Choice, Narrowing, list_choice_keys, narrow, read_period
from waraq.search.nearness import refine_order
from waraq.search.prefixes import PrefixFinder
from waraq.search.query import Note, Query, parse_query
from waraq.search.ranking import PREFIX_IMPACT, Ranking, rate_rarity
from waraq.search.reader import IndexReader, open_index
from waraq.search.resolving import Resolution, list_split_terms, list_terms, resolve_words
from waraq.search.statistics import read_postings, read_statistics
from waraq.search.tiers import divide_documents
from waraq.search.units import Unit, read_units
from waraq.search.vocabulary import Vocabulary
from waraq.text import Analyzer

# Searches of one session repeat their words; the lists of common words are long.
_REMEMBERED_TERMS = 256


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found; texts are plain.

    `number` is that of the document in the index, `missing` are the query's
    words it has not, as typed.
    """

    number: int
    id: str
    url: str
    headline: str
    date: str | None
    date_text: str
    section: str | None
    publication: str | None
    lang: str
    score: int
    matched_all: bool
    missing: tuple[str, ...]
    title: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query: one page of hits, best first.

    `total_all` articles have all words, `total` some of them. `missing` are
    words, as typed, that no article has; `corrections` say what was read
    otherwise than typed. `note` says why nothing could be searched:
    ``empty`` or ``common``. `partial` means that more articles may have the
    phrase than were checked.
    """

    total: int = 0
    total_all: int = 0
    hits: tuple[Hit, ...] = ()
    missing: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    note: Note = ""
    partial: bool = False


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """What is searched beside the query: values chosen for facets, and days.

    `since` and `until` are a year, a month or a day each (EDTF), or empty;
    both are included.
    """

    sort: Sort = "relevance"
    choices: tuple[Choice, ...] = ()
    since: str = ""
    until: str = ""


class _Found(NamedTuple):
    """What a query comes to."""

    query: Query
    resolution: Resolution
    candidates: list[Candidate]
    partial: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What is nowhere, as typed."""
        return tuple(typed for term, typed in self.query.asked if not self.resolution.impacts.get(term))


_DEFAULT = SearchOptions()


class Searcher:
    """Answers queries on one open index; statistics and lists of terms are read once."""

    def __init__(self, reader: IndexReader, vocabulary: Vocabulary, analyzer: Analyzer) -> None:
        self._reader = reader
        self._analyzer = analyzer
        self._statistics = read_statistics(reader)
        self._ranking = Ranking(self._statistics)
        self._list = lru_cache(_REMEMBERED_TERMS)(self._read_listing)
        # Phrases and nearness look at the same texts.
        self._read_passages = lru_cache(MOST_CHECKED)(self._find_passages)
        self._list_prefix = lru_cache(_REMEMBERED_TERMS)(self._find_prefix)
        self._prefixes = PrefixFinder(reader, self._statistics, vocabulary)
        self._corrector = Corrector(vocabulary, analyzer)

    def search(
        self, query: str, limit: int = 10, offset: int = 0, options: SearchOptions = _DEFAULT
    ) -> SearchResult:
        """The hits from `offset` on, at most `limit`; any text is a valid query."""
        narrowing = Narrowing(
            list_choice_keys(options.choices, self._analyzer), read_period(options.since, options.until)
        )
        parsed = parse_query(query, self._analyzer)
        if parsed.note and not narrowing:
            return SearchResult(note=parsed.note)
        found = self._find(parsed, narrowing)
        corrections: tuple[Correction, ...] = ()
        if found.resolution.nowhere:
            text, read = self._corrector.correct(query, found.resolution.nowhere, found.missing)
            corrected = parse_query(text, self._analyzer)
            if read and not corrected.note:
                corrections = read
                found = self._find(corrected, narrowing)
        ordered = self._order(found, options.sort)
        page = ordered[max(0, offset) : max(0, offset) + max(0, limit)]
        return SearchResult(
            total=len(ordered),
            total_all=sum(candidate.matched == len(found.query.asked) for candidate in ordered),
            hits=tuple(self._describe(candidate, found) for candidate in page),
            missing=found.missing,
            corrections=corrections,
            partial=found.partial,
        )

    def _find(self, query: Query, narrowing: Narrowing) -> _Found:
        keys = [key for keys in narrowing.keys.values() for key in keys]
        lists = {term: self._list(term) for term in (*list_terms(query), *keys)}
        lists |= {term: self._list(term) for term in list_split_terms(query, lists)}
        prefixes = {prefix_key(each.folded): self._list_prefix(each.folded) for each in query.prefixes}
        resolution = resolve_words(query, lists, prefixes)
        allowed = narrow(query, narrowing, lists, self._statistics.dates)
        found = collect_candidates(query, resolution.impacts, allowed, self._statistics.documents)
        return _Found(query, resolution, found, needs_texts(query) and len(found) > MOST_CHECKED)

    def _order(self, found: _Found, sort: Sort) -> list[Candidate]:
        undated = self._statistics.dates.count("")
        ordered = sort_candidates(found.candidates, len(found.query.asked), sort, undated)
        if needs_texts(found.query):
            checked = ordered[:MOST_CHECKED]
            ordered = list(verify_texts(found.query, checked, self._read_passages, self._analyzer))
        if sort == "relevance" and len(found.query.asked) > 1:
            terms = found.resolution.marked
            ordered = refine_order(ordered, terms, self._read_passages, self._analyzer)
        return ordered

    def _read_listing(self, term: str) -> Listing:
        postings = read_postings(self._reader, self._statistics, term)
        rarity = rate_rarity(self._statistics.documents, len(postings))
        levels = self._ranking.level_term(term, postings)
        return make_listing(term, postings, levels, rarity, divide_documents(self._statistics.documents))

    def _find_prefix(self, letters: str) -> dict[int, int]:
        numbers = self._prefixes.find(letters, divide_documents(self._statistics.documents))
        impact = PREFIX_IMPACT * rate_rarity(self._statistics.documents, len(numbers))
        return dict.fromkeys(numbers, impact)

    def _read_document(self, number: int) -> SearchDocument:
        return self._reader.read_document(self._statistics.docnums[number])

    def _find_passages(self, number: int) -> list[list[Unit]]:
        return [read_units(passage, self._analyzer) for passage in self._read_document(number).passages]

    def _describe(self, candidate: Candidate, found: _Found) -> Hit:
        document = self._read_document(candidate.number)
        terms, impacts = found.resolution.marked, found.resolution.impacts
        missing = [
            typed for term, typed in found.query.asked if candidate.number not in impacts.get(term, {})
        ]
        return Hit(
            candidate.number,
            document.id,
            document.url,
            document.headline,
            document.date,
            document.date_text,
            document.section,
            document.publication,
            document.lang,
            candidate.score,
            not missing,
            tuple(missing),
            mark_words(document.headline, terms, self._analyzer),
            make_excerpt(document.body or document.lead, terms, self._analyzer),
        )


def search(
    index: Path | Searcher,
    query: str,
    limit: int = 10,
    offset: int = 0,
    options: SearchOptions = _DEFAULT,
) -> SearchResult:
    """The answer to a reader's query, from an index directory or an open `Searcher`.

    Raises IndexFormatError when the directory holds no index that can be used.
    """
    if isinstance(index, Searcher):
        return index.search(query, limit, offset, options)
    analyzer = Analyzer.load()
    with open_index(index, analyzer) as reader:
        return Searcher(reader, Vocabulary.load(index), analyzer).search(query, limit, offset, options)
