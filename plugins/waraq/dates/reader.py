"""The smallest pieces of a date in a text: numbers, days, years and the signs of their eras."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waraq.dates.words import date_words, number_words
from waraq.text import Token

_HAMZA = "\u0621"  # the sign of the Christian era
_HAMZA_TYPOS = "\u0626\u0639"  # ئ and ع, where a keyboard has no ء
_HIJRI_SIGNS = "\u06be\u06c1\u0647"  # ھ, and the other hehs typed for it
_TATWEEL = "\u0640"  # keeps an Arabic heh in its initial form: 1446هـ
_DATE_SEPARATOR = "\u060d"  # between day and month in Indian papers
_FULL_STOP = "\u06d4"  # 17۔جنوری۔2025ء, without blanks
_DAY_LINKS = frozenset({"", "-", "/", _DATE_SEPARATOR})
_YEAR_LINKS = _DAY_LINKS | {"،", ","}
_BLANKS = " \u00a0"
_LONGEST_LINK = 3

FIRST_YEAR, LAST_YEAR = 1800, 2100  # of years without a sign of their era


@dataclass(frozen=True, slots=True)
class Year:
    """A year with its era's sign or word, which ends at code point `end`; `following` is the next token."""

    number: int
    era: str  # christian, hijri, or nothing when the text does not say
    end: int
    following: int


class Reader:
    """A text and its tokens; positions count tokens, and may lie outside."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def word(self, position: int) -> str:
        """The folded token, or nothing outside the text."""
        return self.tokens[position].text if 0 <= position < len(self.tokens) else ""

    def has_role(self, role: str, position: int) -> bool:
        """Whether the token is one of the table's words of this role."""
        return self.word(position) in date_words(role)

    def gap(self, end: int, position: int) -> str | None:
        """What stands between the code point `end` and a token; None outside the text."""
        return self.text[end : self.tokens[position].start] if position < len(self.tokens) else None

    def links(self, end: int, position: int, *, to_year: bool = False) -> bool:
        """Whether a blank, hyphen or stroke, or before a year a comma, is all between `end` and a token."""
        gap = self.gap(end, position)
        if gap is None or len(gap) > _LONGEST_LINK:
            return False
        return gap == _FULL_STOP or gap.strip(_BLANKS) in (_YEAR_LINKS if to_year else _DAY_LINKS)

    def is_blank(self, end: int, position: int) -> bool:
        """Whether the token follows after nothing but a blank or two."""
        gap = self.gap(end, position)
        return gap is not None and len(gap) <= 2 and not gap.strip()

    def read_number(self, position: int) -> int:
        """The number of up to two digits, or in words, at the position; 0 for none."""
        word = self.word(position)
        if word.isdigit():
            return int(word) if len(word) <= 2 else 0
        return number_words().get(word, 0)

    def read_day(self, position: int) -> tuple[int, int]:
        """The day of the month and the token after it: یکم, 17, چودہ, 10 ویں; or 0."""
        if self.has_role("first", position):
            return 1, position + 1
        day = self.read_number(position)
        if not 1 <= day <= 31:
            return 0, position
        is_ordinal = self.has_role("ordinal", position + 1) and self.word(position).isdigit()
        return day, position + 1 + is_ordinal

    def read_year(self, position: int, calendar: str) -> Year | None:
        """The year at the position, if it can be one of the calendar; any with an empty `calendar`."""
        if calendar and self.has_role("year", position):
            position += 1
        word = self.word(position)
        if not word.isdigit():
            return self._read_year_in_words(position, calendar)
        if len(word) == 2 and calendar != "hijri" and (short := self._read_short_year(position)):
            return short
        if not 2 <= len(word) <= 4 or int(word) == 0:
            return None
        year = self.read_era(position, int(word))
        expected = {"gregorian": "christian"}.get(calendar, calendar)
        if calendar and year.era and year.era != expected:
            return None
        return year if self._is_plausible(position, year, calendar) else None

    def _read_short_year(self, position: int) -> Year | None:
        """«65ء» and «سن 47»: years of the twentieth century, by their last digits from 30 on."""
        value = int(self.word(position))
        year = self.read_era(position, 1900 + value)
        signed = year.era == "christian" and self.text[year.end - 1] == _HAMZA
        named = not year.era and self.has_role("anno", position - 1)
        counted = self.has_role("years", year.following)
        return year if value >= 30 and (signed or (named and not counted)) else None

    def _is_plausible(self, position: int, year: Year, calendar: str) -> bool:
        width = len(self.word(position))
        if year.era == "hijri":
            return width > 2 or self.text[year.end - 1] not in _HIJRI_SIGNS[1:]
        if year.era:
            return width > 2
        if width < 4 or self.has_role("unit", year.following):
            return False
        if calendar == "hijri":
            return 1300 <= year.number <= 1500
        return (1000 if calendar else 1) <= year.number and (not calendar or year.number <= LAST_YEAR)

    def _read_year_in_words(self, position: int, calendar: str) -> Year | None:
        """انیس سو سینتالیس or دو ہزار پانچ."""
        value = number_words().get(self.word(position), 0)
        hundreds = value in {18, 19} and self.has_role("hundred", position + 1)
        thousands = value == 2 and self.has_role("thousand", position + 1)
        rest = number_words().get(self.word(position + 2), 0)
        if calendar == "hijri" or not rest or not (hundreds or thousands):
            return None
        number = value * (100 if hundreds else 1000) + rest
        return self.read_era(position + 2, number)

    def read_era(self, position: int, number: int) -> Year:
        """`number` as a year whose last token stands at the position, with the sign or word behind it."""
        token, following = self.tokens[position], position + 1
        if self.text[token.end - 1] == _HAMZA:
            return Year(number, "christian", token.end, following)
        place = token.end + (self.text[token.end : token.end + 1] == " ")
        sign = self.text[place : place + 1]
        after = self.text[place + 1 : place + 2]
        if sign and (not after.isalpha() or after == _TATWEEL):
            if sign == _HAMZA:
                return Year(number, "christian", place + 1, following)
            if sign in _HIJRI_SIGNS:
                return Year(number, "hijri", place + 1, following + 1)
            if sign in _HAMZA_TYPOS:
                return Year(number, "christian", place + 1, following + 1)
        for era in ("hijri", "christian"):
            if self.has_role(era, following):
                return Year(number, era, self.tokens[following].end, following + 1)
        return Year(number, "", token.end, following)
