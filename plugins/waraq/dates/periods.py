"""Decades, and years joined as 2019-20."""

from __future__ import annotations

from waraq.dates.joints import Span, read_joint
from waraq.dates.parts import Part
from waraq.dates.reader import FIRST_YEAR, LAST_YEAR, Reader, Year

_STROKES = frozenset({"-", "\u2013", "/"})


def read_short_range(reader: Reader, position: int) -> Span | None:
    """«2019-20ء», «سال 2019-20», «2019-20 میں», from the right «20-2019ء»: a year, and the end of another."""
    words = reader.word(position), reader.word(position + 1)
    if sorted(map(len, words)) != [2, 4] or not all(word.isdigit() for word in words):
        return None
    token, other = reader.tokens[position], reader.tokens[position + 1]
    if reader.gap(token.end, position + 1) not in _STROKES | {" - "}:
        return None
    turned = len(words[0]) == 2
    year = int(words[turned])
    until = year - year % 100 + int(words[not turned])
    until += 100 * (until < year)
    era = reader.read_era(position + 1, until)
    if not FIRST_YEAR <= year < until <= min(LAST_YEAR, year + 60) or era.era == "hijri":
        return None
    if (turned and until > year + 1) or not (era.era or _is_period(reader, position, era)):
        return None
    places = [(token.start, token.end, position + 1), (other.start, era.end, era.following)]
    parts = tuple(
        Part(*place, number, 0, 0, "gregorian", sure=True, has_era=True)
        for place, number in zip(reversed(places) if turned else places, (year, until), strict=True)
    )
    return Span(token.start, era.end, era.following, parts, "range")


def _is_period(reader: Reader, position: int, last: Year) -> bool:
    """Whether «سال» before two joined numbers, «میں» or «کے دوران» behind them show that they are years."""
    behind = last.following
    if reader.gap(last.end, behind) in _STROKES:
        return False
    shown = reader.has_role("of", behind) and reader.has_role("event", behind + 1)
    return reader.has_role("year", position - 1) or reader.has_role("in", behind) or shown


def read_decades(reader: Reader, position: int) -> Span | None:
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
        joint, position = read_joint(reader, part)
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
