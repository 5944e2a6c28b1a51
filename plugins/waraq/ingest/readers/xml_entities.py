"""References of XML, mended where a parser would give up: feeds are full of ``&nbsp;`` and of bare ``&``."""

from __future__ import annotations

import re
from html.entities import html5
from xml.sax.saxutils import escape

from waraq.errors import Problem
from waraq.ingest.source_file import SourceFile

OF_XML = frozenset({"amp", "apos", "gt", "lt", "quot"})
# In these, signs stand for themselves: how they begin, and how they end.
_QUOTED = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
_OPENING = re.compile("|".join(map(re.escape, _QUOTED)))
_REFERENCE = re.compile(
    r"&(?:#(?P<decimal>[0-9]{1,9});|#x(?P<hex>[0-9A-Fa-f]{1,8});|(?P<name>[A-Za-z][A-Za-z0-9]{1,31});)?"
)
# The end of a piece that may be the beginning of something: it waits for the next one.
_UNFINISHED = re.compile(r"(?:<|<!|<!-|<!\[[A-Z]{0,5}|&#?[A-Za-z0-9]{0,32})\Z")
_LONGEST = 40  # characters of such an end
_GOOD = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIGHEST = 0x10FFFF


class ReferenceSpeller:
    r"""Gives the text of an XML file, piece by piece, with references that a parser knows.

    Names that HTML has and XML has not become their letters; a ``&`` that begins no
    reference, or one that nobody knows, stands for itself; numbers of characters
    that XML forbids are left out. The lines stay as they are.

    >>> speller = ReferenceSpeller()
    >>> speller.spell("<a>بارش&nb") + speller.spell("sp;&amp; ب&ج<![CDATA[&nbsp;]]></a>") + speller.end()
    '<a>بارش\xa0&amp; ب&amp;ج<![CDATA[&nbsp;]]></a>'
    """

    def __init__(self) -> None:
        self.left_out = 0  # numbers of characters that XML forbids
        self._rest = ""
        self._closing = ""  # what ends the CDATA, comment or instruction that the text is in

    def spell(self, piece: str) -> str:
        """Return the next piece; its end may wait for the one after it."""
        return self._take(self._rest + piece, is_last=False)

    def end(self) -> str:
        """Return what waited."""
        return self._take(self._rest, is_last=True)

    def _take(self, text: str, *, is_last: bool) -> str:
        done, place = [], 0
        while True:
            if self._closing:
                end = text.find(self._closing, place)
                if end < 0:
                    stop = len(text) if is_last else max(place, len(text) - len(self._closing) + 1)
                    break
                end += len(self._closing)
                done.append(text[place:end])
                place, self._closing = end, ""
            opening = _OPENING.search(text, place)
            if opening is None:
                stop = len(text) if is_last else _find_unfinished(text, place)
                break
            done += _REFERENCE.sub(self._spell, text[place : opening.start()]), opening[0]
            place, self._closing = opening.end(), _QUOTED[opening[0]]
        self._rest = text[stop:]
        done.append(text[place:stop] if self._closing else _REFERENCE.sub(self._spell, text[place:stop]))
        return "".join(done)

    def _spell(self, found: re.Match[str]) -> str:
        whole, name = found[0], found["name"]
        if name:
            return whole if name in OF_XML else escape(html5.get(f"{name};", whole))
        if not (found["decimal"] or found["hex"]):
            return escape(whole)
        number = int(found["decimal"] or found["hex"], 10 if found["decimal"] else 16)
        if number <= _HIGHEST and _GOOD.match(chr(number)):
            return whole
        self.left_out += 1
        return ""


def tell_controls(source: SourceFile, count: int) -> Problem:
    """A notice of control characters that were left out."""
    return source.note(f"control characters were left out of the file: {count}", "nothing need be done")


def _find_unfinished(text: str, start: int) -> int:
    found = _UNFINISHED.search(text, max(start, len(text) - _LONGEST))
    return found.start() if found else len(text)
