"""The words around the letters that a step of normalisation asks about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraq.text.charset import letters, marks, word_class

LONGEST_WORD = 40  # code points; what is longer has lost its spaces, and no list knows it


def find_words(text: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The spans of the words, of at most 40 code points, in which the pattern is found.

    A word here is a run of Arabic letters and marks; the pattern must match
    letters and marks alone. Code points, half open.

    >>> list(find_words("یہ هم هیں", re.compile("ه")))
    [(3, 5), (6, 9)]
    """
    position = 0
    while hit := wanted.search(text, position):
        start = find_word_start(text, hit.start(), position)
        position = find_word_end(text, hit.start())
        if position - start <= LONGEST_WORD:
            yield start, position


def find_word_start(text: str, end: int, lowest: int = 0) -> int:
    """Where the word that goes on to `end` begins; not more than 40 code points before it.

    >>> find_word_start("وہ پُرعزم", 7)
    3
    """
    start = end
    lowest = max(lowest, end - LONGEST_WORD)
    while start > lowest and (text[start - 1] in letters() or text[start - 1] in marks()):
        start -= 1
    return start


def find_word_end(text: str, start: int) -> int:
    """Where the word at `start` ends: `start` itself when none stands there.

    >>> find_word_end("وہ پُرعزم", 3)
    9
    """
    match = _word().match(text, start)
    return match.end() if match else start


def take_before(text: str, place: int) -> str:
    """The character before the place; empty at the start of the text.

    >>> take_before("وہ", 1), take_before("وہ", 0)
    ('و', '')
    """
    return text[place - 1] if place else ""


def strip_marks(word: str) -> tuple[str, list[int]]:
    """The letters of a word, and the place of each in it.

    >>> strip_marks("پُر")
    ('پر', [0, 2])
    """
    places = [place for place, character in enumerate(word) if character not in marks()]
    return "".join(word[place] for place in places), places


@cache
def _word() -> re.Pattern[str]:
    return re.compile(word_class() + "++")
