"""The rows of a table as they stand there, be it CSV, TSV or a workbook's first sheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib import import_module
from itertools import islice

from waraq.errors import Problem
from waraq.ingest.readers.pieces import TextPieces
from waraq.ingest.readers.table_dialect import tell_dialect
from waraq.ingest.readers.table_rows import LONGEST_ROW, Row, TableRows
from waraq.ingest.settings import Columns
from waraq.ingest.source_file import SourceFile

SUFFIXES = (".csv", ".tsv", ".xlsx")


def open_rows(pieces: TextPieces, columns: Columns) -> TableRows:
    """The rows of the table that a text is, below a line that only tells how it is written."""
    csv.field_size_limit(LONGEST_ROW)  # of the whole process; Python's own is shorter than some articles
    dialect = tell_dialect(pieces.sample, columns)
    return TableRows(islice(pieces.read_lines(), dialect.lines_above, None), dialect)


def read_rows(source: SourceFile) -> Iterator[Row | Problem]:
    """Yield the rows of a table, its header first, and what is wrong with others. Raises RecordError."""
    if source.suffix == ".xlsx":
        # What reads workbooks is loaded where there is one.
        yield from import_module("waraq.ingest.readers.sheet_file").read_first_sheet(source)
        return
    with source.open() as stream:
        pieces = TextPieces(source, stream)
        yield from pieces.notices
        rows = open_rows(pieces, source.settings.columns)
        for row in rows:
            rows.width = rows.width or len(row.cells)
            yield source.report(*row.fault, row.line) if row.fault else row
