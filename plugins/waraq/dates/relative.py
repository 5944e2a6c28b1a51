"""Dates that count from the day of writing: گزشتہ روز, اگلے ماہ, پیر کو, دو روز قبل."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from waraq.dates.days import RelativeDate, is_ahead, make_relative, move, move_month
from waraq.dates.parts import read_part
from waraq.dates.reader import Reader
from waraq.dates.weekdays import read_weekday, read_weekday_beside
from waraq.dates.words import date_words
from waraq.text import fold, tokenize
from waraq.text.tables import read_table

_HEADER = ["phrase", "unit", "offset", "not_after", "only_before", "not_before", "why"]
_UNITS = frozenset({"day", "week", "month", "year"})
_AGO_UNITS = {"day": "day", "weeks": "week", "month": "month", "years": "year"}  # by the role of the word


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
        or _read_turned_month(reader, position, today)
        or read_weekday(reader, position, today)
    )


def list_relative_words() -> frozenset[str]:
    """The folded words with which such an expression begins, but for numbers and weekdays."""
    return frozenset(_phrases_by_first_word()) | date_words("last") | date_words("next")


def _read_phrase(reader: Reader, position: int, today: date) -> RelativeDate | None:
    for phrase in _phrases_by_first_word().get(reader.word(position), ()):
        end = position + len(phrase.words)
        if tuple(token.text for token in reader.tokens[position:end]) != phrase.words:
            continue
        if reader.word(position - 1) in phrase.not_after or reader.word(end) in phrase.not_before:
            return None
        offset = phrase.offset
        if phrase.by_tense:
            ahead = is_ahead(reader, end)
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
    """The phrase, with what stands behind it: «گزشتہ سال اکتوبر», «رواں ماہ کی 15 تاریخ», «آج بروز پیر»."""
    end = position + len(phrase.words)
    inner = end + reader.has_role("of", end)
    value, following = None, end
    if phrase.unit == "year":
        value, following = _read_month_of_year(reader, inner, today.year + offset)
    elif phrase.unit == "month":
        value, following = _read_day_of_month(reader, inner, move_month(today, offset))
    if value is None:
        value, following = move(today, phrase.unit, offset), end
    found = make_relative(reader, position, following, value)
    if found is not None and phrase.unit == "day":
        return _take_weekday(reader, found)
    return found


def _take_weekday(reader: Reader, found: RelativeDate) -> RelativeDate:
    """«آج بروز پیر», «(کل) منگل»: with the weekday, where it is that of the day."""
    beside = read_weekday_beside(reader, found.end, found.following)
    if beside is None or beside.number != date.fromisoformat(found.edtf).weekday():
        return found
    closes = reader.text[found.end : beside.end].lstrip().startswith(")")
    opens = closes and reader.text.startswith("(", max(0, found.start - 1))
    return replace(found, start=found.start - opens, end=beside.end, following=beside.following)


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


def _read_ago(reader: Reader, position: int, today: date) -> RelativeDate | None:
    """«دو روز قبل»; not «انتخابات سے دو روز قبل», which counts from another day."""
    count = reader.read_number(position)
    unit = next((_AGO_UNITS[role] for role in _AGO_UNITS if reader.has_role(role, position + 1)), "")
    if not (count and unit and reader.has_role("ago", position + 2)):
        return None
    if reader.has_role("range", position - 1) or reader.has_role("other_ago", position + 3):
        return None
    return make_relative(reader, position, position + 3, move(today, unit, -count))


def _read_turned_month(reader: Reader, position: int, today: date) -> RelativeDate | None:
    """«گزشتہ دسمبر», «آئندہ مارچ»: the month of that name before this one, or after it."""
    before, ahead = reader.has_role("last", position), reader.has_role("next", position)
    part = read_part(reader, position + 1) if before or ahead else None
    if part is None or not part.month or part.day or part.year is not None or part.calendar != "gregorian":
        return None
    year = today.year - (before and part.month >= today.month) + (ahead and part.month <= today.month)
    return make_relative(reader, position, part.following, _write_day(year, part.month, 0))


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
