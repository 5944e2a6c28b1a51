"""Dates that count from the day of writing: گزشتہ روز, اگلے ماہ, پیر کو, دو روز قبل."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from waraq.dates.months import match_weekday
from waraq.dates.parts import read_part
from waraq.dates.reader import Reader
from waraq.text import fold, tokenize
from waraq.text.tables import read_table

_HEADER = ["phrase", "unit", "offset", "not_after", "only_before", "not_before", "why"]
_UNITS = frozenset({"day", "week", "month", "year"})
_SENTENCE_ENDS = frozenset("\u06d4؟!\n")
_LONGEST_CLAUSE = 40  # words in which the tense is looked for


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """An expression: its code points, half open, its EDTF value, the token behind it."""

    start: int
    end: int
    following: int
    edtf: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    unit: str
    offset: int
    by_tense: bool
    not_after: frozenset[str]
    only_before: frozenset[str]
    not_before: frozenset[str]


def read_relative(reader: Reader, position: int, today: date) -> RelativeDate | None:
    """The longest such expression that begins at the position, as seen from `today`."""
    return (
        _read_phrase(reader, position, today)
        or _read_ago(reader, position, today)
        or _read_weekday(reader, position, today)
    )


def list_relative_words() -> frozenset[str]:
    """The folded words with which such an expression begins, but for numbers and weekdays."""
    return frozenset(_phrases_by_first_word())


def _read_phrase(reader: Reader, position: int, today: date) -> RelativeDate | None:
    for phrase in _phrases_by_first_word().get(reader.word(position), ()):
        end = position + len(phrase.words)
        if tuple(token.text for token in reader.tokens[position:end]) != phrase.words:
            continue
        if reader.word(position - 1) in phrase.not_after or reader.word(end) in phrase.not_before:
            return None
        offset = phrase.offset
        if phrase.by_tense:
            ahead = _is_ahead(reader, end)
            if not _may_count(reader, end, phrase, ahead=ahead):
                return None
            offset = offset if ahead else -offset
        return _read_inside(reader, position, phrase, offset, today)
    return None


def _may_count(reader: Reader, end: int, phrase: _Phrase, *, ahead: bool) -> bool:
    """Whether a word that has a second meaning is a day here: «کل 500 افراد» is a total."""
    if reader.word(end)[:1].isdigit():
        return False
    return ahead or not phrase.only_before or reader.word(end) in phrase.only_before


def _read_inside(
    reader: Reader, position: int, phrase: _Phrase, offset: int, today: date
) -> RelativeDate | None:
    """The phrase, with the month or day behind it: «گزشتہ سال اکتوبر», «رواں ماہ کی 15 تاریخ»."""
    end = position + len(phrase.words)
    inner = end + reader.has_role("of", end)
    value, following = None, end
    if phrase.unit == "year":
        value, following = _read_month_of_year(reader, inner, today.year + offset)
    elif phrase.unit == "month":
        value, following = _read_day_of_month(reader, inner, _move_month(today, offset))
    if value is None:
        value, following = _move(today, phrase.unit, offset), end
    return _make(reader, position, following, value)


def _read_month_of_year(reader: Reader, position: int, year: int) -> tuple[str | None, int]:
    part = read_part(reader, position)
    if part is None or not part.month or part.year is not None or part.calendar != "gregorian":
        return None, position
    return _write_day(year, part.month, part.day), part.following


def _read_day_of_month(reader: Reader, position: int, month: tuple[int, int]) -> tuple[str | None, int]:
    day, following = reader.read_day(position)
    if not day or not reader.has_role("day_of_month", following):
        return None, position
    return _write_day(*month, day), following + 1


def _make(reader: Reader, position: int, following: int, value: str | None) -> RelativeDate | None:
    if value is None:
        return None
    return RelativeDate(reader.tokens[position].start, reader.tokens[following - 1].end, following, value)


def _read_ago(reader: Reader, position: int, today: date) -> RelativeDate | None:
    """«دو روز قبل»; not «انتخابات سے دو روز قبل», which counts from another day."""
    count = reader.read_number(position)
    units = {"day": "day", "month": "month", "years": "year"}
    unit = next((units[role] for role in units if reader.has_role(role, position + 1)), "")
    if not (count and unit and reader.has_role("ago", position + 2)):
        return None
    if reader.has_role("range", position - 1) or reader.has_role("christ", position + 3):
        return None
    return _make(reader, position, position + 3, _move(today, unit, -count))


def _read_weekday(reader: Reader, position: int, today: date) -> RelativeDate | None:
    """«پیر کو», «بدھ کے روز», «بروز منگل»: the last such day, or the next in a sentence about the future."""
    weekday = match_weekday(reader.tokens, position)
    if weekday is None:
        return None
    end = position + len(weekday.words)
    if not (reader.has_role("weekday", position - 1) or _is_on_day(reader, end)):
        return None
    back = (today.weekday() - weekday.number) % 7
    if reader.has_role("last", position - 1):
        offset = -(back or 7)
    elif reader.has_role("next", position - 1) or _is_ahead(reader, end):
        offset = 7 - back
    else:
        offset = -back
    return _make(reader, position, end, _move(today, "day", offset))


def _is_on_day(reader: Reader, end: int) -> bool:
    if reader.has_role("of", end):
        return reader.has_role("day", end + 1) or reader.has_role("daytime", end + 1)
    return reader.has_role("on", end)


def _is_ahead(reader: Reader, position: int) -> bool:
    """Whether the sentence goes on to its end, or for 40 words, in the future tense."""
    for index in range(max(position, 1), min(len(reader.tokens), position + _LONGEST_CLAUSE)):
        gap = reader.text[reader.tokens[index - 1].end : reader.tokens[index].start]
        if not _SENTENCE_ENDS.isdisjoint(gap):
            return False
        if reader.has_role("future", index):
            return True
    return False


def _move(today: date, unit: str, offset: int) -> str | None:
    """The day, week (an interval from Monday on), month or year that lies `offset` units from today."""
    try:
        if unit == "day":
            return (today + timedelta(offset)).isoformat()
        if unit == "week":
            monday = today + timedelta(7 * offset - today.weekday())
            return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
        year, month = _move_month(today, offset) if unit == "month" else (today.year + offset, 1)
        first = date(year, month, 1).isoformat()
    except (OverflowError, ValueError):  # before the year 1 or beyond 9999
        return None
    return first[:7] if unit == "month" else first[:4]


def _move_month(today: date, offset: int) -> tuple[int, int]:
    months = today.year * 12 + today.month - 1 + offset
    return months // 12, months % 12 + 1


def _write_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day or 1).isoformat()[: 10 if day else 7]
    except ValueError:
        return None


@cache
def _phrases_by_first_word() -> Mapping[str, Sequence[_Phrase]]:
    phrases: dict[str, list[_Phrase]] = {}
    for row in read_table("relative_dates.tsv", _HEADER):
        if row[1] not in _UNITS:
            raise row.error(1, f"a unit must be one of {', '.join(sorted(_UNITS))}")
        sign, number = row[2].rstrip("0123456789"), row[2].lstrip("+-±")
        if sign not in {"", "+", "-", "±"} or not (number.isascii() and number.isdigit()):
            raise row.error(2, "an offset is a number with +, - or, by the tense, ±")
        words = tuple(token.text for token in tokenize(row[0]))
        after, only, before = (frozenset(map(fold, cell.split())) for cell in row.cells[3:6])
        offset = -int(number) if sign == "-" else int(number)
        phrase = _Phrase(words, row[1], offset, sign == "±", after, only, before)
        phrases.setdefault(words[0], []).append(phrase)
    return {first: sorted(several, key=lambda each: -len(each.words)) for first, several in phrases.items()}
