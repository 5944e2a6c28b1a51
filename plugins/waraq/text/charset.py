"""Sets of code points and patterns of them that the steps of normalisation look for, from the tables."""

from __future__ import annotations

import unicodedata
from functools import cache

from waraq.text.orthography import Span, load_orthography, read_marks, write_class

_HAMZA = 0x621  # to searching a mark, to readers a letter


@cache
def letter_spans() -> tuple[Span, ...]:
    """The letters of the Arabic script, the hamza alone among them, as spans of code points."""
    spans = [(first, last) for first, last, kind in load_orthography().classes if kind == "arabic"]
    return (*spans, (_HAMZA, _HAMZA))


@cache
def mark_spans() -> tuple[Span, ...]:
    """The marks that belong to the letter before them, as spans of code points."""
    spans = [row.span(0) for row in read_marks() if row[1] == "mark"]
    return tuple(span for span in spans if span != (_HAMZA, _HAMZA))


@cache
def letters() -> frozenset[str]:
    """The letters of the Arabic script.

    >>> [letter in letters() for letter in "ےءa۴"]
    [True, True, False, False]
    """
    return _expand(letter_spans())


@cache
def marks() -> frozenset[str]:
    r"""The marks that belong to the letter before them.

    >>> "\u064e" in marks(), "ء" in marks()
    (True, False)
    """
    return _expand(mark_spans())


@cache
def letter_class() -> str:
    """The letters of the Arabic script as a character class for a pattern."""
    return write_class(letter_spans())


@cache
def word_class() -> str:
    """Letters of the Arabic script and marks as a character class for a pattern."""
    return write_class((*letter_spans(), *mark_spans()))


def name_code_point(character: str) -> str:
    r"""A code point by number and name, for what can't be seen.

    >>> name_code_point("\u200e")
    'U+200E LEFT-TO-RIGHT MARK'
    """
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _expand(spans: tuple[Span, ...]) -> frozenset[str]:
    return frozenset(chr(cp) for first, last in spans for cp in range(first, last + 1))
