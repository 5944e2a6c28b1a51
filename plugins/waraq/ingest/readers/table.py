"""CSV and TSV: a header row, then one article a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waraq.errors import Problem
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.body_field import POST_TEXT, complete_record
from waraq.ingest.readers.fields import name_fields, pick_line
from waraq.ingest.readers.lost_letters import BETWEEN_TEXTS, LetterWatch
from waraq.ingest.readers.passed_by import PassedBy
from waraq.ingest.readers.pieces import TextPieces
from waraq.ingest.readers.plain_rows import open_rows
from waraq.ingest.readers.table_header import TableHeader
from waraq.ingest.readers.table_rows import QUOTING, Fault, Row
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

TSV, CSV = "text/tab-separated-values", "text/csv"


def read_table(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each row; a bad row is named and the others go on."""
    with source.open() as stream:
        pieces = TextPieces(source, stream)
        yield from pieces.notices
        columns = source.settings.columns
        rows = open_rows(pieces, columns)
        below = iter(rows)
        first = next(below, None)
        if first is None or first.fault:
            reason, remedy = (first and first.fault) or ("the table has no rows", "fill it or delete it")
            yield source.report(reason, remedy, first.line if first else None)
            return
        header = TableHeader(first.cells, columns)
        rows.width = header.width
        problems = list(header.check(source, first.line))
        yield from problems
        if not any(problem.fatal for problem in problems):
            table = TableRecords(source, header, TSV if source.suffix == ".tsv" else CSV)
            yield from table.read_row(first) if header.is_row else ()
            for row in below:
                yield from table.read_row(row)
            yield from table.report()


@dataclass(slots=True)
class _Tally:
    """How many rows had something, and the line of the first."""

    count: int = 0
    first: int | None = None

    def add(self, line: int) -> None:
        self.count += 1
        self.first = self.first or line


class TableRecords:
    """Makes the records of one table, and counts what is told of them once."""

    def __init__(self, source: SourceFile, header: TableHeader, media_type: str) -> None:
        self._source = source
        self._header = header
        self._media_type = media_type
        self._watch = LetterWatch()
        self._passed = PassedBy(source)
        self._literal = _Tally()
        self._short = _Tally()

    def read_row(self, row: Row) -> Iterator[Record | Problem]:
        """Yield the article of a row, nothing for a row of empty cells."""
        if fault := row.fault or self._find_gap(row):
            yield self._source.report(*fault, row.line)
        elif any(map(str.strip, row.cells)) and (found := self._make_record(row)):
            yield found

    def _find_gap(self, row: Row) -> Fault | None:
        """Return what is wrong with the number of cells.

        Empty cells too many are nothing. Where cells are missing the row is
        used if one stands behind its text, which is whole then.
        """
        cells, width = len(row.cells), self._header.width
        if cells > width and any(map(str.strip, row.cells[width:])):
            return f"the row has {cells} cells, the header {width}", QUOTING
        if cells < width and cells <= self._header.last_text + 1:
            return f"the row has {cells} cells, the header {width}: its text may be cut off", QUOTING
        return None

    def _make_record(self, row: Row) -> Record | Problem | None:
        if row.literal:
            self._literal.add(row.line)
        if len(row.cells) < self._header.width:
            self._short.add(row.line)
        values = self._header.name_cells(row.cells)
        if self._passed.passes_record(values):
            return None
        text = BETWEEN_TEXTS.join(f"{name}={cell}" for name, cell in sorted(values.items()) if cell)
        self._watch.look_through(BETWEEN_TEXTS.join(row.cells), row.line)
        sha256 = hash_bytes(text.encode("utf-8", "surrogatepass"))
        fields = name_fields(values, self._source.settings.columns)
        key = pick_line(fields, "id") or ""
        record = Record(key=key, sha256=sha256, media_type=self._media_type, line=row.line, number=row.line)
        return complete_record(record, fields, is_post=POST_TEXT in values) or self._source.report(
            "the row has no text", "fill it in, or delete the row", row.line, key or None
        )

    def report(self) -> Iterator[Problem]:
        """Yield what is told once of all rows that were used."""
        yield from self._watch.report(self._source)
        yield from self._passed.report()
        if self._literal.count:
            reason = f"quotation marks that don't fit were kept as letters (rows: {self._literal.count})"
            yield self._source.note(reason, QUOTING, self._literal.first)
        if self._short.count:
            reason = f"cells that are missing at the end of a row count as empty (rows: {self._short.count})"
            yield self._source.note(reason, "compare the first of them with the header", self._short.first)
