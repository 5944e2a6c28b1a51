"""Texts with the query's words marked, and the part of a text where they stand closest.

Mirrored in `client/excerpt.js`. Whole words are marked, as the text spells
them. Lengths are counted in words, which Python and JavaScript count alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from waraq.search.units import Unit, find_marks, read_units
from waraq.text import Analyzer

# About three lines on a telephone.
WINDOW = 36
ELLIPSIS = "…"


class Segment(NamedTuple):
    """A piece of a text, marked or not."""

    text: str
    marked: bool


def mark_words(text: str, terms: Collection[str], analyzer: Analyzer) -> tuple[Segment, ...]:
    """The whole text in segments; those marked are the words whose term is in `terms`.

    >>> [segment.text for segment in mark_words("وہ پُرعزم ہے", {"پرعزم"}, Analyzer.load())]
    ['وہ ', 'پُرعزم', ' ہے']
    """
    units = read_units(text, analyzer)
    return _cut(text, _find_spans(units, terms, analyzer), 0, len(text))


def make_excerpt(text: str, terms: Collection[str], analyzer: Analyzer) -> tuple[Segment, ...]:
    """The densest `WINDOW` words of the text in segments, with … where it was cut."""
    units = read_units(text, analyzer)
    first, last = find_window(units, terms, analyzer)
    start = 0 if first == 0 else units[first].start
    end = len(text) if last == len(units) else units[last - 1].end
    segments = _cut(text, _find_spans(units[first:last], terms, analyzer), start, end)
    before = (Segment(f"{ELLIPSIS} ", marked=False),) if start > 0 else ()
    after = (Segment(f" {ELLIPSIS}", marked=False),) if end < len(text) else ()
    return (*before, *segments, *after)


def find_window(units: Sequence[Unit], terms: Collection[str], analyzer: Analyzer) -> tuple[int, int]:
    """The first and last (exclusive) unit of the window to show.

    The window has the most different terms, then the most occurrences, then
    it is the earliest; what it found is moved to its middle.
    """
    places = [(mark.first, mark.term) for mark in find_marks(units, terms, analyzer)]
    if len(units) <= WINDOW or not places:
        return 0, min(WINDOW, len(units))
    best = (0, 0)
    found = (0, 0)
    inside: Counter[str] = Counter()
    left = 0
    for right, (place, term) in enumerate(places):
        inside[term] += 1
        while place - places[left][0] >= WINDOW:
            inside[places[left][1]] -= 1
            left += 1
        density = (sum(1 for count in inside.values() if count), right - left + 1)
        if density > best:
            best, found = density, (places[left][0], place)
    spare = WINDOW - (found[1] - found[0] + 1)
    start = min(max(0, found[0] - spare // 2), len(units) - WINDOW)
    return start, start + WINDOW


def _find_spans(units: Sequence[Unit], terms: Collection[str], analyzer: Analyzer) -> list[tuple[int, int]]:
    """Where the text is marked."""
    marks = find_marks(units, terms, analyzer)
    return [(units[mark.first].start, units[mark.stop - 1].end) for mark in marks]


def _cut(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    position = start
    for first, last in spans:
        if first > position:
            segments.append(Segment(text[position:first], marked=False))
        segments.append(Segment(text[first:last], marked=True))
        position = last
    if end > position:
        segments.append(Segment(text[position:end], marked=False))
    return tuple(segments)
