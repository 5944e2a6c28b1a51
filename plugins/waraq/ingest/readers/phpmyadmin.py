"""Tables that phpMyAdmin writes as JSON: a list of a header, a database, and tables with rows in `data`."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from waraq.errors import Problem
from waraq.ingest.readers.field_names import arrange_names
from waraq.ingest.readers.json_lists import BrokenObjectError, walk_members
from waraq.ingest.readers.json_record import JsonRecords
from waraq.ingest.readers.json_values import Found, read_values
from waraq.ingest.readers.json_window import Window
from waraq.ingest.source_file import SourceFile

_BEGINNING = re.compile(r'\s*\[\s*\{\s*"type"\s*:\s*"header"')
ROWS = "data"
NAME = "name"
MOST_NAMES = 5  # of tables, in a message


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
    try:
        is_whole = yield from tables.read()
    except BrokenObjectError:
        is_whole = False
    if not is_whole:
        yield source.report("the export is damaged here, or not whole", "export it anew", window.line)
    yield from tables.report()
    return is_whole


class _Tables:
    """The tables of one export, and which of them were passed by."""

    def __init__(self, source: SourceFile, records: JsonRecords, window: Window) -> None:
        self._source = source
        self._records = records
        self._window = window
        self._passed: list[str] = []
        self._others = 0
        self._read = 0

    def read(self) -> Generator[Found, None, bool]:
        window = self._window
        window.take("[")
        while window.next_sign() == "{":
            if not (yield from self._read_object()):
                return False
            if not window.take(","):
                break
        return window.take("]")

    def _read_object(self) -> Generator[Found, None, bool]:
        window, name = self._window, ""
        for key, sign in walk_members(window, self._records.decoder):
            if key == ROWS and sign == "[":
                if self._has_text():
                    self._read += 1
                    make = self._records.make
                    if not (yield from read_values(self._source, self._records, window, make)):
                        return False
                    continue
                self._pass_by(name)
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
        return str(name)[:64]  # as long as MySQL lets it be

    def _has_text(self) -> bool:
        """Whether the first row has a column of text, as all have then; a damaged one is told when read."""
        window = self._window
        row: object = None
        window.take("[")
        if window.next_sign() == "{":
            try:
                row, _ = window.decode(self._records.decoder)
            except (ValueError, RecursionError):
                row = {"body": ""}
        window.put_back("[")
        self._records.forget_keys()
        return isinstance(row, dict) and "body" in arrange_names(tuple(row), self._source.settings.columns)

    def _pass_by(self, name: str) -> None:
        if len(self._passed) < MOST_NAMES:
            self._passed.append(f"“{name}”")
        else:
            self._others += 1

    def report(self) -> Iterator[Problem]:
        """Yield which tables were passed by."""
        if not self._passed:
            return
        names = ", ".join(self._passed) + (f" and {self._others} more" if self._others else "")
        reason = f"no column of these tables is known to hold a text: {names}"
        remedy = "name the column that does under “columns” in source.yaml, if there is one"
        yield (self._source.note if self._read else self._source.report)(reason, remedy)
