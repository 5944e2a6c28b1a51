"""A window that moves over a text of JSON, so that its size does not matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from waraq.ingest.readers.pieces import LONGEST_LINE

_SPACE = re.compile(r"[ \t\r\n]*+")
# All up to a bracket, or to a string that does not end in its line or in this window.
_FLAT = re.compile(r'(?:[^"{}\[\]]++|"(?:[^"\\\n]++|\\.)*+")*+')
_OPEN_STRING = re.compile(r'"(?:[^"\\\n]++|\\.)*+\\?')
_BARE = re.compile(r"[^,\[\]{}\s]*+")  # a number, true, false or null
# A value that is cut off fails near its end, if not in a text that has no end.
NEAR_END = 16
UNENDED = "Unterminated string"


class Window:
    """The part of the text that is looked at: from the value to be read next to what was read last.

    `line` is that of `place`, counted from the given one.
    """

    def __init__(self, pieces: Iterator[str], line: int = 1) -> None:
        self._pieces = pieces
        self.text = ""
        self.place = 0
        self.line = line
        self.most = LONGEST_LINE
        self.indent = ""  # of the last line that begins with a value
        self.flat = False  # whether no value has a line that begins with a bracket
        self.ended = False

    def read_on(self) -> None:
        """Read as much again as there is."""
        parts = [self.text[self.place :]]
        length = len(parts[0])
        wanted = min(2 * length, self.most)
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

    def find_line(self) -> str:
        """Go on to the next line that begins as that of the last value did, and return its first sign.

        A list ends at a line with its bracket that is indented less, or with
        `flat` not at all: then that is returned. Nothing is returned where
        there is no such line.
        """
        ends = rf"|\n(?!{self.indent})[ \t]*\]" if self.indent else r"|\n\]" if self.flat else ""
        needle = re.compile(rf"\n{self.indent}\{{{ends}")
        return self.find(needle, len(self.indent) + 3, self.place + 1)[-1:]

    def find(self, needle: re.Pattern[str], longest: int, start: int | None = None) -> str:
        """Go on to the last sign of what is found next, and return all of it; nothing where there is none.

        What is looked for has at most so many signs.
        """
        place = self.place if start is None else start
        while (found := needle.search(self.text, place)) is None:
            if self.ended:
                return ""
            self.move_to(max(self.place, len(self.text) - longest))
            self.read_on()
            place = self.place
        self.move_to(found.end() - 1)
        return found.group()

    def take(self, sign: str) -> bool:
        """Whether the next character is this one, which is then left behind."""
        found = self.next_sign() == sign
        self.place += found
        return found

    def put_back(self, sign: str) -> None:
        """Have a sign that was taken before the window's place again; what stood between is passed."""
        self.text, self.place = sign + self.text[self.place :], 0

    @property
    def is_full(self) -> bool:
        """Whether more is held than one value may have."""
        return len(self.text) - self.place > self.most

    def decode(self, decoder: json.JSONDecoder) -> tuple[object, int]:
        """Return the value at the window's place and where it ends. Raises ValueError and RecursionError."""
        while True:
            try:
                value, end = decoder.raw_decode(self.text, self.place)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith(UNENDED) or error.pos > len(self.text) - NEAR_END
                if self.ended or not cut or self.is_full:
                    raise
            else:
                if self.ended or end < len(self.text) or isinstance(value, dict):
                    return value, end
            self.read_on()

    def skip_value(self) -> None:
        """Go on behind the value at the window's place, however long: nothing of it is kept.

        A string that does not end in its line ends with it, so that a lost
        quotation mark does not turn all that follows inside out.
        """
        depth, begun = 0, False
        while sign := self.next_sign() if not begun else self._go_to_bracket():
            begun = True
            if sign in "{[":
                depth += 1
            elif sign in "}]":
                depth -= 1
            else:
                self._skip_bare(sign)
            self.place += sign in "{}[]"
            if depth <= 0:
                return

    def _skip_bare(self, sign: str) -> None:
        if sign == '"':
            self._skip_string()
            return
        while True:
            found = _BARE.match(self.text, self.place)
            self.move_to(found.end() if found else self.place)
            if self.place < len(self.text) or self.ended:
                return
            self.read_on()

    def _go_to_bracket(self) -> str:
        """Go on to the next bracket outside of strings and return it, none at the end."""
        while True:
            found = _FLAT.match(self.text, self.place)
            self.move_to(found.end() if found else self.place)
            sign = self.text[self.place : self.place + 1]
            if sign == '"':
                self._skip_string()
            elif sign or self.ended:
                return sign
            else:
                self.read_on()

    def _skip_string(self) -> None:
        """Go on behind the string here; a part of it that is too long to be held is let go."""
        while True:
            found = _OPEN_STRING.match(self.text, self.place)
            end = found.end() if found else self.place + 1
            if end < len(self.text) or self.ended:
                self.move_to(min(end + (self.text[end : end + 1] == '"'), len(self.text)))
                return
            if self.is_full:
                self.text, self.place = '"', 0
            self.read_on()
