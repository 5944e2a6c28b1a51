"""The rows of a table of text, with a way on behind a row whose quotation marks don't fit."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from waraq.ingest.readers.pieces import DAMAGED
from waraq.ingest.readers.table_dialect import Dialect
from waraq.ingest.readers.table_escapes import mark_nulls, open_escapes, unmark_nulls

LONGEST_ROW = 5_000_000  # characters; an open quotation mark would else swallow the rest of the file
MOST_ROWS_AGAIN = (
    100  # rows of that length that are read once more; behind them such a row is lost as a whole
)
# Reason and remedy.
Fault = tuple[str, str]
QUOTING = (
    "put cells that hold delimiters, line breaks or quotation marks between quotation marks, these doubled"
)
_DAMAGE = ("some bytes of the row are damaged", "repair them")
_NUL = ("the row holds NUL characters", "remove them")
TOO_LONG = ("the row is too long to be read", "split its text")
_OPEN_QUOTE = ("a quotation mark in the row is never closed, or has letters behind it", QUOTING)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, the line it begins in, and what keeps it from being used.

    `literal` says that quotation marks that did not fit were read as letters.
    """

    cells: list[str]
    line: int
    fault: Fault | None = None
    literal: bool = False


class _OpenRowError(Exception):
    """The row can't go on: the next line is too long, or the row is."""


class TableRows:
    """Reads rows from numbered lines; None is a line that is too long to be kept.

    Where a quotation mark is never closed, or has letters behind it, the
    first line of the row is read again with quotation marks as letters, and
    reading goes on with the next. `width` is how many cells a whole row has.
    """

    def __init__(self, lines: Iterator[tuple[int, str | None]], dialect: Dialect) -> None:
        self.width = 0
        self._lines = lines
        self._dialect = dialect
        self._again: deque[tuple[int, str | None]] = deque()
        self._taken: list[tuple[int, str]] = []
        self._size = 0
        self._read_again = 0  # characters

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows; empty lines are none."""
        reader = self._new_reader()
        while True:
            self._taken, self._size = [], 0
            cells: list[str] | None = None
            try:
                cells = next(reader, None)
            except csv.Error:
                pass
            except _OpenRowError:
                if not self._taken:
                    yield Row([], self._again.popleft()[0], TOO_LONG)
                    reader = self._new_reader()
                    continue
            if not self._taken:
                return
            if cells is None and not self._dialect.quotes:
                yield Row([], self._taken[0][0], TOO_LONG)
                reader = self._new_reader()
            elif cells is None or self._is_merged(cells):
                yield self._read_first_line()
                reader = self._new_reader()
            elif cells:
                yield Row(unmark_nulls(cells), self._taken[0][0], _find_fault(self._taken))

    def _new_reader(self) -> Iterator[list[str]]:
        escape, delimiter = self._dialect.escape, self._dialect.delimiter
        quoting = self._dialect.quoting
        lines = self._feed()
        return csv.reader(lines, delimiter=delimiter, escapechar=escape, quoting=quoting, strict=True)

    def _feed(self) -> Iterator[str]:
        """Give the reader its next line, and remember the lines of the row. Raises _OpenRowError."""
        while line := self._again.popleft() if self._again else next(self._lines, None):
            number, text = line
            if text is None or (self._taken and self._size + len(text) > LONGEST_ROW):
                self._again.appendleft(line)
                raise _OpenRowError
            self._taken.append((number, text))
            self._size += len(text)
            marked = mark_nulls(text, self._dialect.delimiter)
            yield open_escapes(marked) if self._dialect.escape else marked

    def _is_merged(self, cells: list[str]) -> bool:
        """Whether lines were taken for one row by a quotation mark that is none."""
        lines, width = self._taken, self.width
        return (
            self._dialect.quotes
            and len(lines) > 1
            and len(cells) != width
            and len(self._split(lines[0][1])) == width
        )

    def _read_first_line(self) -> Row:
        (number, text), *others = self._taken
        self._read_again += self._size
        if self._read_again > MOST_ROWS_AGAIN * LONGEST_ROW:
            return Row([], number, _OPEN_QUOTE)
        self._again.extendleft(reversed(others))
        cells = self._split(text)
        fault = _find_fault([(number, text)]) or (None if len(cells) == self.width else _OPEN_QUOTE)
        return Row(cells, number, fault, literal=True)

    def _split(self, line: str) -> list[str]:
        delimiter = self._dialect.delimiter
        return unmark_nulls(mark_nulls(line, delimiter).rstrip("\r\n").split(delimiter))


def _find_fault(lines: list[tuple[int, str]]) -> Fault | None:
    if any(DAMAGED in text for _, text in lines):
        return _DAMAGE
    return _NUL if any("\0" in text for _, text in lines) else None
