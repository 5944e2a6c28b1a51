"""Tables that phpMyAdmin writes as JSON: a list of a header, a database, and tables with rows in `data`."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping

from waraq.ingest.readers.field_names import arrange_names
from waraq.ingest.readers.json_lists import BrokenObjectError, walk_members
from waraq.ingest.readers.json_record import JsonRecords
from waraq.ingest.readers.json_values import Found, read_values
from waraq.ingest.readers.json_window import Window
from waraq.ingest.readers.passed_tables import PassedTables
from waraq.ingest.source_file import SourceFile

_BEGINNING = re.compile(r'\s*\[\s*\{\s*"type"\s*:\s*"header"')
# Within a text of JSON quotation marks have a backslash.
_TABLE = re.compile(r"\{(?=\s?\"type\"\s?:\s?\"table\")")
_LONGEST_TABLE = 24  # characters
_KEY = re.compile(r"\"([^\"\\]{1,64})\"\s?:")
_AROUND = 100_000  # characters
_END_OF_ROWS = re.compile(r"\n\]")
ROWS = "data"
NAME = "name"


def is_export(sample: str) -> bool:
    r"""Tell whether a text of JSON begins as phpMyAdmin's.

    >>> is_export('[\n{"type":"header","version":"5.2.1"},'), is_export('[{"type": "news"}]')
    (True, False)
    """
    return bool(_BEGINNING.match(sample))


def read_export(source: SourceFile, records: JsonRecords, window: Window) -> Generator[Found, None, bool]:
    """Yield the article of each row of the tables that have a column of text.

    The others are named in one note; where no table has such a column that is
    a refusal. Returns whether the list could be read to its end.
    """
    tables = _Tables(source, records, window)
    is_whole = yield from tables.read()
    yield from tables.passed.report()
    return is_whole


class _Tables:
    """The tables of one export; in `passed` is which of them hold no articles."""

    def __init__(self, source: SourceFile, records: JsonRecords, window: Window) -> None:
        self._source = source
        self._records = records
        self._window = window
        self.passed = PassedTables(source)

    def read(self) -> Generator[Found, None, bool]:
        """Yield the articles; behind damage reading goes on with the next table, and that is told.

        Returns whether the list could be read to its end.
        """
        window = self._window
        window.take("[")
        while True:
            line = window.line
            try:
                if window.next_sign() == "{" and (yield from self._read_object()):
                    if window.take(","):
                        continue
                    if window.take("]"):
                        return True
            except BrokenObjectError:
                pass
            reason = "the export is damaged here, or not whole"
            where = f"; the table begins in line {line}" if line < window.line else ""
            yield self._source.report(f"{reason}{where}", "export it anew", window.line)
            window.flat = False
            if not window.find(_TABLE, _LONGEST_TABLE):
                return False

    def _read_object(self) -> Generator[Found, None, bool]:
        window, name = self._window, ""
        for key, sign in walk_members(window, self._records.decoder):
            if key == ROWS and sign == "[":
                if self._has_text():
                    self.passed.note(name, is_read=True)
                    is_whole = yield from read_values(self._source, self._records, window, self._make)
                    window.flat = False
                    if not is_whole:
                        return False
                    continue
                self.passed.note(name, is_read=False)
                if window.flat:
                    window.flat = False
                    if not window.find(_END_OF_ROWS, 2):
                        raise BrokenObjectError
                    window.take("]")
                    continue
            elif key == NAME and sign == '"':
                name = self._read_name()
                continue
            window.skip_value()
        return True

    def _read_name(self) -> str:
        try:
            name, end = self._window.decode(self._records.decoder)
        except ValueError as error:
            raise BrokenObjectError from error
        self._window.move_to(end)
        return str(name)

    def _make(self, values: object, text: str, line: int, *, alone: bool = False) -> Iterator[Found]:
        """Yield the article of a row, or those of a table that stands in one whose end is lost."""
        rows = values.get(ROWS) if isinstance(values, dict) and values.get("type") == "table" else None
        if not isinstance(rows, list):
            yield from self._records.make(values, text, line, alone=alone)
            return
        yield self._source.report("the table before has no end", "export it anew", line)
        for row in rows if rows and isinstance(rows[0], dict) and self._has_column(rows[0]) else ():
            yield from self._records.make(row, json.dumps(row, ensure_ascii=False), line)

    def _has_column(self, row: Mapping[str, object]) -> bool:
        return "body" in arrange_names(tuple(row), self._source.settings.columns)

    def _has_text(self) -> bool:
        """Whether the first row has a column of text, as all have then.

        Of a damaged one the keys in it and in what follows are looked at.

        phpMyAdmin begins each row in a line of its own, and no other line in
        the same column, so that its list ends at a line with a bracket.
        """
        window = self._window
        row: object = None
        window.take("[")
        begins_line = window.text[window.place : window.place + 2].startswith(("\n", "\r\n"))
        window.flat = begins_line and window.next_sign() == "{" and not window.indent
        if window.next_sign() == "{":
            try:
                row, _ = window.decode(self._records.decoder)
            except (ValueError, RecursionError):
                around = window.text[window.place : window.place + _AROUND]
                rows = around.partition("\n]")[0] if window.flat else around
                # Of a row that stands alone the damage may hide what it has.
                row = dict.fromkeys((*_KEY.findall(rows), *(() if "\n" in rows else ("body",))))
        window.put_back("[")
        self._records.forget_keys()
        return isinstance(row, dict) and self._has_column(row)
