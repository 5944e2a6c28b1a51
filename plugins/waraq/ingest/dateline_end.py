"""Where a dateline ends: its marks and blanks, and the dates that stand before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from waraq.dates import DateMention, find_plain_dates
from waraq.ingest.credits import read_credit

MAX_HEAD = 70
BLANKS = " \t\u00a0\u200b\u200c\u200e\u200f\ufeff"
DASHES = "–—−-"
END_MARKS = f"{DASHES}:۔.،…/*"  # the asterisk closes Markdown's emphasis
_NEVER_INSIDE = "()[]؟?!"
_CLOSERS = ":۔…"
_STOP = re.compile(rf"[{re.escape(_NEVER_INSIDE + _CLOSERS + DASHES)}]|\.\.+|//")
# «سرینگر//کے این ایس//» and «سرینگر/25مارچ/کے این ایس/»: papers of Kashmir close an agency in slashes.
_SLASHES = (
    re.compile(r"[^/():]{2,40}//?([^/():]{2,30})/"),
    re.compile(r"[^/():]{2,40}//?[^/():]{2,20}//?([^/():]{2,30})/"),
)
# Marks inside a date: «18 ۔ مارچ», «02؍مارچ» and «24مارچ۔2015ء».
_DATE_MARKS = re.compile(r"(?:(?<=\d)|(?<=\d\s))[۔؍/](?=\s?[^\W\d])|(?<=[^\W\d])[۔؍/](?=\s?\d{4}(?!\d))")
UNKNOWN_YEAR = "XXXX"
ANY_YEAR = "2000-07-01"  # a leap year, so that 29 February is found


def find_line_dates(line: str, reference: str | None) -> list[DateMention]:
    """Return the dates of a line; a day and month without a year get the year XXXX."""
    line = _DATE_MARKS.sub(" ", line)  # offsets stay
    dates = find_plain_dates(line, reference)
    if not any(date.edtf is None and date.hijri is None for date in dates):
        return dates
    return [
        _mask_year(date, nearest)
        for date, nearest in zip(dates, find_plain_dates(line, ANY_YEAR), strict=True)
    ]


def _mask_year(date: DateMention, nearest: DateMention) -> DateMention:
    if date.edtf or date.hijri or nearest.edtf is None:
        return date
    return replace(date, edtf=UNKNOWN_YEAR + nearest.edtf[4:])


def find_end_mark(line: str, start: int, dates: Sequence[DateMention]) -> int | None:
    """Return where a dateline without bracket ends: a colon, a dash before a blank, ۔ or the line's end.

    Two slashes or a row of dots end it too.
    """
    stop = min(len(line), start + MAX_HEAD)
    for slashes in (form.match(line, start, stop) for form in _SLASHES):
        if slashes and read_credit(slashes[1]):
            return slashes.end(1)
    in_dates = {place for date in dates for place in range(date.start, min(date.end, stop))}
    for found in _STOP.finditer(line, start, stop):
        place, character = found.start(), found.group()[0]
        if character in _NEVER_INSIDE:
            return None
        before_blank = line[place + 1 : place + 2] in {"", *BLANKS}
        row = len(found.group()) > 1  # of dots or slashes
        if place not in in_dates and (row or character in _CLOSERS or before_blank):
            return place
    return stop if stop == len(line) else None


def take_date(line: str, position: int, dates: Sequence[DateMention]) -> tuple[str | None, int]:
    """Return the date that stands at `position` before an end mark, and where it ends."""
    for date in dates:
        between, after = line[position : date.start], line[date.end :].lstrip(BLANKS)
        if date.start >= position and not between.strip(BLANKS + END_MARKS) and after[:1] in END_MARKS:
            return date.edtf, date.end
    return None, position


def skip_end(text: str, position: int) -> int:
    """Return where the report begins: after the blanks and marks at `position`."""
    position = skip(text, position, BLANKS)
    while text[position : position + 1] and (
        text[position] in END_MARKS
        or (text[position] == "\\" and text[position + 1 : position + 2] in DASHES)
    ):
        position = skip(text, position + 1, BLANKS)
    return skip(text, position, f"{BLANKS}\n")


def skip(text: str, position: int, characters: str) -> int:
    """Return the first place from `position` on that holds none of the characters."""
    while position < len(text) and text[position] in characters:
        position += 1
    return position
