"""The names of months in both calendars and of weekdays: what they are called, and found as runs of words.

The names are in ``months.tsv`` and ``weekdays.tsv``, the usual spelling of
each first; all are compared after folding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from waraq.text import Token, fold, tokenize
from waraq.text.tables import read_table

Calendar = Literal["gregorian", "hijri"]


@dataclass(frozen=True, slots=True)
class MonthName:
    """A spelling of a month or weekday: its folded words, and beside which words it means another thing.

    `common`: the name is also a common word: a day before a month, «گزشتہ» before a weekday prove nothing.
    """

    spelling: str
    words: tuple[str, ...]
    calendar: Calendar
    number: int
    not_after: frozenset[str]
    not_before: frozenset[str]
    common: bool


_Names = Mapping[str, Sequence[MonthName]]


@cache
def _months() -> Sequence[MonthName]:
    names: list[MonthName] = []
    header = ["name", "calendar", "number", "not_after", "not_before", "why"]
    for row in read_table("months.tsv", header):
        calendar: Calendar = "hijri" if row[1] == "hijri" else "gregorian"
        if row[1] != calendar or not 1 <= row.number(2) <= 12:
            raise row.error(1, "a month is gregorian or hijri, 1 to 12")
        traps, words = _fold_words(row[3]), _split_words(row[0])
        names.append(
            MonthName(
                row[0], words, calendar, row.number(2), traps - {"*"}, _fold_words(row[4]), "*" in traps
            )
        )
    return names


@cache
def _weekdays() -> Sequence[MonthName]:
    names: list[MonthName] = []
    for row in read_table("weekdays.tsv", ["name", "calendar", "number", "not_after", "why"]):
        if row[1] != "gregorian" or not 0 <= row.number(2) <= 6:
            raise row.error(2, "a weekday is gregorian, 0 (Monday) to 6")
        words, traps = _split_words(row[0]), _fold_words(row[3])
        names.append(
            MonthName(row[0], words, "gregorian", row.number(2), traps - {"*"}, frozenset(), "*" in traps)
        )
    return names


@cache
def _months_by_first_word() -> _Names:
    return _group_by_first_word(_months())


@cache
def _weekdays_by_first_word() -> _Names:
    return _group_by_first_word(_weekdays())


def _group_by_first_word(names: Sequence[MonthName]) -> _Names:
    """The names by the word they begin with, the longest first."""
    groups: dict[str, list[MonthName]] = {}
    for name in sorted(names, key=lambda each: -len(each.words)):
        groups.setdefault(name.words[0], []).append(name)
    return groups


def _split_words(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(name))


def _fold_words(cell: str) -> frozenset[str]:
    return frozenset(fold(word) for word in cell.split())


def month_name(number: int, calendar: Calendar = "gregorian") -> str:
    """The usual Urdu name of a month, 1-12; raises `KeyError` for another number.

    >>> month_name(12), month_name(12, "hijri")
    ('دسمبر', 'ذوالحجہ')
    """
    return _usual_name(_months(), number, calendar)


def weekday_name(number: int) -> str:
    """The usual Urdu name of a weekday, Monday is 0; raises `KeyError` beyond 6.

    >>> weekday_name(4)
    'جمعہ'
    """
    return _usual_name(_weekdays(), number, "gregorian")


@cache
def _english_names() -> Mapping[tuple[str, int], str]:
    rows = read_table("calendar_en.tsv", ["name", "kind", "number", "why"])
    return {(row[1], row.number(2)): row[0] for row in rows}


def english_month(number: int) -> str:
    """The English name of a month of the Gregorian calendar, 1-12; raises `KeyError` for another number.

    >>> month_name(12), english_month(12)
    ('دسمبر', 'December')
    """
    return _english_names()["month", number]


def english_weekday(number: int) -> str:
    """The English name of a weekday, Monday is 0; raises `KeyError` beyond 6.

    >>> weekday_name(4), english_weekday(4)
    ('جمعہ', 'Friday')
    """
    return _english_names()["weekday", number]


def _usual_name(names: Sequence[MonthName], number: int, calendar: Calendar) -> str:
    """The first of the names with this number: variants stand below the usual spelling."""
    for name in names:
        if (name.number, name.calendar) == (number, calendar):
            return name.spelling
    raise KeyError(number)


def month_number(name: str) -> tuple[Calendar, int] | None:
    """The calendar and the number, 1-12, of a month in any of its spellings; None for what is no month.

    >>> month_number("ذی الحج"), month_number("اگسٹ"), month_number("صفر"), month_number("پیر")
    (('hijri', 12), ('gregorian', 8), ('hijri', 2), None)
    """
    found = _find_name(_months_by_first_word(), name)
    return (found.calendar, found.number) if found else None


def weekday_number(name: str) -> int | None:
    """The number of a weekday in any of its spellings, Monday is 0; None for what is no weekday.

    >>> weekday_number("سوموار"), weekday_number("جمعۃ المبارک"), weekday_number("مارچ")
    (0, 4, None)
    """
    found = _find_name(_weekdays_by_first_word(), name)
    return found.number if found else None


def _find_name(names: _Names, text: str) -> MonthName | None:
    words = _split_words(text)
    return next((name for name in names.get(words[0], ()) if name.words == words), None) if words else None


def match_month(tokens: Sequence[Token], position: int) -> MonthName | None:
    """The longest month name whose words begin at `position`, if the words around let it be one."""
    return _match(_months_by_first_word(), tokens, position)


def match_weekday(tokens: Sequence[Token], position: int) -> MonthName | None:
    """The longest weekday name whose words begin at `position`, if the words around let it be one."""
    return _match(_weekdays_by_first_word(), tokens, position)


def list_first_words() -> frozenset[str]:
    """The folded words with which a name of either kind begins."""
    return frozenset(_months_by_first_word()) | frozenset(_weekdays_by_first_word())


def _match(names: _Names, tokens: Sequence[Token], position: int) -> MonthName | None:
    if not 0 <= position < len(tokens):
        return None
    for name in names.get(tokens[position].text, ()):
        end = position + len(name.words)
        if tuple(token.text for token in tokens[position:end]) == name.words:
            before = tokens[position - 1].text if position else ""
            return None if before in name.not_after else name
    return None
