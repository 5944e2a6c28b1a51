"""Values of JSON one by one: those of a list, or one behind the other."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from typing import Protocol

from waraq.errors import Problem
from waraq.ingest.readers.json_record import REMEDY, JsonRecords
from waraq.ingest.readers.json_window import Window
from waraq.ingest.readers.pieces import refuse_length
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

MOST_BROKEN = 1_000  # values, before the file is given up
Found = Record | Problem


class Maker(Protocol):
    """What makes articles of a value that stands as `text` in the source and begins in this line."""

    def __call__(self, values: object, text: str, line: int, *, alone: bool = False) -> Iterator[Found]:
        """Yield them, and what is to be said of them."""


def read_values(
    source: SourceFile, records: JsonRecords, window: Window, make: Maker, *, first: bool = True
) -> Generator[Found, None, bool]:
    """Yield what is made of each value, of those in the list here if there is one.

    `first` says that nothing stands before them. Returns whether the end of the
    list was come to, or that of the text.
    """
    listed = window.take("[")
    broken = 0
    while (sign := window.next_sign()) and not (listed and sign == "]"):
        line = window.line
        try:
            value, end = window.decode(records.decoder)
        except (ValueError, RecursionError) as error:
            yield _describe(source, records, window, error)
            broken += 1
            if broken < MOST_BROKEN and (sign := window.find_line()) and (sign == "{" or listed):
                continue
            if listed or not first:
                yield source.note("what stands behind the record could not be read", "repair it", line)
            return False
        text = window.text[window.place : end]
        window.move_to(end)
        follows = window.take(",") if listed else bool(window.next_sign())
        yield from make(value, text, line, alone=first and not listed and not follows)
        first = False
        if listed and not follows and window.next_sign() != "]":
            yield source.report("the list has no comma or end here", REMEDY, window.line)
            if not window.next_sign():
                return False
    return not listed or window.take("]")


def _describe(source: SourceFile, records: JsonRecords, window: Window, error: Exception) -> Problem:
    if window.is_full:
        return refuse_length(source, window.line)
    place = error.pos if isinstance(error, json.JSONDecodeError) else window.place
    return records.describe(error, window.line + window.text.count("\n", window.place, place))
