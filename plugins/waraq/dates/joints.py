"""How the parts of a date expression are joined: سے, تا, اور, یا, a dash, a comma."""

from __future__ import annotations

from dataclasses import dataclass

from waraq.dates.months import match_month
from waraq.dates.parts import Part
from waraq.dates.reader import Reader

_DASHES = frozenset("-\u2013\u2014\u2212")
_COMMAS = frozenset("،,")


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


def read_joint(reader: Reader, part: Part) -> tuple[str, int]:
    """How the text goes on behind a part: a joint's name, or nothing, and the token after it."""
    position = part.following
    gap = (reader.gap(part.end, position) or "").strip()
    if gap in _DASHES:
        return "range", position
    if gap in _COMMAS:
        return "comma", position
    if _goes_on_next_month(reader, part, gap):
        return "and", position
    if not reader.is_blank(part.end, position):
        return "", position
    for joint in ("range", "and", "or"):
        if reader.has_role(joint, position):
            return joint, _skip_onward(reader, position + 1)
    return "", position


def _goes_on_next_month(reader: Reader, part: Part, gap: str) -> bool:
    """«جون جولائی 2013ء», «جون/جولائی 2013ء»: two months in their order, nothing else between."""
    if gap not in {"", "/"} or not part.month or part.day or part.year is not None:
        return False
    name = match_month(reader.tokens, part.following)
    return name is not None and (name.calendar, name.number) == (part.calendar, part.month % 12 + 1)


def _skip_onward(reader: Reader, position: int) -> int:
    """Past the «لے کر» of «1947ء سے لے کر 1958ء تک»."""
    if not reader.has_role("onward", position):
        return position
    return position + 1 + reader.has_role("onward_end", position + 1)
