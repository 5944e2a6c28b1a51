"""The query language: what a reader typed, read as words, phrases and exclusions.

The grammar stands in `docs/search.md` and is mirrored in `client/query.js`;
`tests/golden/query.json` is read by the tests of both. Every text is a query:
what can't be understood as a sign is read as a separator.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from waraq.search.units import Unit, compound, read_units
from waraq.text import Analyzer

# White space and the direction marks that keyboards and copied text bring along. Named here
# because Python's and JavaScript's own ideas of white space differ.
SPACES = frozenset(
    "\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u061c\u200e\u200f"
    + "".join(map(chr, (*range(0x2000, 0x200C), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
)
# Any of these opens a phrase and the next one closes it: papers print “…”, ”…“, «…» and mix them.
QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d\u201e\u201f\uff02')
# Two in a row are a quotation mark to typists of InPage.
HALF_QUOTES = frozenset("'\u2018\u2019")
EXCLUDE = "-"

# One query fetches at most this many lists and checks at most this much text.
MOST_WORDS = 32
MOST_PHRASES = 8
LONGEST_PHRASE = 32
MOST_SEAMS = 4

_ZWNJ = "\u200c"

Note = Literal["", "empty", "common"]
Phrase: TypeAlias = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of characters or a quoted text, before it is divided into words."""

    text: str
    quoted: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is searched: its term, and how the reader typed it.

    `joins` are the terms of the word and a neighbour written as one. `parts`
    are the terms between its joiners (خوش‌حال), `splits` those of the words it
    may be without a space (آزادکشمیر), searched where the word itself is nowhere.
    """

    term: str
    typed: str
    joins: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    splits: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What to search.

    `words` are all distinct words that are wanted, those in phrases
    included. A document must have every term of `required` and every phrase
    of `phrases`, and none of `excluded` or `excluded_phrases`. `note` says
    why there are no words: nothing was typed, or only words that are too
    common to be indexed.
    """

    words: tuple[Word, ...] = ()
    required: frozenset[str] = frozenset()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[str, ...] = ()
    excluded_phrases: tuple[Phrase, ...] = ()
    note: Note = ""


def parse_query(text: str, analyzer: Analyzer) -> Query:
    """The query that a reader's text means; never raises.

    >>> query = parse_query("لاہور ”عالمی بینک“ -کرکٹ", Analyzer.load())
    >>> [word.typed for word in query.words], query.excluded
    (['لاہور', 'عالمی', 'بینک'], ('کرکٹ',))
    """
    reading = _Reading(analyzer)
    for clause in split_clauses(text):
        reading.add(clause, read_units(clause.text, analyzer))
    return reading.finish()


@dataclass(slots=True)
class _Reading:
    analyzer: Analyzer
    words: dict[str, Word] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    phrases: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    excluded: dict[str, None] = field(default_factory=dict)
    excluded_phrases: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    common: bool = False

    def add(self, clause: Clause, units: list[Unit]) -> None:
        phrase = tuple(units[:LONGEST_PHRASE])
        key = tuple(unit.text for unit in phrase)
        if clause.excluded:
            if len(units) == 1 and units[0].indexed:
                self.excluded[units[0].text] = None
            elif len(units) > 1:
                self.excluded_phrases.setdefault(key, phrase)
            return
        self.common = self.common or bool(units)
        for place, unit in enumerate(units):
            if unit.indexed and unit.text not in self.words:
                self.words[unit.text] = self.read_word(clause.text, units, place)
        if clause.quoted:
            self.required.update(unit.text for unit in phrase if unit.indexed)
            if len(units) > 1:
                self.phrases.setdefault(key, phrase)

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
        splits = [self.find_terms(pair) for pair in self.analyzer.find_seams(unit.folded)[:MOST_SEAMS]]
        return Word(unit.text, typed, tuple(filter(None, joins)), parts, tuple(filter(None, splits)))

    def find_terms(self, words: Iterable[str]) -> tuple[str, ...]:
        """The terms of some words, stopwords left out."""
        return tuple(term for word in words for term in self.analyzer.query_terms(word))

    def finish(self) -> Query:
        words = tuple(self.words.values())[:MOST_WORDS]
        if not words:
            return Query(note="common" if self.common else "empty")
        return Query(
            words,
            frozenset(word.term for word in words if word.term in self.required),
            tuple(self.phrases.values())[:MOST_PHRASES],
            tuple(self.excluded)[:MOST_WORDS],
            tuple(self.excluded_phrases.values())[:MOST_PHRASES],
        )


def split_clauses(text: str) -> list[Clause]:
    """The clauses of a query as typed, in linear time.

    >>> [(clause.text, clause.quoted) for clause in split_clauses("«جامعہ کراچی» طلبہ کی تعداد")]
    [('جامعہ کراچی', True), ('طلبہ کی تعداد', False)]
    """
    clauses: list[Clause] = []
    position = 0
    excluded = False
    while position < len(text):
        if text[position] in SPACES:
            position, excluded = position + 1, False
            continue
        if _excludes(text, position):
            position, excluded = position + 1, True
            continue
        width = _measure_quote(text, position)
        start = position + width
        end = _find_quote(text, start) if width else _find_end(text, start, excluded=excluded)
        if width and end == len(text):  # a mark without a partner only divides
            position = start
            continue
        clauses.append(Clause(text[start:end], quoted=width > 0, excluded=excluded))
        position, excluded = end + (_measure_quote(text, end) if width else 0), False
    return clauses


def _excludes(text: str, position: int) -> bool:
    return text[position] == EXCLUDE and (position == 0 or text[position - 1] in SPACES)


def _measure_quote(text: str, position: int) -> int:
    """How many characters the quotation mark at `position` has; 0 when there is none."""
    if text[position] in QUOTES:
        return 1
    pair = text[position : position + 2]
    return 2 if len(pair) == 2 and HALF_QUOTES.issuperset(pair) else 0


def _find_quote(text: str, start: int) -> int:
    """Where the next quotation mark stands; the length of the text when there is none."""
    return next((place for place in range(start, len(text)) if _measure_quote(text, place)), len(text))


def _find_end(text: str, start: int, *, excluded: bool) -> int:
    """Where a run of words ends: before a quotation mark or an exclusion; an exclusion ends at a space."""
    for position in range(start, len(text)):
        if _measure_quote(text, position) or (position > start and _excludes(text, position)):
            return position
        if excluded and text[position] in SPACES:
            return position
    return len(text)
