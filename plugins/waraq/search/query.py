"""The query language: what a reader typed, read as words, phrases and exclusions.

The grammar stands in `docs/search.md` and is mirrored in `client/query.js`;
`tests/golden/query.json` is read by the tests of both. Every text is a query:
what can't be understood as a sign is read as a separator.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from waraq.search.units import Unit, read_units
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

Note = Literal["", "empty", "common"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of characters or a quoted text, before it is divided into words."""

    text: str
    quoted: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is searched: its term, and how the reader typed it."""

    term: str
    typed: str


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
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    excluded_phrases: tuple[tuple[str, ...], ...] = ()
    note: Note = ""


def parse_query(text: str, analyzer: Analyzer) -> Query:
    """The query that a reader's text means; never raises.

    >>> query = parse_query("لاہور ”عالمی بینک“ -کرکٹ", Analyzer.load())
    >>> [word.typed for word in query.words], query.phrases, query.excluded
    (['لاہور', 'عالمی', 'بینک'], (('عالمی', 'بینک'),), ('کرکٹ',))
    """
    reading = _Reading()
    for clause in split_clauses(text):
        reading.add(clause, read_units(clause.text, analyzer))
    return reading.finish()


@dataclass(slots=True)
class _Reading:
    words: dict[str, Word] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    phrases: dict[tuple[str, ...], None] = field(default_factory=dict)
    excluded: dict[str, None] = field(default_factory=dict)
    excluded_phrases: dict[tuple[str, ...], None] = field(default_factory=dict)
    common: bool = False

    def add(self, clause: Clause, units: list[Unit]) -> None:
        phrase = tuple(unit.text for unit in units[:LONGEST_PHRASE])
        if clause.excluded:
            if len(units) == 1 and units[0].indexed:
                self.excluded[units[0].text] = None
            elif len(units) > 1:
                self.excluded_phrases[phrase] = None
            return
        self.common = self.common or bool(units)
        for unit in units:
            if unit.indexed:
                self.words.setdefault(unit.text, Word(unit.text, clause.text[unit.start : unit.end]))
        if clause.quoted:
            self.required.update(unit.text for unit in units[:LONGEST_PHRASE] if unit.indexed)
            if len(units) > 1:
                self.phrases[phrase] = None

    def finish(self) -> Query:
        words = tuple(self.words.values())[:MOST_WORDS]
        if not words:
            return Query(note="common" if self.common else "empty")
        return Query(
            words,
            frozenset(word.term for word in words if word.term in self.required),
            tuple(self.phrases)[:MOST_PHRASES],
            tuple(self.excluded)[:MOST_WORDS],
            tuple(self.excluded_phrases)[:MOST_PHRASES],
        )


def split_clauses(text: str) -> list[Clause]:
    """The clauses of a query as typed, in linear time.

    >>> [(clause.text, clause.quoted) for clause in split_clauses("«جامعہ کراچی» طلبہ")]
    [('جامعہ کراچی', True), ('طلبہ', False)]
    """
    clauses: list[Clause] = []
    position = 0
    excluded = False
    while position < len(text):
        if text[position] in SPACES:
            position, excluded = position + 1, False
            continue
        if text[position] == EXCLUDE and (position == 0 or text[position - 1] in SPACES):
            position, excluded = position + 1, True
            continue
        width = _measure_quote(text, position)
        start = position + width
        end = _find(text, start, quotes_only=width > 0)
        if width and end == len(text):  # a mark without a partner only divides
            position = start
            continue
        clauses.append(Clause(text[start:end], quoted=width > 0, excluded=excluded))
        position, excluded = end + (_measure_quote(text, end) if width else 0), False
    return clauses


def _measure_quote(text: str, position: int) -> int:
    """How many characters the quotation mark at `position` has; 0 when there is none."""
    if text[position] in QUOTES:
        return 1
    pair = text[position : position + 2]
    return 2 if len(pair) == 2 and HALF_QUOTES.issuperset(pair) else 0


def _find(text: str, start: int, *, quotes_only: bool) -> int:
    """Where the next quotation mark (or space) stands; the length of the text when there is none."""
    for position in range(start, len(text)):
        if _measure_quote(text, position) or (not quotes_only and text[position] in SPACES):
            return position
    return len(text)
