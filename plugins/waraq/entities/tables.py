"""Tab-separated tables of names and rules: read whole, checked line by line.

What an editor's spreadsheet makes of them is read as `waraq.sheet` has it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from waraq.entities.faults import Faults
from waraq.errors import DataError
from waraq.sheet import (
    MARK,
    SheetError,
    SheetRow,
    decode_sheet,
    describe_columns,
    find_header,
    parse_sheet,
    read_bytes,
)

LIST_SEPARATOR = "|"
# Blanks at the beginning or the end of a cell.
_BLANKS = re.compile(r"(?:^|\t)[^\S\t\n]|[^\S\t\n](?:\t|$)", re.MULTILINE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Marks of direction, which come along with what is copied from web pages, and say nothing of a name.
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column name, where it stands (lines from 1), and how."""

    cells: dict[str, str]
    path: str
    line: int
    text: str = ""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def split(self, column: str) -> tuple[str, ...]:
        """The items of a cell that holds a list, without empty ones."""
        cell = self.cells[column]
        if LIST_SEPARATOR not in cell:
            return (cell,) if cell else ()
        items = (item.strip() for item in cell.split(LIST_SEPARATOR))
        return tuple(item for item in items if item)

    def error(self, column: str, message: str, remedy: str = "") -> DataError:
        """What to raise about the cell in `column`, with its place in the file."""
        text = self.text or "\t".join(self.cells.values())
        position = list(self.cells).index(column)
        before = "\t".join(text.split("\t")[:position])
        place = len(before) + (2 if position else 1)
        return DataError(self.path, self.line, place, f"{column}: {message}", text, remedy=remedy)


def data_file(name: str) -> Traversable:
    """A file of the package's `data` folder, wherever the package is installed."""
    return resources.files("waraq") / "data" / name


def shown_path(source: Traversable | Path) -> str:
    """The path of a table as error messages show it: ours from ``data/`` on, others as seen from here.

    >>> shown_path(data_file("titles.tsv")), shown_path(Path("content/authority/people.tsv"))
    ('data/titles.tsv', 'content/authority/people.tsv')
    """
    path = Path(str(source))
    for top in (Path(str(resources.files("waraq"))), Path.cwd()):
        if path.is_relative_to(top):
            return path.relative_to(top).as_posix()
    return path.as_posix()


def read_rows(
    source: Traversable | Path,
    columns: Sequence[str],
    required: Collection[str] | None = None,
    faults: Faults | None = None,
) -> list[Row]:
    """The rows of a table with exactly these columns, or the `required` and others in any order.

    A column that is not there has empty cells. Raises DataError for what is no
    text or not NFC, another header, a line with too few or too many cells,
    control characters, and blanks around a cell; or gives it to `faults`, and
    goes on with the next line. Where columns are `required`, an editor wrote the
    table: blanks around a cell and marks of direction are then left away, and
    letters composed, as nobody sees the difference.
    """
    faults = faults or Faults()
    try:
        text, header = _read_text(source, columns, columns if required is None else required)
    except DataError as error:
        faults.note(error)
        return []
    path, columns_there = shown_path(source), header.cells
    rows = list(_sort_out(parse_sheet(text, columns_there).rows, path, columns_there, faults))
    if missing := [column for column in columns if column not in columns_there]:
        for row in rows:
            row.cells.update(dict.fromkeys(missing, ""))
    # Asked of the whole table first, as hardly any has such a cell.
    if required is not None and (_is_unclean(text) or _UNSEEN.search(text)):
        rows = [row for row in map(_tidy, rows) if _has_clean_cells(row, faults)]
    elif _is_unclean(text):
        rows = [row for row in rows if _has_clean_cells(row, faults)]
    return rows


def _is_unclean(text: str) -> bool:
    """Whether a cell of a table may have to be looked at."""
    found = MARK in text or _BLANKS.search(text) or _CONTROLS.search(text)
    return bool(found) or not unicodedata.is_normalized("NFC", text)


def _tidy(row: Row) -> Row:
    """The same row, its cells without what nobody sees."""
    for column, cell in row.cells.items():
        row.cells[column] = unicodedata.normalize("NFC", _UNSEEN.sub("", cell)).strip()
    return row


def read_header(source: Traversable | Path) -> tuple[str, ...]:
    """The columns that the first line of a table names, without empty ones at its end. Raises DataError."""
    header = find_header(_decode(source))
    return header.cells


def _decode(source: Traversable | Path) -> str:
    try:
        return decode_sheet(read_bytes(source) or b"")
    except SheetError as error:
        path, line = shown_path(source), error.line or 1
        raise DataError(path, line, 1, error.reason, remedy=error.remedy) from error


def _read_text(
    source: Traversable | Path, columns: Sequence[str], required: Collection[str]
) -> tuple[str, SheetRow]:
    """The text of a table and its first line. Raises DataError."""
    path, text = shown_path(source), _decode(source)
    header = find_header(text)
    if header.cells != tuple(columns):
        _check_header(header, path, columns, required)
    return text, header


def _check_header(header: SheetRow, path: str, columns: Sequence[str], required: Collection[str]) -> None:
    found, line, shown = header.cells, header.line, header.text
    if set(required) == set(columns) or not set(required) <= set(found):
        fault = describe_columns(found, columns, required)
        raise DataError(path, line, 1, fault.reason, shown, remedy=fault.remedy)
    for number, column in enumerate(found):
        if column not in columns or column in found[:number]:
            place = len("\t".join(shown.split("\t")[:number])) + (2 if number else 1)
            message = f"{column!r} is not among the columns {', '.join(columns)}"
            message = f"named twice: {column}" if column in columns else message
            raise DataError(path, line, place, message, shown, remedy="correct it, or delete the column")


def _sort_out(rows: Iterable[SheetRow], path: str, columns: Sequence[str], faults: Faults) -> Iterator[Row]:
    """The rows that have the right number of cells."""
    for row in rows:
        if fault := row.fault:
            place = len(row.text) + 1
            error = DataError(path, row.line, place, fault.reason, row.text, remedy=fault.remedy)
            faults.note(error, dict(zip(columns, row.cells, strict=False)).get("id", ""))
        else:
            yield Row(dict(zip(columns, row.cells, strict=True)), path, row.line, row.text)


def _has_clean_cells(row: Row, faults: Faults) -> bool:
    try:
        _check_cells(row)
    except DataError as error:
        faults.note(error, row.cells.get("id", ""))
        return False
    return True


def _check_cells(row: Row) -> None:
    for column, cell in row.cells.items():
        if cell != cell.strip():
            raise row.error(column, "blanks around the value")
        if found := _CONTROLS.search(cell):
            message = f"holds the control character U+{ord(found.group()):04X}"
            raise row.error(column, message, "delete it, or write the cell anew")
        if not unicodedata.is_normalized("NFC", cell):
            raise row.error(column, "the letters are not in Unicode's composed form (NFC)")


def hash_files(sources: Iterable[Traversable | Path]) -> str:
    """The SHA-256, in hexadecimal, of the files' bytes one after the other."""
    digest = hashlib.sha256()
    for source in sources:
        content = source.read_bytes()
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()
