"""A table that tells of the files in a folder what they don't say themselves: title, date, newspaper."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from waraq.errors import Problem
from waraq.ingest.readers import tell_errors
from waraq.ingest.readers.field_names import OF_FILES, STATUS, arrange_names
from waraq.ingest.readers.folded_names import fold_name
from waraq.ingest.readers.plain_rows import read_rows
from waraq.ingest.readers.table_rows import Row
from waraq.ingest.settings import Settings
from waraq.ingest.source_file import SourceFile
from waraq.text.tables import read_table

TABLE = "file_columns.tsv"
COLUMNS = ("name", "why")
LARGEST = 20_000_000  # bytes
_CALL = "call one of its columns “file”, with the path of each file from the table's folder on"


@dataclass(slots=True)
class FileTable:
    """The rows of a table by the files they tell of, each its cells by column; `folder` is the table's."""

    folder: str = ""
    shown: str = ""
    rows: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def settle(self, settings: Settings, shown: str) -> Settings:
        """The settings of a file below the folder: with its row, if there is one."""
        if not self.rows:
            return settings
        row = self.rows.get(_normalise(shown[len(self.folder) + 1 :]))
        return replace(settings, row=row) if row else settings


def read_file_table(
    folder: Path, get: Callable[[], BinaryIO], settings: Settings
) -> tuple[FileTable, list[Problem]]:
    """Read the table that the settings of a folder name, and what is wrong with it; nothing is raised."""
    path = folder / (settings.files or "")
    table = FileTable(str(folder), str(path))
    source = SourceFile(path.name, str(path), get, settings=replace(settings, encoding=None))
    found = _Filler(table, source).fill(path)
    return table, list(tell_errors(source, found, "the table can't be read", "save it anew as CSV UTF-8"))


class _Filler:
    """Takes the rows of a table, and tells what is wrong with them."""

    def __init__(self, table: FileTable, source: SourceFile) -> None:
        self._table = table
        self._source = source
        self._columns: tuple[str, ...] = ()  # those that hold fields by their names, the others empty
        self._place = 0  # of the file's name among them
        self._missing: list[tuple[int, str]] = []

    def fill(self, path: Path) -> Iterator[Problem]:
        """Take all rows, and yield the problems. Raises RecordError, and what the parsers of others do."""
        source = self._source
        if path.stat().st_size > LARGEST:
            reason = f"the table has more than {LARGEST // 1_000_000} MB"
            yield source.report(reason, "divide it: each folder may have one of its own")
            return
        is_refused = False
        for row in read_rows(source):
            if isinstance(row, Problem):
                is_refused |= row.fatal
                yield row
            elif self._columns:
                yield from self._take(row)
            elif not self._take_header(row):
                yield source.report("no column of the table says of which file a row tells", _CALL, row.line)
                return
        if not self._columns and not is_refused:
            yield source.report("the table has no rows", "fill it, or take “files” out of source.yaml")
        if self._missing:
            line, name = self._missing[0]
            count = len(self._missing)
            reason = f"rows that tell of files that are not there: {count}, the first of “{name}”"
            yield source.note(reason, "correct the names, or delete the rows", line)

    def _take_header(self, row: Row) -> bool:
        """Take the names of the columns; whether one of them has the names of files."""
        names = [" ".join(name.split()) for name in row.cells]
        arranged = arrange_names(tuple(names), self._source.settings.columns)
        used = {key for of, keys in arranged.items() if of in (*OF_FILES, STATUS) for key in keys}
        folded = [fold_name(name) for name in names]
        self._columns = tuple(name if name in used else "" for name in names)
        self._place = next((folded.index(name) for name in _load_columns() if name in folded), -1)
        return self._place >= 0

    def _take(self, row: Row) -> Iterator[Problem]:
        source, rows = self._source, self._table.rows
        name = row.cells[self._place].strip() if self._place < len(row.cells) else ""
        file = _normalise(name.replace("\\", "/"))
        if not name:
            if any(map(str.strip, row.cells)):
                yield source.note("the row names no file", "fill in the cell, or delete the row", row.line)
        elif file in rows:
            yield source.note(f"“{name}” has two rows, of which the first counts", "delete one", row.line)
        elif not self._is_there(file):
            self._missing.append((row.line, name))
        else:
            cells = zip(self._columns, row.cells, strict=False)
            rows[file] = {column: cell.strip() for column, cell in cells if column and cell.strip()}

    def _is_there(self, file: str) -> bool:
        path = PurePosixPath(file)
        inside = not path.is_absolute() and ".." not in path.parts
        return inside and Path(self._table.folder, file).is_file()


@cache
def _load_columns() -> tuple[str, ...]:
    return tuple(fold_name(row[0]) for row in read_table(TABLE, COLUMNS))


def _normalise(path: str) -> str:
    return unicodedata.normalize("NFC", path.removeprefix("./"))
