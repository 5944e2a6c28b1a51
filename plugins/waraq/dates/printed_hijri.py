"""Hijri dates as papers print them beside the Christian ones, and how far off they can be."""

from __future__ import annotations

from datetime import date, timedelta

from waraq.dates.finder import DateMention, find_plain_dates

_DAY = len("1446-07-17")
_WRAPPING = " \u060c\u06d4.()"
# Of the arithmetic calendar: 11 of 30 years have 355 days, months 30 and 29 by turns; the first day as an
# ordinal of Python's calendar, the 16th of July 622 of the Julian one (civil epoch).
_CYCLE, _LEAP_YEARS, _YEAR = 30, 11, 354
_FIRST_DAY = 227015


def find_hijri(text: str) -> list[DateMention]:
    """The Hijri dates of a text that name day, month and year; their code points, half open.

    >>> [text[m.start : m.end] for text in ["جمعہ 17 رجب 1446ھ، 17 جنوری 2025ء"] for m in find_hijri(text)]
    ['جمعہ 17 رجب 1446ھ']
    """
    found = find_plain_dates(text)
    return [each for each in found if each.hijri and len(each.hijri) == _DAY and each.hijri[0] != "X"]


def read_hijri(printed: str) -> str:
    """The day that a printed Hijri date names, 1446-07-17; raises `ValueError` for all else.

    >>> read_hijri("۱۷ رجب المرجب ۱۴۴۶ھ")
    '1446-07-17'
    >>> read_hijri("17 جنوری 2025ء")
    Traceback (most recent call last):
        ...
    ValueError: a Hijri date is a day, the name of a month and a year: 17 رجب 1446ھ
    """
    for found in find_hijri(printed):
        if found.hijri and not (printed[: found.start] + printed[found.end :]).strip(_WRAPPING):
            return found.hijri
    message = "a Hijri date is a day, the name of a month and a year: 17 رجب 1446ھ"
    raise ValueError(message)


def tabular_day(hijri: str) -> date | None:
    """The day on which a Hijri day falls by the arithmetic calendar; None beyond Python's years.

    Where the moon is looked for, as in Pakistan, a month begins up to two days earlier or later.

    >>> tabular_day(read_hijri("27 رمضان المبارک 1366ھ"))
    datetime.date(1947, 8, 14)
    """
    year, month, day = map(int, hijri.split("-"))
    days = _YEAR * (year - 1) + (_LEAP_YEARS * year + 3) // _CYCLE + 29 * (month - 1) + month // 2 + day - 1
    try:
        return date.fromordinal(_FIRST_DAY) + timedelta(days)
    except OverflowError:
        return None
