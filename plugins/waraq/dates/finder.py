"""The dates a text mentions, in the ways Urdu papers write them.

A number alone is no date: it needs a month's name, the sign of an era
(2025ء, 1446ھ) or a word such as سال before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from waraq.dates.edtf import edtf_sort_key, parse_edtf
from waraq.dates.months import MonthName, match_month
from waraq.dates.words import date_words
from waraq.text import Token, tokenize

_HAMZA = "\u0621"  # the sign of the Christian era
_HAMZA_TYPOS = "\u0626\u0639"  # ئ and ع, where a keyboard has no ء
_HIJRI_SIGNS = "\u06be\u06c1\u0647"  # ھ, and the other hehs typed for it
_LINKS = frozenset({"", " ", "\u00a0", "، ", "،", ", ", ",", "-", " - ", "/"})
_NUMERIC_LINKS = frozenset({"-", "/", ".", "\u2013"})


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: code points `start` to `end`, half open, and what it means.

    `edtf` is None for a Hijri date, which is given in `hijri` as printed, and
    for a day and month whose year nothing tells.
    """

    start: int
    end: int
    edtf: str | None
    hijri: str | None = None


@dataclass(frozen=True, slots=True)
class _Year:
    number: int
    era: str  # christian, hijri, or nothing when the text does not say
    end: int
    next_token: int


def find_dates(text: str, reference: str | None = None) -> list[DateMention]:
    """The dates in reading order, none overlapping.

    `reference` is the EDTF day the text was written on; a day and month
    without a year then mean the year that brings them nearest to it.

    >>> [m.edtf for m in find_dates("17 جنوری 2025 کو اور یکم مارچ ۲۰۲۴ء، پھر 2014ء میں")]
    ['2025-01-17', '2024-03-01', '2014']
    >>> find_dates("لانگ مارچ میں 500 افراد")
    []
    >>> find_dates("17 رجب 1446ھ کو")[0].hijri
    '17 رجب 1446ھ'
    """
    return _Finder(text, tokenize(text), reference).find_all()


