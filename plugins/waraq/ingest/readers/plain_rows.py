"""The rows of a table as they stand there, be it CSV, TSV or a workbook's first sheet."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import islice

from waraq.errors import Problem
from waraq.ingest.readers.pieces import TextPieces
from waraq.ingest.readers.table_dialect import tell_dialect
from waraq.ingest.readers.table_rows import Row, TableRows
from waraq.ingest.source_file import SourceFile

SUFFIXES = (".csv", ".tsv", ".xlsx")

__all__ = ["SUFFIXES", "Row", "read_rows"]


def read_rows(source: SourceFile) -> Iterator[Row | Problem]:
    """Yield the rows of a table, its header first, and what is wrong with others. Raises RecordError."""
    if source.suffix == ".xlsx":
        # What reads workbooks is loaded where there is one.
        yield from import_module("waraq.ingest.readers.sheet_file").read_first_sheet(source)
        return
    with source.open() as stream:
        pieces = TextPieces(source, stream)
        yield from pieces.notices
        dialect = tell_dialect(pieces.sample, source.settings.columns)
        rows = TableRows(islice(pieces.read_lines(), dialect.lines_above, None), dialect)
        for row in rows:
            rows.width = rows.width or len(row.cells)
            yield source.report(*row.fault, row.line) if row.fault else row
