"""A query as typed, divided into clauses (mirrored in `client/clauses.js`).

Only signs are looked at here, and the names of fields; what the words of a
clause are, `query.py` asks the analyzer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from waraq.search.query_dates import read_days
from waraq.search.query_signs import (
    BREAKS,
    COLONS,
    DIRECTIONS,
    EXCLUDE,
    FULL_STOPS,
    SPACES,
    STARS,
    excludes,
    find_quote,
    find_word_end,
    is_stop,
    measure_quote,
    skip_signs,
)
from waraq.text import Analyzer

Kind = Literal["run", "phrase", "field", "date", "prefix"]

DATE = "date"
SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is asked for, or excluded.

    `text` is what is typed of it: the run of words, the text between
    quotation marks, the value of a field, the date, the beginning of a word
    with its star. `field` is the field and `whole` its name and value
    together, `first` and `last` are the days of a date (ISO), `folded` are
    the letters of a prefix.
    """

    kind: Kind
    text: str
    excluded: bool = False
    field: str = ""
    whole: str = ""
    first: str = ""
    last: str = ""
    folded: str = ""


class _Found(NamedTuple):
    """A clause and its place in the query, half open."""

    clause: Clause
    start: int
    end: int


def split_clauses(text: str, analyzer: Analyzer) -> list[Clause]:
    """The clauses of a query in its order, in linear time; never raises.

    >>> clauses = split_clauses("سیلاب سے تباہی -place:لاہور 2014-05 «جامعہ کراچی»", Analyzer.load())
    >>> [(clause.kind, clause.text.strip()) for clause in clauses]
    [('run', 'سیلاب سے تباہی'), ('field', 'لاہور'), ('date', '2014-05'), ('phrase', 'جامعہ کراچی')]
    """
    splitter = _Splitter(text, analyzer)
    position = 0
    while position < len(text):
        position = splitter.step(position)
    splitter.close(position)
    return splitter.clauses


class _Splitter:
    """Goes through a query once. A run of words is open until something else begins."""

    def __init__(self, text: str, analyzer: Analyzer) -> None:
        self.clauses: list[Clause] = []
        self._text = text
        self._analyzer = analyzer
        self._run: int | None = None  # where the open run begins
        self._excluded = False

    def step(self, position: int) -> int:
        """Read what stands at `position`; where to go on."""
        text = self._text
        if text[position] in SPACES:
            if self._excluded:  # an exclusion ends at a space, also one of nothing
                self.close(position)
                self._excluded = False
            return position + 1
        if excludes(text, position):
            self.close(position)
            self._excluded = True
            return skip_signs(text, skip_signs(text, position, EXCLUDE), DIRECTIONS)
        width = measure_quote(text, position)
        if width:
            self.close(position)
            return self._take_phrase(position + width)
        if self._run is None or text[position - 1] in BREAKS or text[position - 1] in SPACES:
            return self._take_clause(position)
        return position + 1

    def close(self, position: int) -> None:
        """End the open run, if there is one."""
        if self._run is not None:
            self._add(Clause("run", self._text[self._run : position]))
            self._run = None

    def _add(self, clause: Clause) -> None:
        self.clauses.append(replace(clause, excluded=self._excluded))
        self._excluded = False

    def _take_phrase(self, start: int) -> int:
        end = find_quote(self._text, start)
        if end == len(self._text):  # a mark without a partner only divides
            return start
        self._add(Clause("phrase", self._text[start:end]))
        return end + measure_quote(self._text, end)

    def _take_clause(self, position: int) -> int:
        """Read a field, a date or a prefix where a word begins; without one the word belongs to a run."""
        found = _read_field(self._text, position, self._analyzer) or _read_date(self._text, position)
        if found is None and not self._excluded:
            found = _read_prefix(self._text, position, self._analyzer)
        if self._run is None and (found is None or found.start > position):
            self._run = position
        if found is None:
            return position + 1
        self.close(found.start)
        self._add(found.clause)
        return found.end


def _read_field(text: str, position: int, analyzer: Analyzer) -> _Found | None:
    """The name of a field, a colon and a value directly behind it."""
    stop = find_word_end(text, position, COLONS)
    colon = skip_signs(text, stop, DIRECTIONS)
    if colon == len(text) or text[colon] not in COLONS:
        return None
    field = analyzer.find_field(text[position:stop])
    start = skip_signs(text, colon + 1, DIRECTIONS)
    if not field or start == len(text):
        return None
    if field == DATE:
        date = _read_date(text, start, year_alone=True)
        return date and date._replace(start=position)
    width = measure_quote(text, start)
    end = find_quote(text, start + width) if width else find_word_end(text, start)
    if end == (len(text) if width else start):  # no second quotation mark, or no word
        return None
    after = end + (measure_quote(text, end) if width else 0)
    value = text[start + width : end]
    return _Found(Clause("field", value, field=field, whole=text[position:after]), position, after)


def _read_date(text: str, position: int, *, year_alone: bool = False) -> _Found | None:
    """A date or a range up to the end of a word."""
    days = read_days(text, position, year_alone=year_alone)
    if days is None or not is_stop(text, days.end):
        return None
    return _Found(
        Clause("date", text[position : days.end], first=days.first, last=days.last), position, days.end
    )


def _read_prefix(text: str, position: int, analyzer: Analyzer) -> _Found | None:
    """The last letters before a star at the end of a word; what stands before them stays in the run."""
    end = find_word_end(text, position)
    if end - position > 1 and text[end - 1] in FULL_STOPS:
        end -= 1
    if end - position <= SHORTEST_PREFIX or text[end - 1] not in STARS:
        return None
    letters = analyzer.read_last_letters(text[position : end - 1])
    if letters is None or len(letters.text) < SHORTEST_PREFIX:
        return None
    start = position + letters.start
    return _Found(Clause("prefix", text[start:end], folded=letters.text), start, end)
