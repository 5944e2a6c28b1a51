"""Weekdays that count from the day of writing: پیر کو, گزشتہ جمعے, منگل اور بدھ کی درمیانی شب."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waraq.dates.days import RelativeDate, is_ahead, make_relative, move
from waraq.dates.months import MonthName, match_weekday
from waraq.dates.reader import Reader

_SENTENCE_SIGNS = frozenset("\u06d4؟!،,:؛")


@dataclass(frozen=True, slots=True)
class WeekdayBeside:
    """A weekday that only says more of the date before it: where it ends, and the token behind it."""

    number: int
    end: int
    following: int


def read_weekday_beside(reader: Reader, end: int, position: int) -> WeekdayBeside | None:
    """The weekday behind a date that ends at the code point `end`: «بروز جمعہ», «(جمعہ)», «جمعہ کو»."""
    gap = (reader.gap(end, position) or "").strip()
    said = reader.has_role("weekday", position) or reader.has_role("namely", position)
    weekday = match_weekday(reader.tokens, position + said) if gap in {"", "(", ")", "،", ","} else None
    if weekday is None:
        return None
    following = position + said + len(weekday.words)
    close = reader.tokens[following - 1].end
    sign = reader.text[close : close + 1]
    if gap == "(":
        return WeekdayBeside(weekday.number, close + 1, following) if sign == ")" else None
    bound = reader.has_role("range", following) or reader.has_role("until", following)
    if said or bound or is_on_day(reader, following) or (sign in _SENTENCE_SIGNS and not weekday.common):
        return WeekdayBeside(weekday.number, close, following)
    return None


def read_weekday(reader: Reader, position: int, today: date) -> RelativeDate | None:
    """The last such day, or the next in a sentence about the future; of a night between two days both."""
    turned = reader.has_role("last", position) or reader.has_role("next", position)
    first = position + turned
    weekday = match_weekday(reader.tokens, first)
    if weekday is None:
        return None
    end = first + len(weekday.words)
    if night := _read_night(reader, position, weekday, end, today):
        return night
    until = reader.has_role("until", end) and not weekday.common
    since = not weekday.common and reader.has_role("range", end) and _begins(reader, end + 1)
    named = (turned and not weekday.common) or reader.has_role("weekday", first - 1) or is_on_day(reader, end)
    if not (named or until or since):
        return None
    back = (today.weekday() - weekday.number) % 7
    if reader.has_role("last", position):
        offset = -(back or 7)
    elif until or reader.has_role("next", position) or is_ahead(reader, end):
        offset = 7 - back
    else:
        offset = -back
    return make_relative(reader, position, end, move(today, "day", offset))


def _begins(reader: Reader, position: int) -> bool:
    """«بدھ سے شروع», and «بدھ سے» in a sentence about the future; not «پیر سے ملاقات»."""
    return reader.has_role("begins", position) or is_ahead(reader, position)


def is_on_day(reader: Reader, end: int) -> bool:
    """Whether «کو», «کے روز» or «کی صبح» stands behind a weekday."""
    if reader.has_role("of", end):
        return reader.has_role("day", end + 1) or reader.has_role("daytime", end + 1)
    return reader.has_role("on", end)


def _read_night(
    reader: Reader, position: int, first: MonthName, end: int, today: date
) -> RelativeDate | None:
    """«منگل اور بدھ کی درمیانی شب»: both days, as a set."""
    second = match_weekday(reader.tokens, end + 1) if reader.has_role("and", end) else None
    if second is None:
        return None
    last = end + 1 + len(second.words)
    if not (reader.has_role("of", last) and reader.has_role("between", last + 1)):
        return None
    back = (today.weekday() - second.number) % 7
    until = move(today, "day", -back)
    since = move(today, "day", -back - (second.number - first.number) % 7)
    return make_relative(reader, position, last, f"{{{since},{until}}}" if since and until else None)
