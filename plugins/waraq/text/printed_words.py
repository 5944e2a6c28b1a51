"""Counted words, each spelling once: what an index of words keeps of a list as an archive prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

Found = TypeVar("Found")


class PrintedWord(NamedTuple):
    """A word as it is printed most, and how often it was counted in all its spellings."""

    shown: str
    frequency: int


def gather_spellings(words: Iterable[tuple[str, int]], write: Callable[[str], str]) -> dict[str, PrintedWord]:
    """The words by what `write` makes of them: the most frequent spelling of each, with the counts of all.

    Of spellings that were counted alike the first by code points is shown.
    What was never counted, or has nothing written, is left out.

    >>> from waraq.text.fold import fold
    >>> gather_spellings([("مؤقف", 60), ("موقف", 80), ("صدر", 0)], fold)
    {'موقف': PrintedWord(shown='موقف', frequency=140)}
    """
    gathered: dict[str, PrintedWord] = {}
    most: dict[str, int] = {}
    for shown, frequency in words:
        word = write(shown)
        if frequency < 1 or not word:
            continue
        known = gathered.get(word, PrintedWord(shown, 0))
        usual = known.shown
        if (frequency, usual) > (most.get(word, 0), shown):
            usual, most[word] = shown, frequency
        gathered[word] = PrintedWord(usual, known.frequency + frequency)
    return gathered


def take_different(found: Iterable[Found], write: Callable[[Found], str], limit: int) -> list[Found]:
    """The first `limit` of which `write` makes different things.

    >>> take_different(["صدر", "صدر", "وزیر", "اعظم"], str, 2)
    ['صدر', 'وزیر']
    """
    chosen: dict[str, Found] = {}
    for each in found:
        if len(chosen) >= limit:
            break
        chosen.setdefault(write(each), each)
    return list(chosen.values())
