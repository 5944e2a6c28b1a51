"""Dates in numbers and in English, as databases, tables and old pages have them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from waraq.dates import english_month, english_weekday, parse_edtf

Order = Literal["DMY", "MDY"]
ORDERS: tuple[Order, ...] = ("DMY", "MDY")
MONTHS = 12
SHORT = 3  # letters of Mar and Mon
_TIME = r"(?:(?:[T,]|\s)\s*(?:at\s+|-\s*)?\d{1,2}[:.]\d{2}.{0,30})?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?P<weekday>[a-z]{3,9})\.?,?\s+)?"
_ENGLISH = tuple(
    re.compile(rf"{_WEEKDAY}{written}{_TIME}")
    for written in (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH}[,\s-]+{_YEAR}")
)


class UnclearDateError(ValueError):
    """A date that could be read if the editor said more: `remedy` tells what."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def read_numbers(text: str, order: Order | None = None) -> str | None:
    """Read a day in numbers, also with a time behind it; None for anything else.

    Where the year comes first the month follows. Where it comes last `order`
    says which of the others is the day; without it that must be plain: above
    12, or both the same. Raises ValueError for a day that doesn't exist, and
    UnclearDateError.

    >>> read_numbers("2014/3/4 10:30"), read_numbers("25-3-2014"), read_numbers("04/03/2014", "DMY")
    ('2014-03-04', '2014-03-25', '2014-03-04')
    """
    if found := _YEAR_FIRST.fullmatch(text):
        return parse_edtf(f"{found[1]}-{found[3]:0>2}-{found[4]:0>2}")
    if (found := _YEAR_LAST.fullmatch(text)) is None:
        return None
    first, second = int(found[1]), int(found[3])
    if order is None and max(first, second) <= MONTHS and first != second:
        reason = f"“{text}” has its day and its month in an order that nothing tells"
        remedy = "write “dates: DMY”, or “dates: MDY”, in source.yaml, or correct it, as in 2025-01-17"
        raise UnclearDateError(reason, remedy)
    is_month_first = order == "MDY" if order else second > MONTHS
    month, day = (first, second) if is_month_first else (second, first)
    return parse_edtf(f"{found[4]}-{month:02}-{day:02}")


def read_english(text: str) -> str | None:
    """Read a day with the English name of its month, also with a weekday and a time; None for anything else.

    Raises ValueError for a day that doesn't exist.

    >>> read_english("Monday, March 4th, 2019"), read_english("04-Mar-2019 10:30 AM")
    ('2019-03-04', '2019-03-04')
    """
    lower = text.lower()
    for form in _ENGLISH:
        if (found := form.fullmatch(lower)) and (month := _load_months().get(found["month"])):
            if found["weekday"] and found["weekday"] not in _load_weekdays():
                return None
            return parse_edtf(f"{found['year']}-{month:02}-{found['day']:0>2}")
    return None


def is_english_month(name: str) -> bool:
    """Tell whether a word is the name of a month, whole or by three letters.

    >>> is_english_month("Oct"), is_english_month("Lahore")
    (True, False)
    """
    return name.lower() in _load_months()


@cache
def _load_months() -> Mapping[str, int]:
    names = {english_month(number).lower(): number for number in range(1, MONTHS + 1)}
    return names | {name[:SHORT]: number for name, number in names.items()} | {"sept": names["september"]}


@cache
def _load_weekdays() -> frozenset[str]:
    names = [english_weekday(number).lower() for number in range(7)]
    return frozenset((*names, *(name[:SHORT] for name in names)))
