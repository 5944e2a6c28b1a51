"""Date expressions of one or several parts: ranges and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from waraq.dates.joints import Span, read_joint
from waraq.dates.parts import Part, read_part
from waraq.dates.periods import read_decades, read_short_range
from waraq.dates.reader import FIRST_YEAR, LAST_YEAR, Reader

_MOST_PARTS = 6  # a bound for the work at one place, more than any paper joins
_LISTS = frozenset({"and", "or", "comma"})


def read_span(reader: Reader, position: int) -> Span | None:
    """The longest expression that begins at the position."""
    span = read_decades(reader, position) or read_short_range(reader, position)
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
        joint, position = read_joint(reader, parts[-1])
        part = read_part(reader, position) if joint else None
        if part is None:
            break
        parts.append(part)
        joints.append(joint)
    return parts, joints


def _join(reader: Reader, parts: Sequence[Part], joints: Sequence[str]) -> Span | None:
    """The parts as one expression, where they fit together: each takes what it lacks from the last."""
    kinds = set(joints)
    joint = joints[-1]
    if joint == "comma" and len(parts) == 2 and _are_months(parts):
        kinds, joint = {"and"}, "and"  # «اکتوبر، نومبر 2023ء»
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


def _are_months(parts: Sequence[Part]) -> bool:
    """Whether the parts are months without a day, the last alone with its year."""
    return not any(part.day or not part.month for part in parts) and parts[0].year is None


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
    first = parts[0]
    framed = _is_framed(reader, first, last)
    earliest = 1000 if framed and _is_bracketed(reader, first, last) else FIRST_YEAR
    plain = all(earliest <= (part.year or 0) <= LAST_YEAR for part in parts)
    shown = first.has_era or first.sure or last.sure or framed
    round_numbers = any((part.year or 0) % 100 == 0 and not part.has_era for part in parts)
    return plain and shown and not (round_numbers and not first.has_era)


def _is_framed(reader: Reader, first: Part, last: Part) -> bool:
    """Whether two years stand alone in brackets, are joined by تا, or stand before تک or درمیان."""
    if _is_bracketed(reader, first, last) or reader.has_role("upto", first.following):
        return True
    here = last.following
    if reader.has_role("of", here) and reader.has_role("amid", here + 1):
        return True
    return reader.has_role("until", here) and not reader.has_role("unit", here + 1)


def _is_bracketed(reader: Reader, first: Part, last: Part) -> bool:
    return reader.text.startswith("(", max(0, first.start - 1)) and reader.text.startswith(")", last.end)


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
