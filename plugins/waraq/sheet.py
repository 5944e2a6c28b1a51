"""Tables that editors keep: text with a tab between cells, also as spreadsheets save it.

A table has a line that names its columns, then a row a line. Lines that begin
with ``#`` are comments. Excel's “Unicode Text” is UTF-16, puts cells with
commas between quotation marks, and writes tabs for columns that are empty;
all of that is read.
"""

from __future__ import annotations

import codecs
from collections.abc import Collection, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE = "save it as text with tabs in UTF-8, in Excel as “Unicode Text”"
MARK = '"'


class Fault(NamedTuple):
    """What is wrong with a row, and what to do about it."""

    reason: str
    remedy: str


_OPEN = Fault(
    "a cell begins with a quotation mark that is never closed",
    "take out the mark, or the tab or line break in the cell",
)


class SheetError(ValueError):
    """A file is no table that can be read; `line` is None where it has no lines."""

    def __init__(self, reason: str, remedy: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.line = line


class SheetRow(NamedTuple):
    """A row: its number from 1, its line as it stands there, and its cells.

    Where there is a `fault`, the cells are not those of the columns.
    """

    line: int
    text: str
    cells: tuple[str, ...]
    fault: Fault | None = None


class Sheet(NamedTuple):
    """The rows of a table, and the comments, wherever they stood.

    `header_fault` tells that the first row, if there is any, names other
    columns; it is one of the `rows` then.
    """

    comments: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    header_fault: Fault | None = None


def read_bytes(source: Traversable | Path) -> bytes | None:
    """The bytes of a table; None where there is no file. Raises SheetError."""
    try:
        if not source.is_file() and isinstance(source, Path) and source.exists():
            raise SheetError("it is no file", "put a file in its place, or take it away")
        return source.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = f"the file can't be read ({error.strerror or error})"
        raise SheetError(reason, "check that you may read it") from error


def load_sheet(path: Path, columns: Sequence[str]) -> tuple[bytes | None, Sheet]:
    """The bytes of a table, and its rows; None and no rows where there is none. Raises SheetError."""
    raw = read_bytes(path)
    return raw, parse_sheet(decode_sheet(raw or b""), columns)


def decode_sheet(raw: bytes) -> str:
    r"""The text of a table, its lines parted by LF. Raises SheetError.

    >>> decode_sheet("id\tname\r\nplace/x\tقلعہ".encode("utf-16"))
    'id\tname\nplace/x\tقلعہ'
    """
    wide = raw.startswith(_WIDE)
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        name, line = ("UTF-16", None) if wide else ("UTF-8", raw.count(b"\n", 0, error.start) + 1)
        raise SheetError(f"the file is not {name} text", _SAVE, line) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SheetError("the file holds NUL characters and is no text", _SAVE, line)
    return text


def parse_sheet(text: str, columns: Sequence[str]) -> Sheet:
    r"""The rows of a table with these columns; empty ones are left out.

    >>> parse_sheet('id\tname\t\nplace/x\t"قلعہ, ""لال"" "\t\n', ("id", "name")).rows[0].cells
    ('place/x', 'قلعہ, "لال" ')
    """
    comments: list[str] = []
    rows: list[SheetRow] = []
    width, marked = len(columns), MARK in text
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) == width and not marked and line[0] != "#":  # as nearly all are
            rows.append(SheetRow(number, line, tuple(cells)))
            continue
        row = _read_line(number, line, width)
        if row.cells[0].startswith("#"):
            comments.append("\t".join(row.cells).rstrip())
        elif any(map(str.strip, row.cells)):
            rows.append(row)
    found = tuple(cell.strip() for cell in rows[0].cells) if rows else ()
    fault = None if found == tuple(columns) else describe_columns(found, columns)
    return Sheet(tuple(comments), tuple(rows if fault else rows[1:]), fault)


def find_header(text: str) -> SheetRow:
    """The first line of a table that is no comment, with the columns that it names."""
    for number, line in enumerate(text.split("\n"), 1):
        row = _read_line(number, line, 1)
        cells = tuple(map(str.strip, row.cells))
        if any(cells) and not cells[0].startswith("#"):
            return SheetRow(number, line, cells)
    return SheetRow(1, "", ())


def _read_line(number: int, line: str, width: int) -> SheetRow:
    raw = line.split("\t")
    cells = [_unquote(cell) for cell in raw]
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    fault = None
    if any(map(_is_open, raw)):
        fault = _OPEN
    elif len(cells) != width:
        fault = _count_cells(len(cells), width)
    return SheetRow(number, line, tuple(cells), fault)


def _unquote(cell: str) -> str:
    """A cell without the quotation marks that a spreadsheet put around it; they are doubled inside."""
    if len(cell) < len(MARK) * 2 or not (cell[0] == cell[-1] == MARK):
        return cell
    inner = cell[1:-1]
    return cell if MARK in inner.replace(MARK * 2, "") else inner.replace(MARK * 2, MARK)


def _is_open(cell: str) -> bool:
    """Whether a cell begins with a quotation mark that nothing closes, as where a line breaks inside."""
    return cell.startswith(MARK) and cell.count(MARK) % 2 == 1


def _count_cells(count: int, width: int) -> Fault:
    reason = f"the line has {count} {'cell' if count == 1 else 'cells'}, the table {width} columns"
    return Fault(reason, "part the cells by tabs, with a tab for each empty one too")


def describe_columns(
    found: Sequence[str], columns: Sequence[str], required: Collection[str] | None = None
) -> Fault:
    """What is wrong with a first line that names the columns that were `found`, and not these.

    Where only some are `required`, others may be left out.
    """
    needed = [column for column in columns if required is None or column in required]
    others = [column for column in columns if column not in needed]
    missing = [column for column in needed if column not in found]
    some = bool(missing) and not set(found).isdisjoint(columns)
    told = f" ({', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing)" if some else ""
    rest = f", and those of {', '.join(others)} that are used" if others else ""
    reason = f"the first line must name the columns {', '.join(needed)}{rest}, separated by tabs{told}"
    return Fault(reason, "write that line above the rows; a spreadsheet must save text with tabs, not commas")
