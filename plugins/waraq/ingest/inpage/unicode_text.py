"""Documents of InPage 3: UTF-16 with codes and records of the layout between the letters.

A text begins behind four bytes FF and the unit 000D and ends before a unit 0000
or FFFF; before it stand pairs of numbers, a style and how many bytes have it. A
code below 0020 may be followed by a length and a record so long; in other
documents it stands alone. So a record is taken for one only where its length is
no letter or space, and it is not all letters.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator

from waraq.ingest.inpage.document import (
    REPLACEMENT,
    Document,
    InPageError,
    Notice,
    Unknowns,
    join_texts,
    keep,
)

_START = re.compile(rb"\xff{4}\r\x00")
_END = re.compile(rb"\x00\x00|\xff\xff")
_UNIT = 2
# Letters and signs of Urdu, its neighbours and Latin; a unit of anything else is a number of the layout.
_LETTERS = r"\t\n\f\r\x20-\x7e\xa0-\u036f\u0590-\u08ff\u2000-\u2bff\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC = re.compile(r"[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]")
_CODE = re.compile(rf"([\x01-\x08\x0b\x0e-\x1f~])([\x02-\x08\x0e-\x1e])?|[^{_LETTERS}]")
_ALL_LETTERS = re.compile(rf"[{_LETTERS}]*+")
_RUN = re.compile(rf"[{_LETTERS}]{{20,}}+")
_FEWEST_LETTERS = 20
_HIGHEST_STYLE, _LONGEST_SPAN = 1000, 100_000
_PAIR = 8
_UNFRAMED = Notice(
    "the document's text has no beginning where it should be; it was found by its letters, and may lack lines"
)


def decode_unicode(stream: str, data: bytes) -> Document:
    """The document in a stream of InPage 3; raises InPageError where there is no text."""
    unknowns = Unknowns()
    notices: list[Notice] = []
    texts = list(_read_texts(data, unknowns, notices))
    if not texts:
        texts = [list(_read_runs(data))]
        notices.append(_UNFRAMED)
    paragraphs, several = join_texts(texts)
    if not paragraphs:
        raise InPageError(f"no text was found in the file's stream {stream}")
    return Document(stream, paragraphs, keep([unknowns.describe(stream), several, *notices]))


def _read_texts(data: bytes, unknowns: Unknowns, notices: list[Notice]) -> Iterator[list[str]]:
    behind = 0
    for match in _START.finditer(data):
        start = match.end()
        if start < behind or start % _UNIT:
            continue
        behind = end = _find_end(data, start)
        text = data[start:end].decode("utf-16-le", "surrogatepass")
        if not _ARABIC.search(text):
            continue
        missing = _stated_length(data, match.start()) - (end - start)
        if missing > 0:
            notices.append(
                Notice(f"a text ends at byte {end} of the stream, {missing} bytes before its stated end")
            )
        yield _split_lines(_clean(text, start, unknowns))


def _find_end(data: bytes, start: int) -> int:
    """Where the first unit 0000 or FFFF behind `start` lies, or the end of the data in whole units."""
    for match in _END.finditer(data, start):
        if (match.start() - start) % _UNIT == 0:
            return match.start()
        if data[match.start() : match.start() + 3] in {b"\0\0\0", b"\xff\xff\xff"}:
            return match.start() + 1
    return len(data) - (len(data) - start) % _UNIT


def _stated_length(data: bytes, end: int) -> int:
    """What the pairs before a text say of its length; 0 where there are none."""
    total = 0
    while end >= _PAIR:
        end -= _PAIR
        style, length = struct.unpack_from("<II", data, end)
        if style > _HIGHEST_STYLE or length > _LONGEST_SPAN or style == length == 0:
            break
        total += length
    return total


def _clean(text: str, offset: int, unknowns: Unknowns) -> str:
    """The text without codes and records of the layout, and with � for units that are no letters."""
    pieces: list[str] = []
    position = 0
    for match in _CODE.finditer(text):
        if match.start() < position:
            continue
        record = _record_length(text, match)
        if match[0] == "~" and not record:
            continue
        pieces.append(text[position : match.start()])
        position = match.end(1) + record if match[1] else match.end()
        if not match[1]:
            unknowns.add(f"{ord(match[0]):04X}", offset + _UNIT * match.start())
            pieces.append(REPLACEMENT)
    pieces.append(text[position:])
    return "".join(pieces)


def _record_length(text: str, match: re.Match[str]) -> int:
    """How many units of a record, its length among them, stand behind a code; 0 where there is none."""
    length = ord(match[2]) if match[2] else 0
    end = match.end() + length // _UNIT
    if not length or length % _UNIT or end > len(text) or _ALL_LETTERS.fullmatch(text, match.end(), end):
        return 0
    return 1 + length // _UNIT


def _split_lines(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text).translate({0x09: " ", 0x0A: " ", 0x0C: "\r"})
    return [line.strip() for line in text.split("\r")]


def _read_runs(data: bytes) -> Iterator[str]:
    """Lines of many letters, wherever they stand."""
    text = data[: len(data) - len(data) % _UNIT].decode("utf-16-le", "surrogatepass")
    for match in _RUN.finditer(text):
        if sum(1 for _ in _ARABIC.finditer(match[0])) >= _FEWEST_LETTERS:
            yield from _split_lines(match[0])
