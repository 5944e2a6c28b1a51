"""Workbooks of Excel (.xlsx): each sheet with a column of text is read as a table is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TypeVar

from waraq.errors import Problem
from waraq.ingest.readers.office_xml import BadXmlError
from waraq.ingest.readers.office_zip import DAMAGE, open_office
from waraq.ingest.readers.passed_tables import PassedTables
from waraq.ingest.readers.sheet_xml import Workbook
from waraq.ingest.readers.table import TableRecords
from waraq.ingest.readers.table_header import TableHeader
from waraq.ingest.readers.table_rows import LONGEST_ROW, Row
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Found = TypeVar("Found")
SAVE = "open it in Excel, and save it anew without a password; a large one sheet by sheet as CSV UTF-8"


def read_workbook(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each row of the sheets that have a column of text.

    The others are named in one note.
    """
    passed = PassedTables(source)
    yield from _tell_damage(source, _read_sheets(source, passed))
    yield from passed.report()


def read_first_sheet(source: SourceFile) -> Iterator[Row | Problem]:
    """Yield the rows of the first sheet that have any text, and what is wrong with the workbook."""
    yield from _tell_damage(source, _list_first_rows(source))


def _tell_damage(source: SourceFile, found: Iterator[Found]) -> Iterator[Found | Problem]:
    """Yield what is found in a workbook, and what keeps the rest of it from being read."""
    try:
        yield from found
    except BadXmlError as error:
        yield source.report(f"the workbook can't be read ({error})", SAVE)
    except (*DAMAGE, KeyError) as error:
        yield source.report(f"the workbook can't be opened ({error})", SAVE)


def _read_sheets(source: SourceFile, passed: PassedTables) -> Iterator[Record | Problem]:
    with open_office(source) as packed:
        for name, rows in Workbook(packed).sheets():
            yield from _read_sheet(source, name, rows, passed)


def _list_first_rows(source: SourceFile) -> Iterator[Row]:
    with open_office(source) as packed:
        _, rows = next(Workbook(packed).sheets(), ("", iter(())))
        yield from (Row(cells, number) for number, cells in rows if any(map(str.strip, cells)))


def _read_sheet(
    source: SourceFile, name: str, rows: Iterator[tuple[int, list[str]]], passed: PassedTables
) -> Iterator[Record | Problem]:
    filled = ((number, cells) for number, cells in rows if any(map(str.strip, cells)))
    first = next(filled, None)
    if first is None:
        return
    header = TableHeader(first[1], source.settings.columns)
    passed.note(name, is_read=header.last_text >= 0)
    if header.last_text < 0:
        return
    yield from header.check(source, first[0])
    table = TableRecords(source, header, MEDIA_TYPE)
    for number, cells in chain([first] if header.is_row else [], filled):
        whole = cells + [""] * (header.width - len(cells))
        fault = (
            ("the row is too long to be read", "split its text")
            if sum(map(len, whole)) > LONGEST_ROW
            else None
        )
        yield from table.read_row(Row(whole, number, fault))
    yield from table.report()
