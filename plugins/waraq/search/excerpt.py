"""Texts with the query's words marked, and the part of a text where they stand closest.

Mirrored in `client/excerpt.js`. Whole words are marked, as the text spells
them. Lengths are counted in words, which Python and JavaScript count alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from typing import NamedTuple

from waraq.search.units import Unit, read_units
from waraq.text import Analyzer

# About three lines on a telephone.
WINDOW = 36
ELLIPSIS = "…"


class Segment(NamedTuple):
    """A piece of a text, marked or not."""

    text: str
    marked: bool


def mark_words(text: str, terms: Container[str], analyzer: Analyzer) -> tuple[Segment, ...]:
    """The whole text in segments; those marked are the words whose term is in `terms`.

    >>> [segment.text for segment in mark_words("وہ پُرعزم ہے", {"پرعزم"}, Analyzer.load())]
    ['وہ ', 'پُرعزم', ' ہے']
    """
    return _cut(text, read_units(text, analyzer), terms, 0, len(text))


def make_excerpt(text: str, terms: Container[str], analyzer: Analyzer) -> tuple[Segment, ...]:
    """The densest `WINDOW` words of the text in segments, with … where it was cut."""
    units = read_units(text, analyzer)
    first, last = find_window(units, terms)
    start = 0 if first == 0 else units[first].start
    end = len(text) if last == len(units) else units[last - 1].end
    segments = _cut(text, units[first:last], terms, start, end)
    before = (Segment(f"{ELLIPSIS} ", marked=False),) if start > 0 else ()
    after = (Segment(f" {ELLIPSIS}", marked=False),) if end < len(text) else ()
    return (*before, *segments, *after)


def find_window(units: Sequence[Unit], terms: Container[str]) -> tuple[int, int]:
    """The first and last (exclusive) unit of the window to show.

    The window has the most different terms, then the most occurrences, then
    it is the earliest; what it found is moved to its middle.
    """
    places = [place for place, unit in enumerate(units) if unit.indexed and unit.text in terms]
    if len(units) <= WINDOW or not places:
        return 0, min(WINDOW, len(units))
    best = (0, 0)
    found = (0, 0)
    inside: Counter[str] = Counter()
    left = 0
    for right, place in enumerate(places):
        inside[units[place].text] += 1
        while place - places[left] >= WINDOW:
            inside[units[places[left]].text] -= 1
            left += 1
        density = (sum(1 for count in inside.values() if count), right - left + 1)
        if density > best:
            best, found = density, (places[left], place)
    spare = WINDOW - (found[1] - found[0] + 1)
    start = min(max(0, found[0] - spare // 2), len(units) - WINDOW)
    return start, start + WINDOW


def _cut(
    text: str, units: Sequence[Unit], terms: Container[str], start: int, end: int
) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    position = start
    for unit in units:
        if unit.indexed and unit.text in terms:
            if unit.start > position:
                segments.append(Segment(text[position : unit.start], marked=False))
            segments.append(Segment(text[unit.start : unit.end], marked=True))
            position = unit.end
    if end > position:
        segments.append(Segment(text[position:end], marked=False))
    return tuple(segments)
