"""Which tables of an export hold no articles: named once."""

from __future__ import annotations

from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.source_file import SourceFile
from waraq.ingest.told import name_some

MOST_NAMES = 5  # of tables, in a message
MOST_KEPT = 1_000
LONGEST_NAME = 64  # as long as MySQL lets it be


class PassedTables:
    """Takes the tables of one export, each read or passed by; a table may come in several pieces."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._passed: dict[str, None] = {}
        self._has_read = False

    def note(self, name: str, *, is_read: bool) -> None:
        """Take a table, of which is said whether it has a column of text."""
        if is_read:
            self._has_read = True
        elif len(self._passed) < MOST_KEPT:
            self._passed[name[:LONGEST_NAME]] = None

    def report(self) -> Iterator[Problem]:
        """Yield which tables were passed by: a refusal where no table was read."""
        if not self._passed:
            return
        names = name_some([f"“{name}”" for name in self._passed], MOST_NAMES)
        reason = f"no column of these tables is known to hold a text: {names}"
        remedy = "name the column that does under “columns” in source.yaml, if there is one"
        yield (self._source.note if self._has_read else self._source.report)(reason, remedy)
