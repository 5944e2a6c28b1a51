"""The tables of `waraq/data`, read and checked: one place that knows the file format.

A table is UTF-8 with LF line ends: a header row, then rows of tab-separated
cells. Lines that start with ``#`` and empty lines are comments. Code points
that can't be seen or told apart are written ``U+064A``, runs of them
``U+0660-U+0669``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from waraq.errors import DataError

_HIGHEST = 0x10FFFF
_COUNTED = re.compile(r"^(?!#)([^\t\n]++)\t([0-9]++)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells, and where it stands, for error messages.

    >>> Row("months.tsv", 7, ("1", "جنوری")).error(1, "no such month").line
    7
    """

    table: str
    line: int
    cells: tuple[str, ...]

    def __getitem__(self, column: int) -> str:
        return self.cells[column]

    def error(self, column: int, message: str) -> DataError:
        """A `DataError` that points at the given cell (columns count from 0)."""
        offset = sum(len(cell) + 1 for cell in self.cells[:column]) + 1
        return DataError(f"data/{self.table}", self.line, offset, message, "\t".join(self.cells))

    def number(self, column: int) -> int:
        """The cell as a whole number; raises `DataError` when it is none."""
        if not (self.cells[column].isascii() and self.cells[column].isdigit()):
            raise self.error(column, f"{self.cells[column]!r} is not a whole number")
        return int(self.cells[column])

    def span(self, column: int) -> tuple[int, int]:
        """The cell as first and last code point; raises `DataError` when it is none."""
        first, dash, last = self.cells[column].partition("-")
        try:
            start = parse_code_point(first)
            end = parse_code_point(last) if dash else start
        except ValueError as error:
            raise self.error(column, str(error)) from error
        if end < start:
            raise self.error(column, "the range ends before it begins")
        return start, end


def parse_code_point(notation: str) -> int:
    """The code point that is written so; raises ValueError for another notation.

    >>> parse_code_point("U+06A9") == ord("ک")
    True
    """
    digits = notation.removeprefix("U+")
    if digits == notation or len(digits) < 4:
        message = f"{notation!r} is not of the form U+0640"
        raise ValueError(message)
    value = int(digits, 16)
    if value > _HIGHEST:
        message = f"{notation} lies beyond the last code point"
        raise ValueError(message)
    return value


def read_bytes(name: str) -> bytes:
    """A shipped table as it lies on the disk."""
    return files("waraq").joinpath("data", name).read_bytes()


def _lines(name: str) -> Iterator[tuple[int, str]]:
    text = read_bytes(name).decode("utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        if line and not line.startswith("#"):
            yield number, line


def parse_table(name: str, lines: Iterable[tuple[int, str]], header: Sequence[str]) -> tuple[Row, ...]:
    r"""The rows below the header; raises `DataError` for a wrong header, width or repeated key.

    The key is the first cell.

    >>> parse_table("t.tsv", [(1, "from\tto"), (2, "ك\tک")], ["from", "to"])[0].cells
    ('ك', 'ک')
    """
    rows = [Row(name, number, tuple(line.split("\t"))) for number, line in lines]
    if not rows or list(rows[0].cells) != list(header):
        first = rows[0] if rows else Row(name, 1, ("",))
        raise first.error(0, f"the header must be {' '.join(header)!r}")
    seen: set[str] = set()
    for row in rows[1:]:
        if len(row.cells) != len(header):
            raise row.error(0, f"{len(row.cells)} cells, the header has {len(header)}")
        if row[0] in seen:
            raise row.error(0, f"{row[0]!r} stands here twice")
        seen.add(row[0])
    return tuple(rows[1:])


def read_table(name: str, header: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a shipped table; raises `DataError` as `parse_table` does.

    >>> read_table("weekdays.tsv", ["name", "calendar", "number", "not_after", "why"])[0][0]
    'پیر'
    """
    return parse_table(name, _lines(name), header)


def read_words(name: str) -> tuple[str, ...]:
    """The words of a shipped list, one a line; raises `DataError` for a repeated word."""
    words: dict[str, None] = {}
    for number, line in _lines(name):
        if line in words:
            message = f"{line!r} stands here twice"
            raise DataError(f"data/{name}", number, 1, message, line)
        words[line] = None
    return tuple(words)


def read_counts(name: str) -> dict[str, int]:
    """The words of a shipped list with their counts, a tab between; raises `DataError` for any other line."""
    text = read_bytes(name).decode("utf-8")
    counts = {word: int(count) for word, count in _COUNTED.findall(text)}
    if len(counts) == sum(line[:1] not in {"", "#"} for line in text.split("\n")):
        return counts  # each line is one of them
    counts = {}
    for number, line in _lines(name):
        word, _, count = line.partition("\t")
        if not word or word in counts or not (count.isascii() and count.isdigit()):
            message = "each line must be a new word, a tab and its count"
            raise DataError(f"data/{name}", number, 1, message, line)
        counts[word] = int(count)
    return counts
