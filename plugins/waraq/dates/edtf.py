"""EDTF values of day, month and year precision, and how Urdu papers print them."""

from __future__ import annotations

from calendar import monthrange
from typing import Literal

from waraq.dates.months import english_month, month_name
from waraq.text import to_latin_digits, to_urdu_digits

Digits = Literal["latin", "urdu"]

QUALIFIERS = ("~", "?", "%")
_YEAR_SIGN = "\u0621"  # hamza, the printed sign of the Christian era


def parse_edtf(value: str) -> str:
    """The value in plain form, with digits 0-9; raises `ValueError` that says what is wrong.

    >>> parse_edtf(" ۲۰۲۵-۰۱-۱۷ ")
    '2025-01-17'
    >>> parse_edtf("2025-02-30")
    Traceback (most recent call last):
        ...
    ValueError: '2025-02-30': month 2 of 2025 has 28 days
    >>> parse_edtf("17 جنوری 2025")
    Traceback (most recent call last):
        ...
    ValueError: '17 جنوری 2025': a date is a year, a month or a day: 2025, 2025-01 or 2025-01-17
    """
    plain = to_latin_digits(value.strip())
    parts = plain.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not _are_numbers(parts):
        message = f"{value!r}: a date is a year, a month or a day: 2025, 2025-01 or 2025-01-17"
        raise ValueError(message)
    year, month, day = _split_numbers(parts)
    if year == 0:
        message = f"{value!r}: there is no year 0"
        raise ValueError(message)
    if len(parts) > 1 and not 1 <= month <= 12:
        message = f"{value!r}: there is no month {month}"
        raise ValueError(message)
    if len(parts) > 2 and not 1 <= day <= monthrange(year, month)[1]:
        message = f"{value!r}: month {month} of {year} has {monthrange(year, month)[1]} days"
        raise ValueError(message)
    return plain


def split_qualifier(value: str) -> tuple[str, str]:
    """A value and the qualifier behind it: ``~`` approximate, ``?`` uncertain, ``%`` both, or none.

    >>> {name: split_qualifier(edtf) for name, edtf in (("تقریباً", "1992-03~"), ("یقینی", "1992"))}
    {'تقریباً': ('1992-03', '~'), 'یقینی': ('1992', '')}
    """
    plain = value.strip()
    return (plain[:-1], plain[-1]) if plain.endswith(QUALIFIERS) else (plain, "")


def _are_numbers(parts: list[str]) -> bool:
    return all(part.isascii() and part.isdigit() for part in parts)


def _split_numbers(parts: list[str]) -> tuple[int, int, int]:
    year, month, day = (*map(int, parts), 0, 0)[:3]
    return year, month, day


def edtf_sort_key(value: str | None) -> tuple[int, int, int]:
    """Year, month and day, 0 for what is unknown: an undated thing sorts before all dated ones.

    Raises `ValueError` for anything `parse_edtf` refuses.

    >>> sorted(["2025-01-17", None, "2025", "2014-10"], key=edtf_sort_key)
    [None, '2014-10', '2025', '2025-01-17']
    >>> events = [("آزادی", "1947-08-14"), ("قرارداد", "1940-03-23"), ("بے تاریخ", None)]
    >>> [name for name, edtf in sorted(events, key=lambda event: edtf_sort_key(event[1]))]
    ['بے تاریخ', 'قرارداد', 'آزادی']
    """
    return _split_numbers(parse_edtf(value).split("-")) if value is not None else (0, 0, 0)


def format_edtf(edtf: str, digits: Digits = "latin") -> str:
    """The date as Urdu papers print it; raises `ValueError` for what `parse_edtf` refuses.

    >>> format_edtf("2025-01-17"), format_edtf("2025-01", "urdu"), format_edtf("2025")
    ('17 جنوری 2025ء', 'جنوری ۲۰۲۵ء', '2025ء')
    """
    year, month, day = edtf_sort_key(edtf)
    words = [f"{year}{_YEAR_SIGN}"]
    if month:
        words.insert(0, month_name(month))
    if day:
        words.insert(0, str(day))
    text = " ".join(words)
    return to_urdu_digits(text) if digits == "urdu" else text


def format_edtf_in_english(edtf: str) -> str:
    """The date as English papers of the region print it; raises `ValueError` for what `parse_edtf` refuses.

    >>> format_edtf("2025-01-17"), format_edtf_in_english("2025-01-17")
    ('17 جنوری 2025ء', '17 January 2025')
    >>> format_edtf_in_english("2025-01"), format_edtf_in_english("2025")
    ('January 2025', '2025')
    """
    year, month, day = edtf_sort_key(edtf)
    words = [str(day) if day else "", english_month(month) if month else "", str(year)]
    return " ".join(filter(None, words))
