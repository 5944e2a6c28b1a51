"""Which cells of a workbook are days, and which day a number is: the workbook itself says so."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

# Formats that Excel has built in: with a day; 27 to 36 and 50 to 58 are those of East Asia.
DAYS = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_ASIDE = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.|_.")
_FIRST_1904 = datetime(1904, 1, 1)
_FIRST_1900 = datetime(1899, 12, 31)
LEAP = 60  # Excel counts 29 February 1900, which never was
LAST = 2_958_465  # 31 December 9999


def is_day_format(code: str) -> bool:
    """Tell whether a format shows a day: a year, or a day and a month.

    >>> is_day_format('[$-420]dd/mm/yyyy'), is_day_format('0.00 "days"'), is_day_format("hh:mm")
    (True, False, False)
    """
    signs = _ASIDE.sub("", code.lower())
    return "y" in signs or ("d" in signs and "m" in signs)


def show_day(number: str, *, is_1904: bool) -> str:
    """Return the day that a number of a workbook means, with its time if it has one; others as they are.

    >>> show_day("41926", is_1904=False), show_day("40464.5", is_1904=True), show_day("1e99", is_1904=False)
    ('2014-10-14', '2014-10-14 12:00', '1e99')
    """
    try:
        count = float(number)
    except ValueError:
        return number
    if not 1 <= count <= LAST:
        return number
    first = _FIRST_1904 if is_1904 else _FIRST_1900 - timedelta(days=count > LEAP)
    moment = first + timedelta(days=int(count), minutes=round(count % 1 * 24 * 60))
    return f"{moment:%Y-%m-%d}" if count == int(count) else f"{moment:%Y-%m-%d %H:%M}"
