"""A file as it is written: where in it something stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from waraq.ingest import find_body_line

Place = tuple[int | None, int | None]
"""Line and column, from 1, as far as they are known."""


@dataclass(frozen=True)
class Written:
    """The path of a file, as it is shown, and its text, with LF at the ends of lines."""

    path: str
    text: str

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def body_line(self) -> int:
        """The line in which the body begins."""
        return find_body_line(self.text)

    def place_of(self, offset: int) -> Place:
        r"""The place of a code point.

        >>> Written("a.md", "پہلی\nدوسری").place_of(7)
        (2, 3)
        """
        before = self.text.rfind("\n", 0, offset)
        return self.text.count("\n", 0, offset) + 1, offset - before

    def find_key(self, key: str) -> Place:
        """The place of a key of the front matter, if it is written there in the usual way."""
        found = re.search(rf"^{key}[ ]*:", self.text, re.MULTILINE)
        return (self.text.count("\n", 0, found.start()) + 1, 1) if found else (None, None)

    def find_address(self, line: int, forms: tuple[str, ...]) -> Place:
        """The place of an address in a line or soon below it, in the first of its forms that stands there."""
        for number, text in enumerate(self._lines[line - 1 : line + 1], start=line):
            for form in forms:
                if form and (column := text.find(form)) >= 0:
                    return number, column + 1
        return line, None
