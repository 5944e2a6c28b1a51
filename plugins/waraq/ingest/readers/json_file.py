"""JSON: a list of objects, one object alone, or objects one behind the other; each is an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.readers.json_record import REMEDY, JsonRecords
from waraq.ingest.readers.pieces import LONGEST_LINE, TextPieces, refuse_length
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

_SPACE = re.compile(r"[ \t\r\n]*+")
# A value that is cut off fails near its end, if not in a text that has no end.
NEAR_END = 16
UNENDED = "Unterminated string"
MOST_BROKEN = 1_000  # values, before the file is given up


def read_json_file(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each object; a list is read object by object, so that its size does not matter."""
    with source.open() as stream:
        pieces = TextPieces(source, stream)
        yield from pieces.notices
        records = JsonRecords(source, "application/json")
        yield from _read_values(source, records, _Window(pieces.read_text()))
        yield from records.watch.report(source)


class _Window:
    """The part of the text that is looked at: from the value to be read next to what was read last."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self.text = ""
        self.place = 0
        self.line = 1
        self.indent = ""  # of the last line that begins with a value
        self.ended = False

    def read_on(self) -> None:
        """Read as much again as there is."""
        parts = [self.text[self.place :]]
        length = len(parts[0])
        wanted = min(2 * length, LONGEST_LINE)
        while length <= wanted and not self.ended:
            piece = next(self._pieces, None)
            self.ended = piece is None
            parts.append(piece or "")
            length += len(parts[-1])
        self.text, self.place = "".join(parts), 0

    def move_to(self, place: int) -> None:
        """Go on to a place in the text, and count the lines up to there."""
        self.line += self.text.count("\n", self.place, place)
        self.place = place

    def next_sign(self) -> str:
        """Go on behind spaces and return the character there, none at the end."""
        while True:
            found = _SPACE.match(self.text, self.place)
            if "\n" in (gap := found.group() if found else ""):
                self.indent = gap.rpartition("\n")[2]
            self.move_to(self.place + len(gap))
            if self.place < len(self.text) or self.ended:
                return self.text[self.place : self.place + 1]
            self.read_on()

    def find_line(self) -> bool:
        """Go on to the next line that begins as that of the last value did; False where there is none."""
        needle = f"\n{self.indent}{{"
        while (found := self.text.find(needle, self.place + 1)) < 0:
            if self.ended:
                return False
            self.move_to(max(self.place, len(self.text) - len(needle)))
            self.read_on()
        self.move_to(found + len(needle) - 1)
        return True

    def take(self, sign: str) -> bool:
        """Whether the next character is this one, which is then left behind."""
        found = self.next_sign() == sign
        self.place += found
        return found


def _read_values(source: SourceFile, records: JsonRecords, window: _Window) -> Iterator[Record | Problem]:
    listed = window.take("[")
    first, broken = True, 0
    while (sign := window.next_sign()) and not (listed and sign == "]"):
        line = window.line
        try:
            value, end = _decode(records.decoder, window)
        except (ValueError, RecursionError) as error:
            yield _describe(source, records, window, error)
            broken += 1
            if broken < MOST_BROKEN and window.find_line():
                continue
            if listed or not first:
                yield source.note("what stands behind the record could not be read", "repair it", line)
            return
        text = window.text[window.place : end]
        window.move_to(end)
        follows = window.take(",") if listed else bool(window.next_sign())
        yield from records.make(value, text, line, alone=first and not listed and not follows)
        first = False
        if listed and not follows and window.next_sign() != "]":
            yield source.report("the list has no comma or end here", REMEDY, window.line)
            if not window.next_sign():
                return
    if listed and window.take("]") and window.next_sign():
        yield source.report("something stands behind the end of the list", "remove it", window.line)


def _describe(source: SourceFile, records: JsonRecords, window: _Window, error: Exception) -> Problem:
    if len(window.text) - window.place > LONGEST_LINE:
        return refuse_length(source, window.line)
    place = error.pos if isinstance(error, json.JSONDecodeError) else window.place
    return records.describe(error, window.line + window.text.count("\n", window.place, place))


def _decode(decoder: json.JSONDecoder, window: _Window) -> tuple[object, int]:
    """Return the value at the window's place and where it ends. Raises ValueError and RecursionError."""
    while True:
        try:
            value, end = decoder.raw_decode(window.text, window.place)
        except json.JSONDecodeError as error:
            cut = error.msg.startswith(UNENDED) or error.pos > len(window.text) - NEAR_END
            if window.ended or not cut or len(window.text) - window.place > LONGEST_LINE:
                raise
        else:
            if window.ended or end < len(window.text) or isinstance(value, dict):
                return value, end
        window.read_on()
