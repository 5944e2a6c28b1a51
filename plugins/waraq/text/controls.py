"""Invisible codes that are useful in some places only: joiners and direction isolates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from waraq.text.charset import name_code_point
from waraq.text.edit import Edit
from waraq.text.orthography import read_marks
from waraq.text.word_span import take_before

_ZWNJ = "\u200c"
_ZWJ = "\u200d"
_JOINERS = re.compile(f"[{_ZWNJ}{_ZWJ}]+")
_OPENING = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"
_ISOLATE = re.compile(f"[{_OPENING}{_POP_ISOLATE}]")


def find_stray_isolates(text: str) -> Iterator[Edit]:
    r"""Direction isolates that nothing closes, or that close nothing.

    >>> [edit.start for edit in find_stray_isolates("\u2068PTI\u2069 نے\u2069")]
    [8]
    """
    places = [match.start() for match in _ISOLATE.finditer(text)]
    opened: list[int] = []
    paired: set[int] = set()
    for place in places:
        if text[place] in _OPENING:
            opened.append(place)
        elif opened:
            paired.update((opened.pop(), place))
    return (Edit(place, place + 1, "", _explain(text[place])) for place in places if place not in paired)


def find_useless_joiners(text: str) -> Iterator[Edit]:
    r"""Zero-width non-joiners that part no two letters, zero-width joiners outside an emoji.

    >>> [edit.start for edit in find_useless_joiners("خوش\u200cحال\u200c ہے")]
    [7]
    """
    if _ZWNJ not in text and _ZWJ not in text:
        return
    for match in _JOINERS.finditer(text):
        start, last = match.start(), match.end() - 1
        # Of several only the last stands before something that can be joined.
        end = last if _is_useful(text, start, last) else match.end()
        if end > start:
            yield Edit(start, end, "", _explain(text[start]))


def _is_useful(text: str, start: int, last: int) -> bool:
    """Whether the last of the joiners from `start` on parts two letters or makes one picture of two."""
    before, joiner, after = take_before(text, start), text[last], text[last + 1 : last + 2]
    if not before or not after:
        return False
    if joiner == _ZWNJ:
        return after.isalpha() and (before.isalpha() or unicodedata.combining(before) > 0)
    # A skin tone (Sk) or a variation selector may stand between the picture and the joiner.
    drawn = unicodedata.category(before) in {"So", "Sk"} or before == "\ufe0f"
    return drawn and unicodedata.category(after) == "So"


@cache
def _explain(control: str) -> str:
    spans = ((row.span(0), row[-1]) for row in read_marks())
    why = next(why for (first, last), why in spans if first <= ord(control) <= last)
    return f"{name_code_point(control)}: {why}"
