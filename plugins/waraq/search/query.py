"""The query language: what a reader typed, read as words, phrases, fields, dates and exclusions.

The grammar stands in `docs/search.md` and is mirrored in `client/query.js`;
`tests/golden/query.json` is read by the tests of both. Every text is a query:
what can't be understood as a sign is read as a separator.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from waraq.search.clauses import Clause, split_clauses
from waraq.search.keys import prefix_key
from waraq.search.query_signs import SPACES
from waraq.search.units import Unit, compound, read_units
from waraq.text import Analyzer

# One query fetches at most this many lists and checks at most this much text.
MOST_WORDS = 32
MOST_PHRASES = 8
LONGEST_PHRASE = 32
MOST_SEAMS = 4
MOST_FILTERS = 8
MOST_DATES = 4
MOST_PREFIXES = 4

HEADLINE = "headline"

_ZWNJ = "\u200c"

Note = Literal["", "empty", "common"]
Phrase: TypeAlias = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is searched: its term, how the reader typed it, and that folded.

    `joins` are the terms of the word and a neighbour written as one. `parts`
    are the terms between its joiners (خوش‌حال), `splits` those of the words it
    may be without a space (آزادکشمیر), searched where the word itself is nowhere.
    """

    term: str
    typed: str
    folded: str
    joins: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    splits: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What a field must have, or must not: the units of the value, at least one.

    `field` is ``headline``, ``person``, ``place``, ``org``, ``section`` or
    ``publication``; `typed` is the value as typed, from its first word to its last.
    """

    field: str
    units: Phrase
    typed: str
    excluded: bool


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days of which an article must be, or must not.

    `first` and `last` are ISO days, both inclusive, empty where the range is
    open; one of them is there.
    """

    first: str
    last: str
    typed: str
    excluded: bool


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of words, two letters at least: each letter folded, spelling variants not joined."""

    folded: str
    typed: str


@dataclass(frozen=True, slots=True)
class Query:
    """What to search.

    `words` are all distinct words that are wanted, those in phrases and in
    headlines included. A document must have every term of `required` and
    every phrase of `phrases`, and none of `excluded` or `excluded_phrases`.
    `filters`, `dates` and `prefixes` are in the reader's order, each distinct
    one once. `note` says why nothing is asked: nothing was typed (or only
    what to exclude), or only words that are too common to be indexed.
    """

    words: tuple[Word, ...] = ()
    required: frozenset[str] = frozenset()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[str, ...] = ()
    excluded_phrases: tuple[Phrase, ...] = ()
    filters: tuple[Filter, ...] = ()
    dates: tuple[DateRange, ...] = ()
    prefixes: tuple[Prefix, ...] = ()
    note: Note = ""

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """What a document may have or lack: terms of words, letters of prefixes, and each as typed."""
        words = [(word.term, word.typed) for word in self.words]
        return (*words, *((prefix_key(prefix.folded), prefix.typed) for prefix in self.prefixes))


def parse_query(text: str, analyzer: Analyzer) -> Query:
    """The query that a reader's text means; never raises.

    >>> query = parse_query("لاہور ”عالمی بینک“ -کرکٹ شخص:عمران 2014.. صحاف*", Analyzer.load())
    >>> [word.typed for word in query.words], query.excluded
    (['لاہور', 'عالمی', 'بینک'], ('کرکٹ',))
    >>> [(each.field, each.typed) for each in query.filters], query.dates[0].first, query.prefixes[0].folded
    ([('person', 'عمران')], '2014-01-01', 'صحاف')
    """
    reading = _Reading(analyzer)
    for clause in split_clauses(text, analyzer):
        reading.add(clause)
    return reading.finish()


@dataclass(slots=True)
class _Reading:
    """Gathers what the clauses of one query mean; the dictionaries keep each distinct thing once."""

    analyzer: Analyzer
    words: dict[str, Word] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    phrases: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    excluded: dict[str, None] = field(default_factory=dict)
    excluded_phrases: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    filters: dict[tuple[str, bool, tuple[str, ...]], Filter] = field(default_factory=dict)
    dates: dict[tuple[str, str, bool], DateRange] = field(default_factory=dict)
    prefixes: dict[str, Prefix] = field(default_factory=dict)
    common: bool = False

    def add(self, clause: Clause) -> None:
        if clause.kind == "date":
            date = DateRange(clause.first, clause.last, clause.text, clause.excluded)
            self.dates.setdefault((date.first, date.last, date.excluded), date)
        elif clause.kind == "prefix":
            self.prefixes.setdefault(clause.folded, Prefix(clause.folded, clause.text))
        elif clause.kind == "field":
            self.add_filter(clause)
        else:
            self.add_text(clause, read_units(clause.text, self.analyzer))

    def add_filter(self, clause: Clause) -> None:
        units = read_units(clause.text, self.analyzer)
        if not units:  # signs are no value, so the field's name is a word
            self.add_text(
                Clause("run", clause.whole, clause.excluded), read_units(clause.whole, self.analyzer)
            )
            return
        phrase = tuple(units[:LONGEST_PHRASE])
        key = (clause.field, clause.excluded, tuple(unit.text for unit in phrase))
        if key in self.filters or len(self.filters) == MOST_FILTERS:
            return
        typed = clause.text[phrase[0].start : phrase[-1].end]
        self.filters[key] = Filter(clause.field, phrase, typed, clause.excluded)
        if clause.field == HEADLINE and not clause.excluded:
            self.add_words(clause.text, units)

    def add_text(self, clause: Clause, units: list[Unit]) -> None:
        """Add the words of a run or a phrase, or exclude them."""
        phrase = tuple(units[:LONGEST_PHRASE])
        key = tuple(unit.text for unit in phrase)
        if clause.excluded:
            if len(units) == 1 and units[0].indexed:
                self.excluded[units[0].text] = None
            elif len(units) > 1:
                self.excluded_phrases.setdefault(key, phrase)
            return
        self.common = self.common or bool(units)
        self.add_words(clause.text, units)
        if clause.kind == "phrase":
            self.required.update(unit.text for unit in phrase if unit.indexed)
            if len(units) > 1:
                self.phrases.setdefault(key, phrase)

    def add_words(self, text: str, units: list[Unit]) -> None:
        for place, unit in enumerate(units):
            if unit.indexed and unit.text not in self.words:
                self.words[unit.text] = self.read_word(text, units, place)

    def read_word(self, text: str, units: list[Unit], place: int) -> Word:
        unit = units[place]
        typed = text[unit.start : unit.end]
        pairs = zip(units[max(0, place - 1) : place + 1], units[max(1, place) : place + 2], strict=False)
        joins = [
            compound(left, right, self.analyzer)
            for left, right in pairs
            if all(character in SPACES for character in text[left.end : right.start])
        ]
        parts = self.find_terms(typed.split(_ZWNJ)) if _ZWNJ in typed else ()
        splits = [self.find_terms(pair) for pair in self.analyzer.find_seams(unit.folded, MOST_SEAMS)]
        return Word(
            unit.text, typed, unit.folded, tuple(filter(None, joins)), parts, tuple(filter(None, splits))
        )

    def find_terms(self, words: Iterable[str]) -> tuple[str, ...]:
        """The terms of some words, stopwords left out."""
        return tuple(term for word in words for term in self.analyzer.query_terms(word))

    def finish(self) -> Query:
        words = tuple(self.words.values())[:MOST_WORDS]
        filters = tuple(self.filters.values())
        dates = tuple(self.dates.values())[:MOST_DATES]
        prefixes = tuple(self.prefixes.values())[:MOST_PREFIXES]
        wanted = [each.typed for each in filters if not each.excluded]
        wanted += [each.typed for each in dates if not each.excluded]
        if not (words or prefixes or wanted):
            return Query(note="common" if self.common else "empty")
        return Query(
            words,
            frozenset(word.term for word in words if word.term in self.required),
            tuple(self.phrases.values())[:MOST_PHRASES],
            tuple(self.excluded)[:MOST_WORDS],
            tuple(self.excluded_phrases.values())[:MOST_PHRASES],
            filters,
            dates,
            prefixes,
        )
