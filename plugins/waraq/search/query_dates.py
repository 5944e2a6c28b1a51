"""Dates in a query, read as their first and last day (mirrored in `client/query-dates.js`)."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from waraq.dates import edtf_sort_key
from waraq.search.query_signs import DIRECTIONS
from waraq.text import to_latin_digits

# A right-to-left line shows 2014-05 in another order; typists set direction marks to mend that.
_MARKS = f"[{''.join(sorted(DIRECTIONS))}]*"
_DIGIT = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_YEAR = f"[12\u0661\u0662\u06f1\u06f2]{_DIGIT}{{3}}"
_SIGN = "\u0621"  # of the Christian year: 2014ء
_PART = f"{_YEAR}(?:{_MARKS}{_SIGN}|{_MARKS}-{_MARKS}{_DIGIT}{{2}}(?:{_MARKS}-{_MARKS}{_DIGIT}{{2}})?)?"
_DOTS = "\\.\\.|\u2026|\u06d4\u06d4"
_RANGE = re.compile(f"({_PART})?(?:{_MARKS}({_DOTS})(?:{_MARKS}({_PART}))?)?")
_NO_DATE = re.compile(f"[{''.join(sorted(DIRECTIONS))}{_SIGN}]+")


class Days(NamedTuple):
    """The first and the last day (ISO; empty where the range is open), and where the text of it ends."""

    first: str
    last: str
    end: int


def read_days(text: str, position: int, *, year_alone: bool) -> Days | None:
    """The date or range that begins at `position`; None where there is none.

    A year alone is a date only where `year_alone` says so. Whether more
    digits follow, the caller must see.

    >>> read_days("2014-05..۲۰۱۸", 0, year_alone=False)
    Days(first='2014-05-01', last='2018-12-31', end=13)
    >>> read_days("2014-02-30", 0, year_alone=True), read_days("2014", 0, year_alone=False)
    (None, None)
    >>> read_days("2014ء..2018ء", 0, year_alone=False)
    Days(first='2014-01-01', last='2018-12-31', end=12)
    """
    match = _RANGE.match(text, position)
    if match is None:
        return None
    start, dots, stop = (_NO_DATE.sub("", part or "") for part in match.groups())
    if not (start or stop) or (not dots and len(start) == 4 and not year_alone):
        return None
    try:
        first = find_days(start)[0] if start else ""
        last = find_days(stop or start)[1] if stop or not dots else ""
    except ValueError:  # no month 13, no 30 February
        return None
    return None if first and last and last < first else Days(first, last, match.end())


def find_days(part: str) -> tuple[str, str]:
    """The first and last day of a year, month or day; raises ValueError for one that is in no calendar."""
    year, month, day = edtf_sort_key(to_latin_digits(part))
    last = month or 12
    return (
        f"{year}-{month or 1:02}-{day or 1:02}",
        f"{year}-{last:02}-{day or monthrange(year, last)[1]:02}",
    )
