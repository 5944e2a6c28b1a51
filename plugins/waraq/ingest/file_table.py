"""A table that tells of the files in a folder what they don't say themselves: title, date, newspaper."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from waraq.errors import Problem, RecordError
from waraq.ingest.readers.field_names import STATUS, arrange_names
from waraq.ingest.readers.folded_names import fold_name
from waraq.ingest.readers.plain_rows import Row, read_rows
from waraq.ingest.settings import Settings
from waraq.ingest.source_file import SourceFile
from waraq.text.tables import read_table

TABLE = "file_columns.tsv"
COLUMNS = ("name", "why")
LARGEST = 20_000_000  # bytes
NOT_TOLD = frozenset({"body", "id"})  # the text is the file's, and what it is known by should not come and go
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
    try:
        if path.stat().st_size > LARGEST:
            reason = f"the table has more than {LARGEST // 1_000_000} MB"
            return table, [source.report(reason, "divide it: each folder may have one of its own")]
        problems = list(_fill(table, source))
    except RecordError as error:
        problems = [error.problem]
    except OSError as error:
        problems = [source.describe(error)]
    except Exception as error:  # noqa: BLE001 - parsers of others on foreign bytes: any file may break them
        reason = f"the table can't be read ({type(error).__name__}: {error})"
        problems = [source.report(reason, "save it anew as CSV UTF-8")]
    return table, problems


def _fill(table: FileTable, source: SourceFile) -> Iterator[Problem]:
    """Take the rows, and yield what is wrong with them."""
    places: list[int] = []
    known: tuple[str, ...] = ()
    first: list[str] = []
    missing: list[tuple[int, str]] = []
    is_refused = False
    for row in read_rows(source):
        if isinstance(row, Problem):
            is_refused |= row.fatal
            yield row
        elif not first:
            first = row.cells
            known, places = _arrange(first, source.settings)
            if not places:
                yield source.report("no column of the table says of which file a row tells", _CALL, row.line)
                return
        else:
            yield from _take(table, source, row, (known, places[0]), missing)
    if not first and not is_refused:
        yield source.report("the table has no rows", "fill it, or take “files” out of source.yaml")
    if missing:
        line, name = missing[0]
        reason = f"rows that tell of files that are not there: {len(missing)}, the first of “{name}”"
        yield source.note(reason, "correct the names, or delete the rows", line)


def _take(
    table: FileTable,
    source: SourceFile,
    row: Row,
    header: tuple[tuple[str, ...], int],
    missing: list[tuple[int, str]],
) -> Iterator[Problem]:
    columns, place = header
    name = row.cells[place].strip() if place < len(row.cells) else ""
    if not name:
        if any(map(str.strip, row.cells)):
            yield source.note("the row names no file", "fill in the cell, or delete the row", row.line)
        return
    file = _normalise(name.replace("\\", "/"))
    if file in table.rows:
        yield source.note(f"“{name}” has two rows, of which the first counts", "delete one", row.line)
        return
    steps = PurePosixPath(file).parts
    if ".." in steps or file.startswith("/") or not Path(table.folder, file).is_file():
        missing.append((row.line, name))
        return
    cells = zip(columns, row.cells, strict=False)
    table.rows[file] = {column: cell.strip() for column, cell in cells if column and cell.strip()}


def _arrange(header: list[str], settings: Settings) -> tuple[tuple[str, ...], list[int]]:
    """The columns that hold fields, the others empty; and where the file's name is, if anywhere."""
    names = [" ".join(name.split()) for name in header]
    arranged = arrange_names(tuple(names), settings.columns)
    used = {key for of, keys in arranged.items() if of not in NOT_TOLD or of == STATUS for key in keys}
    folded = [fold_name(name) for name in names]
    places = [folded.index(name) for name in _load_columns() if name in folded]
    return tuple(name if name in used else "" for name in names), places


@cache
def _load_columns() -> tuple[str, ...]:
    return tuple(fold_name(row[0]) for row in read_table(TABLE, COLUMNS))


def _normalise(path: str) -> str:
    return unicodedata.normalize("NFC", path.removeprefix("./"))
