"""What relative dates share: values counted from the day of writing, and the tense of the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from waraq.dates.reader import Reader

_SENTENCE_ENDS = frozenset("\u06d4؟!\n")
_LONGEST_CLAUSE = 40  # words in which the tense is looked for


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """An expression: its code points, half open, its EDTF value, the token behind it."""

    start: int
    end: int
    following: int
    edtf: str


def make_relative(reader: Reader, position: int, following: int, value: str | None) -> RelativeDate | None:
    """The tokens from `position` up to `following` as an expression; None without a value."""
    if value is None:
        return None
    return RelativeDate(reader.tokens[position].start, reader.tokens[following - 1].end, following, value)


def is_ahead(reader: Reader, position: int) -> bool:
    """Whether the sentence goes on to its end, or for 40 words, in the future tense."""
    for index in range(max(position, 1), min(len(reader.tokens), position + _LONGEST_CLAUSE)):
        gap = reader.text[reader.tokens[index - 1].end : reader.tokens[index].start]
        if not _SENTENCE_ENDS.isdisjoint(gap):
            return False
        if reader.has_role("future", index):
            return True
    return False


def move(today: date, unit: str, offset: int) -> str | None:
    """The day, week (an interval from Monday on), month or year that lies `offset` units from today."""
    try:
        if unit == "day":
            return (today + timedelta(offset)).isoformat()
        if unit == "week":
            monday = today + timedelta(7 * offset - today.weekday())
            return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
        year, month = move_month(today, offset) if unit == "month" else (today.year + offset, 1)
        first = date(year, month, 1).isoformat()
    except (OverflowError, ValueError):  # before the year 1 or beyond 9999
        return None
    return first[:7] if unit == "month" else first[:4]


def move_month(today: date, offset: int) -> tuple[int, int]:
    """The year and the month that lies `offset` months from today."""
    months = today.year * 12 + today.month - 1 + offset
    return months // 12, months % 12 + 1
