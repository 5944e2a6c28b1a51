"""Urdu names of the Latin letters, by which abbreviations are spelled: پی ٹی آئی."""

from __future__ import annotations

import re
from functools import cache

from waraq.text.acronyms import load_spelling
from waraq.text.fold import fold


def is_initial(word: str) -> bool:
    """Whether a word is one letter of an abbreviation, by name (کیو) or as it is (ن).

    >>> is_initial("کیو"), is_initial("خان")
    (True, False)
    """
    return len(word) == 1 or fold(word) in _names()


def is_spelled_out(word: str) -> bool:
    """Whether a word is nothing but names of letters: an abbreviation written as one word.

    >>> is_spelled_out("یواےای"), is_spelled_out("سیاسی")
    (True, False)
    """
    return bool(_several().fullmatch(fold(word)))


@cache
def _names() -> frozenset[str]:
    return frozenset(dict(load_spelling().letters))


@cache
def _several() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_names(), key=len, reverse=True))}){{2,}}")