class _Finder:
    def __init__(self, text: str, tokens: Sequence[Token], reference: str | None) -> None:
        self._text = text
        self._tokens = tokens
        self._reference = edtf_sort_key(reference)
        self._mentions: list[DateMention] = []

    def find_all(self) -> list[DateMention]:
        position = 0
        while position < len(self._tokens):
            position = self._take_month(position) or self._take_number(position) or position + 1
        return self._mentions

    def _take_month(self, position: int) -> int | None:
        """A month's name with the day before or behind it and the year behind; the position after it."""
        name = match_month(self._tokens, position)
        if name is None or (position and self._tokens[position - 1].text in name.not_after):
            return None
        after = position + len(name.words)
        day = self._read_day(position - 1) if self._linked(position) else 0
        start = self._tokens[position - 1 if day else position].start
        if not day and self._reads_day_behind(after):
            day, after = self._read_day(after), after + 1
        year = self._read_year(after, name.calendar) if self._linked(after) else None
        if not (year or (day and not name.needs_year)):
            return None
        end = year.end if year else self._tokens[after - 1].end
        self._add(start, end, name, year, day)
        return year.next_token if year else after

    def _reads_day_behind(self, position: int) -> bool:
        """American order: جنوری 17، 2025."""
        return (
            self._linked(position)
            and self._linked(position + 1)
            and bool(self._read_day(position))
            and self._read_year(position + 1, "gregorian") is not None
        )

    def _add(self, start: int, end: int, name: MonthName, year: _Year | None, day: int) -> None:
        if name.calendar == "hijri":
            self._mentions.append(DateMention(start, end, None, self._text[start:end]))
            return
        edtf = _write_edtf(year.number if year else self._nearest_year(name.number, day), name.number, day)
        if edtf is not None or year is None:
            self._mentions.append(DateMention(start, end, edtf))

    def _take_number(self, position: int) -> int | None:
        """A numeric day (17-01-2025, 2025-01-17) or a year that says it is one; the position after it."""
        if not self._tokens[position].text.isdigit():
            return None
        return self._take_numeric_day(position) or self._take_year(position)

    def _take_numeric_day(self, position: int) -> int | None:
        tokens = self._tokens[position : position + 3]
        links = {self._text[a.end : b.start] for a, b in pairwise(tokens)}
        if len(tokens) < 3 or len(links) > 1 or not links <= _NUMERIC_LINKS:
            return None
        first, second, third = (token.text for token in tokens)
        if len(third) == 4 and len(first) <= 2:
            first, third = third, first
        parts = [part for part in (first, second, third) if part.isdigit()]
        if len(parts) < 3 or len(first) != 4 or len(second) > 2 or len(third) > 2:
            return None
        edtf = _write_edtf(int(first), int(second), int(third))
        if edtf is None:
            return None
        self._mentions.append(DateMention(tokens[0].start, tokens[2].end, edtf))
        return position + 3

    def _take_year(self, position: int) -> int | None:
        year = self._read_year(position, "")
        if year is None or self._is("before_christ", year.next_token):
            return None
        named = self._is("year", position - 1)
        if not year.era and not (named and 1000 <= year.number <= 2100):
            return None
        if self._is("decade", year.next_token + 1) or self._is("decade", year.next_token):
            return None
        start = self._tokens[position].start
        if year.era == "hijri":
            self._mentions.append(DateMention(start, year.end, None, self._text[start : year.end]))
        else:
            self._mentions.append(DateMention(start, year.end, _write_edtf(year.number, 0, 0)))
        return year.next_token

    def _is(self, role: str, position: int) -> bool:
        """Whether the token at the position exists and is one of the table's words of this role."""
        return 0 <= position < len(self._tokens) and self._tokens[position].text in date_words(role)

    def _linked(self, position: int) -> bool:
        """Whether nothing but a space, a comma or a hyphen parts the token from the one before."""
        if not 0 < position < len(self._tokens):
            return False
        gap = self._text[self._tokens[position - 1].end : self._tokens[position].start]
        return gap in _LINKS

    def _read_day(self, position: int) -> int:
        """The day of the month the token gives, or 0."""
        token = self._tokens[position].text
        if self._is("first", position):
            return 1
        return int(token) if len(token) <= 2 and token.isdigit() and 1 <= int(token) <= 31 else 0

    def _read_year(self, position: int, calendar: str) -> _Year | None:
        """The year at the position, with the sign or word of its era."""
        if calendar and position + 1 < len(self._tokens) and self._is("year", position):
            position += 1
        if position >= len(self._tokens):
            return None
        token = self._tokens[position]
        if not token.text.isdigit() or len(token.text) > 4:
            return None
        era, end, following = self._read_era(position)
        expected = {"gregorian": "christian"}.get(calendar, calendar)
        plausible = len(token.text) == 4 or (era and len(token.text) == 3)
        if not plausible or (calendar and era and era != expected) or int(token.text) == 0:
            return None
        if calendar == "gregorian" and not era and not 1000 <= int(token.text) <= 2100:
            return None
        return _Year(int(token.text), era, end, following)

    def _read_era(self, position: int) -> tuple[str, int, int]:
        """The era of a year, where its sign ends, and the token after it."""
        token, following = self._tokens[position], position + 1
        if self._text[token.end - 1] == _HAMZA:
            return "christian", token.end, following
        place = token.end + (self._text[token.end : token.end + 1] == " ")
        sign = self._text[place : place + 1]
        if sign and not self._text[place + 1 : place + 2].isalpha():
            if sign == _HAMZA:
                return "christian", place + 1, following
            if sign in _HIJRI_SIGNS:
                return "hijri", place + 1, following + 1
            if sign in _HAMZA_TYPOS and place == token.end:
                return "christian", place + 1, following + 1
        for era in ("hijri", "christian"):
            if self._is(era, following):
                return era, self._tokens[following].end, following + 1
        return "", token.end, following

    def _nearest_year(self, month: int, day: int) -> int | None:
        year, *here = self._reference
        if not year or not here[0]:
            return year or None
        distance = (month - here[0]) * 31 + day - here[1]
        return year + 1 if distance < -186 else year - 1 if distance > 186 else year


def _write_edtf(year: int | None, month: int, day: int) -> str | None:
    """The checked value of as many parts as are known, or None where there is no such day."""
    if year is None:
        return None
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    try:
        return parse_edtf("-".join(parts))
    except ValueError:
        return None
