"""Tab-separated tables of names and rules: read whole, checked line by line."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from waraq.errors import DataError

LIST_SEPARATOR = "|"
# Blanks at the beginning or the end of a cell.
_BLANKS = re.compile(r"(?:^|\t)[^\S\t\n]|[^\S\t\n](?:\t|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column name, and where it stands (lines from 1)."""

    cells: dict[str, str]
    path: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def split(self, column: str) -> tuple[str, ...]:
        """The items of a cell that holds a list, without empty ones."""
        cell = self.cells[column]
        if LIST_SEPARATOR not in cell:
            return (cell,) if cell else ()
        items = (item.strip() for item in cell.split(LIST_SEPARATOR))
        return tuple(item for item in items if item)

    def error(self, column: str, message: str) -> DataError:
        """What to raise about the cell in `column`, with its place in the file."""
        position = list(self.cells).index(column)
        before = "\t".join(list(self.cells.values())[:position])
        return DataError(
            self.path,
            self.line,
            len(before) + (2 if position else 1),
            f"{column}: {message}",
            "\t".join(self.cells.values()),
        )


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
    source: Traversable | Path, columns: Sequence[str], required: Collection[str] | None = None
) -> list[Row]:
    """The rows of a table with exactly these columns, or the `required` and others in any order.

    A column that is not there has empty cells. Raises DataError for text that
    is not UTF-8 or NFC, another header, a line with too few or too many
    cells, and blanks around a cell.
    """
    path = shown_path(source)
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "the file is not UTF-8 text"
        raise DataError(path, 1, 1, message) from error
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    header = lines[0].split("\t")
    if header != list(columns):
        _check_header(header, path, columns, columns if required is None else required)
    rows = [_read_row(line, path, number, header) for number, line in enumerate(lines[1:], 2) if line]
    if missing := [column for column in columns if column not in header]:
        for row in rows:
            row.cells.update(dict.fromkeys(missing, ""))
    # Asked of the whole table first, as hardly any has such a cell.
    if _BLANKS.search(text) or not unicodedata.is_normalized("NFC", text):
        for row in rows:
            _check_cells(row)
    return rows


def _check_header(header: list[str], path: str, columns: Sequence[str], required: Collection[str]) -> None:
    line = "\t".join(header)
    if set(required) == set(columns) or not set(required) <= set(header):
        message = f"the first line must name the columns {', '.join(columns)}, separated by tabs"
        raise DataError(path, 1, 1, message, line)
    for number, column in enumerate(header):
        if column not in columns or column in header[:number]:
            place = len("\t".join(header[:number])) + (2 if number else 1)
            message = f"{column!r} is not among the columns {', '.join(columns)}"
            raise DataError(path, 1, place, "named twice: " + column if column in columns else message, line)


def _read_row(line: str, path: str, number: int, columns: Sequence[str]) -> Row:
    cells = line.split("\t")
    if len(cells) != len(columns):
        message = f"the line has {len(cells)} cells, the table {len(columns)} columns"
        raise DataError(path, number, len(line) + 1, message, line)
    return Row(dict(zip(columns, cells, strict=True)), path, number)


def _check_cells(row: Row) -> None:
    for column, cell in row.cells.items():
        if cell != cell.strip():
            raise row.error(column, "blanks around the value")
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
