"""Hijri dates as Gregorian ones, by the Umm al-Qura calendar.

The months of the subcontinent begin when the moon is seen there, often a day
later than the computed ones; so every converted value is marked approximate
(``~``, EDTF level 1). The library's tables hold the years 1343-1500.
"""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

FIRST_YEAR, LAST_YEAR = 1343, 1500


def convert_hijri(year: int, month: int, day: int) -> str | None:
    """The EDTF value of a Hijri day; of a month or year (day, month 0) the interval of its days.

    None where the calendar has no such day, or beyond the years 1343-1500.

    >>> convert_hijri(1446, 7, 17)
    '2025-01-17~'
    >>> convert_hijri(1446, 9, 0)
    '2025-03-01~/2025-03-29~'
    >>> convert_hijri(1250, 1, 1) is None
    True
    """
    if day:
        found = _to_gregorian(year, month, day)
        return f"{found.isoformat()}~" if found else None
    last_month = month or 12
    first = _to_gregorian(year, month or 1, 1)
    last = _to_gregorian(year, last_month, 30) or _to_gregorian(year, last_month, 29)
    return f"{first.isoformat()}~/{last.isoformat()}~" if first and last else None


def find_nearest_hijri_year(month: int, day: int, reference: date) -> int | None:
    """The Hijri year in which a day of a month is nearest to `reference`, or None where none can be told."""
    try:
        here = Gregorian.fromdate(reference).to_hijri().year
    except (OverflowError, ValueError):
        return None
    found = [(_to_gregorian(year, month, day), year) for year in (here - 1, here, here + 1)]
    return min(
        (year for when, year in found if when),
        key=lambda year: abs((_to_gregorian(year, month, day) or reference) - reference),
        default=None,
    )


def _to_gregorian(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):  # the calendar ends, or the month has only 29 days
        return None
    return date(found.year, found.month, found.day)
