"""One paragraph of InPage 1 or 2: pairs of the byte 04 and a code, and Latin text between them as it is."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from waraq.ingest.inpage.codes import Codes, load_codes
from waraq.ingest.inpage.document import REPLACEMENT, Unknowns

MARKER = 0x04
# The bytes stand for code points of the same number here, which is Latin-1.
_PIECE = re.compile("(?P<codes>(?:\x04.)++)|(?P<latin>[\x20-\x7e]++)|(?P<byte>.)", re.DOTALL)
_WHITE = {"\t": " ", "\n": " ", "\v": " ", "\f": "\n", "\r": "\n"}
_LATIN = "cp1252"
HAMZA, SEATED_HAMZA = "ء", "ئ"
_ALEFS = "اآأإ"


def is_text(data: bytes) -> bool:
    """Whether bytes are text as InPage writes it, and no record of its layout.

    >>> is_text(bytes.fromhex("048104a0")), is_text(bytes.fromhex("8000000000000202"))
    (True, False)
    """
    odd = sum(map(len, re.findall(rb"(?s:\x04.)|[\x09-\x0d\x20-\xff]++|([^\x09-\x0d\x20-\xff])", data)))
    return odd * 10 <= len(data)


def decode_text(data: bytes, offset: int, unknowns: Unknowns) -> str:
    r"""The characters of a paragraph that stands at `offset` of its stream; \n is a break in it.

    Numbers are left as they are stored.

    >>> decode_text(bytes.fromhex("0483048104a004b7"), 0, unknowns := Unknowns()), unknowns.found
    ('پان�', {'04 B7': (1, 6)})
    """
    codes = load_codes()
    pieces: list[str] = []
    text = data.decode("latin-1")
    for match in _PIECE.finditer(text):
        kind, piece = match.lastgroup, match[0]
        if kind == "codes":
            pieces.append(_write_codes(codes, piece[1::2], offset + match.start(), unknowns))
        elif kind == "latin":
            pieces.append(piece)
        else:
            pieces.append(_write_byte(piece, offset + match.start(), unknowns))
    return unicodedata.normalize("NFC", _seat_hamzas("".join(pieces)))


def _write_codes(codes: Codes, run: str, offset: int, unknowns: Unknowns) -> str:
    pieces: list[str] = []
    closed = False
    for match in codes.pattern.finditer(run):
        code = match[0]
        found = codes.characters.get(code)
        if found is None and "\x20" < code < "\x7f":
            found = code  # InPage's marker before a Latin letter
        if found is None:
            unknowns.add(f"04 {ord(code):02X}", offset + 2 * match.start())
            found = REPLACEMENT
        if closed and found in codes.letters:
            pieces.append(" ")
        closed = code in codes.closed or (closed and found in codes.marks)
        pieces.append(found)
    return "".join(pieces)


def _write_byte(character: str, offset: int, unknowns: Unknowns) -> str:
    """A byte without a marker: white space, or a Latin letter beyond ASCII."""
    if character in _WHITE:
        return _WHITE[character]
    if character >= "\x80":
        found = character.encode("latin-1").decode(_LATIN, "replace")
        if found != REPLACEMENT:
            return found
    unknowns.add(f"{ord(character):02X}", offset)
    return REPLACEMENT


@cache
def _hamza() -> re.Pattern[str]:
    codes = load_codes()
    marks = re.escape(codes.marks)
    after = "".join(letter for letter in codes.letters if letter not in _ALEFS)
    return re.compile(f"(?<=[{codes.letters}{marks}]){HAMZA}(?=[{marks}]*+[{after}])")


def _seat_hamzas(text: str) -> str:
    """Between letters ء becomes ئ (گئی); at a word's end, before ا (ضیاءالحق) and behind a year it stays."""
    return _hamza().sub(SEATED_HAMZA, text) if HAMZA in text else text
