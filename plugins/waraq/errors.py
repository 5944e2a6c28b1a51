"""Everything Waraq raises, and the problems it reports to editors.

The tree::

    WaraqError
    ├── ConfigError        a setting has a wrong name or value
    ├── DataError          a line of one of our own tables is wrong
    ├── RecordError        one source record or article can't be used; the rest goes on
    └── IndexFormatError   a search index can't be read and must be rebuilt

A `Problem` is a value, not an exception: what an editor is told about one
file, with the path, the line, the reason and the remedy.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one file or record, and what the editor can do about it.

    `path` is as given on the command line, `line` counts from 1 (None where a
    line makes no sense), `record` names the record inside the file (None for
    a file of one record). `fatal` is False for a notice: the record was used.

    >>> print(Problem("seeds/a.jsonl", "the record has no text", "give it a “body”", line=3))
    seeds/a.jsonl:3: the record has no text. Remedy: give it a “body”
    """

    path: str
    reason: str
    remedy: str
    line: int | None = None
    record: str | None = None
    fatal: bool = True

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        which = f" [{self.record}]" if self.record else ""
        return f"{place}{which}: {self.reason}. Remedy: {self.remedy}"


class WaraqError(Exception):
    """The root of all errors raised by Waraq."""


class ConfigError(WaraqError):
    """A setting has an unknown name or a value that is not allowed."""

    def __init__(self, key: str, value: object, allowed: str) -> None:
        super().__init__(f"{key} = {value!r}: must be {allowed}")
        self.key = key
        self.value = value


class DataError(WaraqError):
    """A line of a data table is wrong; the message shows where and the line itself."""

    def __init__(self, path: str, line: int, column: int, message: str, text: str = "") -> None:
        shown = f"\n    {text}" if text else ""
        super().__init__(f"{path}:{line}:{column}: {message}{shown}")
        self.path = path
        self.line = line
        self.column = column


class RecordError(WaraqError):
    """One source record or article can't be used; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class IndexFormatError(WaraqError):
    """A search index is damaged or of another version; it must be rebuilt."""
