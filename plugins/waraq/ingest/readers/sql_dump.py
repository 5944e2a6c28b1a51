"""Dumps of a database in SQL: each row of a table with a column of text is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from waraq.errors import Problem
from waraq.ingest.readers.field_names import arrange_names
from waraq.ingest.readers.json_record import JsonRecords
from waraq.ingest.readers.json_window import Window
from waraq.ingest.readers.passed_tables import PassedTables
from waraq.ingest.readers.pieces import TextPieces
from waraq.ingest.readers.sql_values import Dialect, make_dialect, split_columns, split_row
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

MOST_BROKEN = 100  # rows, before the file is given up
MOST_HEADS = 5_000_000  # characters of all statements that make tables
LONGEST_HEAD = 64_000  # characters of a statement before its values
_NAME = r"(?:[`\"\[]?[\w$-]{1,64}[`\"\]]?\.)?[`\"\[]?([^`\"\]\s(]{1,64})[`\"\]]?"
_BEGINNING = re.compile(r"\n(?:INSERT|REPLACE|CREATE)\s", re.IGNORECASE)
_LONGEST_BEGINNING = 10
_INSERT = re.compile(
    rf"\s++(?:IGNORE\s++)?(?:INTO\s++)?{_NAME}\s*+(?:\(([^()]*+)\)\s*+)?VALUES?\s*+", re.IGNORECASE
)
_CREATE = re.compile(rf"\s++TABLE\s++(?:IF\s++NOT\s++EXISTS\s++)?{_NAME}\s*+\(", re.IGNORECASE)
_END = re.compile(r";\s*?\n|\nGO\b|;\s*\Z")
_NEXT_ROW = re.compile(r"(?:\n|\),\s?)\((?=[\d'])|\n(?=INSERT|REPLACE|CREATE)")
_MYSQL = re.compile(r"`|\bMySQL\b|\bMariaDB\b", re.IGNORECASE)
WRONG = "compare the row with those around it, or export the table anew as JSON or CSV"


def read_sql_dump(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each row of the tables that have a column of text.

    The others are named in one note.
    """
    with source.open() as stream:
        pieces = TextPieces(source, stream)
        yield from pieces.notices
        dump = _Dump(source, pieces)
        yield from dump.read()
        yield from dump.report()


class _Dump:
    """The statements of one dump, read one by one, and their rows one by one."""

    def __init__(self, source: SourceFile, pieces: TextPieces) -> None:
        self._source = source
        self._records = JsonRecords(source, "application/sql")
        self._window = Window(chain(("\n",), pieces.read_text()), 0)
        self._dialect: Dialect = make_dialect(has_escapes=bool(_MYSQL.search(pieces.sample)))
        self._tables: dict[str, tuple[str, ...]] = {}
        self._passed = PassedTables(source)
        self._found = False
        self._broken = 0
        self._heads = 0

    def read(self) -> Iterator[Record | Problem]:
        """Yield the articles, and what can't be read."""
        while self._broken < MOST_BROKEN and self._window.find(_BEGINNING, _LONGEST_BEGINNING):
            if created := self._match(_CREATE, LONGEST_HEAD):
                self._window.move_to(created.end())
                if self._heads < MOST_HEADS:
                    self._tables[created[1]] = self._read_columns()
            elif begun := self._match(_INSERT, LONGEST_HEAD):
                self._window.move_to(begun.end())
                columns = split_columns(begun[2]) if begun[2] else self._tables.get(begun[1], ())
                yield from self._read_rows(begun[1], columns)
        if self._broken >= MOST_BROKEN:
            yield self._source.report(
                "too many rows can't be read; the rest was left", WRONG, self._window.line
            )

    def _match(self, pattern: re.Pattern[str], most: int) -> re.Match[str] | None:
        """What stands at the window's place, which is read on as long as that may be cut off."""
        window = self._window
        while True:
            found = pattern.match(window.text, window.place)
            held = len(window.text) - window.place
            is_cut = found is None or found.end() == len(window.text)
            if not is_cut or window.ended or held > most or window.is_full:
                return found
            window.read_on()

    def _read_columns(self) -> tuple[str, ...]:
        """The columns of a table, in the statement that makes it, behind its first bracket."""
        window = self._window
        while True:
            end = _END.search(window.text, window.place)
            if end or window.ended or len(window.text) - window.place > LONGEST_HEAD:
                break
            window.read_on()
        statement = window.text[window.place : end.start() if end else window.place + LONGEST_HEAD]
        self._heads += len(statement)
        return split_columns(statement[: statement.rfind(")")])

    def _read_rows(self, table: str, columns: tuple[str, ...]) -> Iterator[Record | Problem]:
        has_text = "body" in arrange_names(columns, self._source.settings.columns)
        self._passed.note(table, is_read=has_text)
        window = self._window
        while self._broken < MOST_BROKEN:
            row = self._match(self._dialect.row, window.most)
            line = window.line + (window.text[window.place : window.place + 1] == "\n")
            if row is None:
                self._broken += 1
                yield self._source.report("a row of the dump can't be read", WRONG, line)
                if window.find(_NEXT_ROW, 4, window.place + 1)[-1:] != "(":
                    return
                continue
            window.move_to(row.end())
            self._found = True
            if has_text:
                yield from self._make(columns, row[1], line)
            if row[2] == ";":
                return
            if row[2] != "," and not window.take(","):
                window.put_back("\n")  # other statements begin behind it
                window.line -= 1
                return

    def _make(self, columns: tuple[str, ...], row: str, line: int) -> Iterator[Record | Problem]:
        values = split_row(row, self._dialect, len(columns))
        if len(values) != len(columns):
            more = "at least " * (len(values) > len(columns))
            reason = f"the row has {more}{len(values)} values, the table {len(columns)} columns"
            yield self._source.report(reason, WRONG, line)
            return
        yield from self._records.make(dict(zip(columns, values, strict=True)), row, line)

    def report(self) -> Iterator[Problem]:
        """Yield what is told once of the whole dump."""
        if not self._found and not self._broken:
            remedy = (
                "export the table anew with its data, from PostgreSQL with “--inserts”; or as JSON or CSV"
            )
            yield self._source.report("no rows of a table are in the dump", remedy)
        yield from self._records.report()
        yield from self._passed.report()
