"""Date expressions of one or several parts: ranges, lists, decades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from waraq.dates.parts import Part, read_part
from waraq.dates.reader import FIRST_YEAR, LAST_YEAR, Reader

_MOST_PARTS = 6  # a bound for the work at one place, more than any paper joins
_DASHES = frozenset("-\u2013\u2014\u2212")
_COMMAS = frozenset("،,")
_LISTS = frozenset({"and", "or", "comma"})


@dataclass(frozen=True, slots=True)
class Span:
    """An expression: its code points, half open, its parts, how they are joined, the token behind it.

    `joint` is "range", "and", "or", or nothing for one part.
    """

    start: int
    end: int
    following: int
    parts: tuple[Part, ...]
    joint: str = ""
    decade: bool = False
    approximate: bool = False


def read_span(reader: Reader, position: int) -> Span | None:
    """The longest expression that begins at the position."""
    span = _read_decades(reader, position) or _read_short_range(reader, position)
    if span is not None:
        return span
    first = read_part(reader, position)
    if first is None:
        return None
    parts, joints = _collect(reader, first)
    for length in range(len(parts), 1, -1):
        joined = _join(reader, parts[:length], joints[: length - 1])
        if joined is not None:
            return joined
    return _mark_approximate(reader, position, first) if first.sure else None


def _collect(reader: Reader, first: Part) -> tuple[list[Part], list[str]]:
    parts, joints = [first], list[str]()
    while len(parts) < _MOST_PARTS:
        joint, position = _read_joint(reader, parts[-1])
        part = read_part(reader, position) if joint else None
        if part is None:
            break
        parts.append(part)
        joints.append(joint)
    return parts, joints


def _read_joint(reader: Reader, part: Part) -> tuple[str, int]:
    """How the text goes on behind a part: a joint's name, or nothing, and the token after it."""
    position = part.following
    gap = (reader.gap(part.end, position) or "").strip()
    if gap in _DASHES:
        return "range", position
    if gap in _COMMAS:
        return "comma", position
    if not reader.is_blank(part.end, position):
        return "", position
    for joint in ("range", "and", "or"):
        if reader.has_role(joint, position):
            return joint, _skip_onward(reader, position + 1)
    return "", position


def _skip_onward(reader: Reader, position: int) -> int:
    """Past the «لے کر» of «1947ء سے لے کر 1958ء تک»."""
    if not reader.has_role("onward", position):
        return position
    return position + 1 + reader.has_role("onward_end", position + 1)


def _join(reader: Reader, parts: Sequence[Part], joints: Sequence[str]) -> Span | None:
    """The parts as one expression, where they fit together: each takes what it lacks from the last."""
    kinds = set(joints)
    joint = joints[-1]
    if (kinds != {"range"} or len(parts) != 2) and (not kinds <= _LISTS or joint == "comma"):
        return None
    last = parts[-1]
    if not last.month:
        fits = _are_years(reader, parts, joint)
    else:
        fits = last.sure and all(_fits(part, last) for part in parts)
    if not fits:
        return None
    complete = tuple(_complete(part, last) for part in parts)
    keys = [(part.year or 0, part.month, part.day) for part in complete]
    if any(first >= second for first, second in pairwise(keys)):
        return None
    return Span(parts[0].start, last.end, last.following, complete, joint)


def _fits(part: Part, last: Part) -> bool:
    """Whether a part says as much as the last one, or can take it from there."""
    if part is last:
        return True
    if part.calendar not in {"", last.calendar} or bool(part.day) != bool(last.day):
        return False
    # Whole dates are joined only by what comes before them: lists of them are dates of their own.
    return part.year is None or last.year is not None


def _complete(part: Part, last: Part) -> Part:
    month = part.month or last.month
    year = part.year
    if year is None and last.year is not None:
        year = last.year - (month > last.month)
    return replace(part, year=year, month=month, calendar=last.calendar)


