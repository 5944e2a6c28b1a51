"""The EDTF values of parts and spans."""

from __future__ import annotations

from datetime import date

from waraq.dates.edtf import parse_edtf
from waraq.dates.hijri import convert_hijri, find_nearest_hijri_year
from waraq.dates.joints import Span
from waraq.dates.parts import Part

_ANY_YEAR = "XXXX"  # EDTF level 2: the year is not said
_LEAP_YEAR = 2000
_LONGEST_HIJRI_MONTH = 30


def write_part(part: Part, reference: tuple[int, int, int]) -> str | None:
    """The Gregorian value as the text gives it, None where there is no such day.

    A day and month without a year get the year that brings them nearest to
    the `reference`, else the year ``XXXX``.
    """
    if part.year is None:
        year = _find_nearest_year(part.month, part.day, reference)
        value = _write_checked(year, part.month, part.day) if year else None
        checked = _write_checked(_LEAP_YEAR, part.month, part.day)
        return value or (f"{_ANY_YEAR}{checked[4:]}" if checked else None)
    return _write_checked(part.year, part.month, part.day)


def write_hijri(part: Part) -> str | None:
    """The Hijri value as the text gives it, in the form of EDTF, 1446-07-17; None for a day beyond 30."""
    if part.day > _LONGEST_HIJRI_MONTH:
        return None
    year = _ANY_YEAR if part.year is None else f"{part.year:04}"
    return "-".join([year, *(f"{number:02}" for number in (part.month, part.day) if number)])


def write_converted(part: Part, reference: tuple[int, int, int]) -> str | None:
    """The approximate Gregorian value of a Hijri part; None where the calendar or the year is not known."""
    year = part.year
    if year is None and all(reference) and part.day:
        year = find_nearest_hijri_year(part.month, part.day, date(*reference))
    return convert_hijri(year, part.month, part.day) if year else None


def write_span(span: Span, reference: tuple[int, int, int]) -> tuple[str | None, str | None]:
    """The Gregorian and the Hijri value of an expression; both None where it names no real day."""
    if span.parts[-1].calendar == "hijri":
        hijri = _join_values([write_hijri(part) for part in span.parts], span.joint)
        if hijri is None:
            return None, None
        return _join_values([write_converted(part, reference) for part in span.parts], span.joint), hijri
    if span.decade:
        return _join_values([f"{part.year or 0:04}"[:3] + "X" for part in span.parts], span.joint), None
    values = [write_part(part, reference) for part in span.parts]
    edtf = _join_values(values, span.joint)
    return (f"{edtf}~" if edtf and span.approximate else edtf), None


def _join_values(values: list[str | None], joint: str) -> str | None:
    """One value, an interval, or EDTF's sets: {all of these}, [one of these]."""
    known = [value for value in values if value]
    if len(known) < len(values) or (joint and any("/" in value for value in known)):
        return None
    if not joint:
        return known[0]
    if joint == "range":
        return "/".join(known)
    return f"[{','.join(known)}]" if joint == "or" else f"{{{','.join(known)}}}"


def _find_nearest_year(month: int, day: int, reference: tuple[int, int, int]) -> int | None:
    year, here_month, here_day = reference
    if not year or not here_month:
        return year or None
    distance = (month - here_month) * 31 + day - here_day
    return year + 1 if distance < -186 else year - 1 if distance > 186 else year


def _write_checked(year: int, month: int, day: int) -> str | None:
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    try:
        return parse_edtf("-".join(parts))
    except ValueError:
        return None
