"""One part of a date expression: a day, a month, a year, or a piece that needs its neighbours.

In «10 سے 12 مارچ 1992ء» the 10 alone is no date; it is read as a part that is
not `sure`, and becomes one by what it is joined with.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from waraq.dates.bare_years import is_numbered, is_shown_year
from waraq.dates.months import MonthName, match_month, match_weekday
from waraq.dates.reader import FIRST_YEAR, LAST_YEAR, Reader
from waraq.dates.weekdays import read_weekday_beside

_NUMERIC_LINKS = frozenset({"-", "/", ".", "\u2013", "\u06d4", "\u060d"})
_NUMERIC_SIGNS = frozenset("-/.\u2013")


@dataclass(frozen=True, slots=True)
class Part:
    """What a part says (0 and None: nothing), its code points, half open, and the token behind it."""

    start: int
    end: int
    following: int
    year: int | None
    month: int
    day: int
    calendar: str = ""
    sure: bool = False
    has_era: bool = False


def read_part(reader: Reader, position: int) -> Part | None:
    """The longest part that begins at the position, with the weekday before it or behind it."""
    if weekday := match_weekday(reader.tokens, position):
        return _read_after_weekday(reader, position, position + len(weekday.words))
    part = (
        _read_numeric_day(reader, position)
        or _read_day_first(reader, position)
        or _read_month_first(reader, position)
        or _read_lone_year(reader, position)
        or _read_lone_day(reader, position)
    )
    return _take_weekday_behind(reader, part) if part and part.day and part.month else part


def _read_after_weekday(reader: Reader, position: int, following: int) -> Part | None:
    """«جمعہ 17 جنوری»: the date, from the weekday on."""
    if not reader.links(reader.tokens[following - 1].end, following, to_year=True):
        return None
    part = _read_numeric_day(reader, following) or _read_day_first(reader, following)
    if part is None:
        return None
    first = position - reader.has_role("weekday", position - 1)
    return replace(part, start=reader.tokens[first].start)


def _take_weekday_behind(reader: Reader, part: Part) -> Part:
    """«17 جنوری بروز جمعہ»: with the weekday."""
    beside = read_weekday_beside(reader, part.end, part.following)
    return replace(part, end=beside.end, following=beside.following) if beside else part


def _read_numeric_day(reader: Reader, position: int) -> Part | None:
    """17-01-2025, 2025-01-17 or, where it can be nothing else, 01/17/2025."""
    tokens = reader.tokens[position : position + 3]
    links = {reader.text[a.end : b.start] for a, b in pairwise(tokens)}
    if len(tokens) < 3 or len(links) > 1 or not links <= _NUMERIC_LINKS:
        return None
    if not all(token.text.isdigit() for token in tokens) or _is_inside_number(reader, position):
        return None
    if is_numbered(reader, position):
        return None
    first, second, third = (token.text for token in tokens)
    if len(third) == 4:
        first, third = third, first
        if 12 < int(second) <= 31 and int(third) <= 12:
            second, third = third, second
    if len(first) != 4 or len(second) > 2 or len(third) > 2 or not FIRST_YEAR <= int(first) <= LAST_YEAR:
        return None
    last = reader.read_era(position + 2, int(tokens[2].text))
    end, following = (last.end, last.following) if last.era == "christian" else (tokens[2].end, position + 3)
    return Part(
        tokens[0].start, end, following, int(first), int(second), int(third), "gregorian",
        sure=True, has_era=True,
    )  # fmt: skip


def _is_inside_number(reader: Reader, position: int) -> bool:
    """Whether more digits hang on either side, as in 192.168.1.2014 and telephone numbers."""
    start, end = reader.tokens[position].start, reader.tokens[position + 2].end
    before, after = reader.text[max(0, start - 2) : start], reader.text[end : end + 2]
    return (before[-1:] in _NUMERIC_SIGNS and before[:1].isdigit()) or (
        after[:1] in _NUMERIC_SIGNS and after[1:].isdigit()
    )


def _read_day_first(reader: Reader, position: int) -> Part | None:
    """17 جنوری, with or without a year."""
    day, after = reader.read_day(position)
    if not day or not reader.links(reader.tokens[after - 1].end, after):
        return None
    name = match_month(reader.tokens, after)
    if name is None or reader.word(position) in name.not_after:
        return None
    return _read_behind_month(reader, reader.tokens[position].start, name, after + len(name.words), day)


def _read_month_first(reader: Reader, position: int) -> Part | None:
    """جنوری 2025, or in the American order جنوری 17، 2025."""
    name = match_month(reader.tokens, position)
    if name is None:
        return None
    start, after = reader.tokens[position].start, position + len(name.words)
    day, behind = reader.read_day(after)
    if day and name.calendar == "gregorian" and reader.links(reader.tokens[after - 1].end, after):
        dated = _read_behind_month(reader, start, name, behind, day)
        shown = reader.has_role("on", behind) or reader.has_role("until", behind)
        if dated is not None and (dated.year or (shown and not name.common)):
            return dated
    return _take_day_behind(reader, _read_behind_month(reader, start, name, after, 0))


def _take_day_behind(reader: Reader, part: Part | None) -> Part | None:
    """«جنوری کی 5 تاریخ»: with the day."""
    if part is None or not reader.has_role("of", part.following):
        return part
    day, following = reader.read_day(part.following + 1)
    if not day or not reader.has_role("day_of_month", following):
        return part
    end = reader.tokens[following].end
    return replace(part, end=end, following=following + 1, day=day, sure=True)


def _read_behind_month(reader: Reader, start: int, name: MonthName, position: int, day: int) -> Part | None:
    """A month whose last word, or the day behind it, stands before the position; with its year."""
    end = reader.tokens[position - 1].end
    year = reader.read_year(position, name.calendar) if reader.links(end, position, to_year=True) else None
    if year:
        return Part(
            start, year.end, year.following, year.number, name.number, day, name.calendar,
            sure=True, has_era=bool(year.era),
        )  # fmt: skip
    if reader.word(position) in name.not_before:
        return None
    sure = bool(day) and not name.common
    return Part(start, end, position, None, name.number, day, name.calendar, sure=sure)


def _read_lone_year(reader: Reader, position: int) -> Part | None:
    """A year; sure with the sign of its era, or where its neighbours say what it is."""
    year = reader.read_year(position, "")
    if year is None or reader.has_role("before_christ", year.following):
        return None
    calendar = "hijri" if year.era == "hijri" else "gregorian"
    sure = bool(year.era) or is_shown_year(reader, position, year)
    return Part(
        reader.tokens[position].start, year.end, year.following, year.number, 0, 0, calendar,
        sure=sure, has_era=bool(year.era),
    )  # fmt: skip


def _read_lone_day(reader: Reader, position: int) -> Part | None:
    day, after = reader.read_day(position)
    if not day:
        return None
    token = reader.tokens[after - 1]
    return Part(reader.tokens[position].start, token.end, after, None, 0, day)