def _are_years(reader: Reader, parts: Sequence[Part], joint: str) -> bool:
    """«1947ء سے 1958ء», «1999 سے 2008 تک», «(1939-1945)»."""
    last = parts[-1]
    if last.day or any(part.month or part.day or part.year is None for part in parts):
        return False
    if any(part.calendar != last.calendar for part in parts):
        return False
    if joint != "range":
        return False  # years in a list are dates of their own
    if last.has_era:
        return True
    plain = all(FIRST_YEAR <= (part.year or 0) <= LAST_YEAR for part in parts)
    first = parts[0]
    shown = first.has_era or first.sure or last.sure or _is_framed(reader, first, last)
    round_numbers = any((part.year or 0) % 100 == 0 and not part.has_era for part in parts)
    return plain and shown and not (round_numbers and not first.has_era)


def _is_framed(reader: Reader, first: Part, last: Part) -> bool:
    """Whether two years stand alone in brackets, or before تک or دوران."""
    if reader.text.startswith("(", max(0, first.start - 1)) and reader.text.startswith(")", last.end):
        return True
    return reader.has_role("until", last.following) and not reader.has_role("unit", last.following + 1)


def _read_short_range(reader: Reader, position: int) -> Span | None:
    """«2019-20ء», «مالی سال 2019-20»: a year and the last digits of the next."""
    first, second = reader.word(position), reader.word(position + 1)
    if len(first) != 4 or len(second) != 2 or not (first.isdigit() and second.isdigit()):
        return None
    token = reader.tokens[position]
    if reader.gap(token.end, position + 1) not in {"-", "\u2013", "/", " - "}:
        return None
    year = int(first)
    until = year - year % 100 + int(second)
    last = reader.read_era(position + 1, until + 100 * (until < year))
    named = reader.has_role("year", position - 1)
    if not FIRST_YEAR <= year < last.number <= min(LAST_YEAR, year + 60) or last.era == "hijri":
        return None
    if not (last.era or (named and reader.gap(last.end, last.following) not in {"-", "/"})):
        return None
    parts = (
        Part(token.start, token.end, position + 1, year, 0, 0, "gregorian", sure=True),
        Part(
            reader.tokens[position + 1].start, last.end, last.following, last.number, 0, 0,
            "gregorian", sure=True, has_era=True,
        ),
    )  # fmt: skip
    return Span(token.start, last.end, last.following, parts, "range")


def _read_decades(reader: Reader, position: int) -> Span | None:
    """«1970ء کی دہائی», «90 کی دہائی», «1980ء اور 1990ء کی دہائیوں»."""
    parts: list[Part] = []
    joint = ""
    while len(parts) < 3:
        part = _read_tens(reader, position)
        if part is None:
            return None
        parts.append(part)
        if reader.has_role("of", part.following) and reader.has_role("decade", part.following + 1):
            following = part.following + 2
            end = reader.tokens[following - 1].end
            return Span(parts[0].start, end, following, tuple(parts), joint, decade=True)
        joint, position = _read_joint(reader, part)
        if joint not in {"and", "range"}:
            return None
    return None


def _read_tens(reader: Reader, position: int) -> Part | None:
    """A year that ends in 0, or the last two digits of one of the twentieth century."""
    word = reader.word(position)
    value = int(word) if word.isdigit() and len(word) == 4 else reader.read_number(position)
    if not value or value % 10 or not (20 <= value <= 90 or 1000 <= value <= LAST_YEAR):
        return None
    year = reader.read_era(position, value if value >= 1000 else 1900 + value)
    if year.era == "hijri":
        return None
    start = reader.tokens[position].start
    return Part(start, year.end, year.following, year.number, 0, 0, "gregorian", sure=True)


def _mark_approximate(reader: Reader, position: int, part: Part) -> Span:
    """«تقریباً 1890ء» and «1580ء کے لگ بھگ», or the part as it is."""
    start, end, following = part.start, part.end, part.following
    before = reader.has_role("about_before", position - 1)
    if before:
        start = reader.tokens[position - 1].start
    behind = reader.has_role("of", following) and reader.has_role("about_after", following + 1)
    if behind:
        following += 2 + reader.has_role("about_end", following + 2)
        end = reader.tokens[following - 1].end
    return Span(start, end, following, (part,), approximate=before or behind)
