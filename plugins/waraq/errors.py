"""Everything Waraq raises, and the problems it reports to editors.

The tree::

    WaraqError
    ├── ConfigError        a setting has a wrong name or value
    ├── DataError          a line of one of our own tables is wrong; TablesError: several are
    ├── RecordError        one source record or article can't be used; the rest goes on
    ├── IndexFormatError   a search index can't be read and must be rebuilt
    └── BundleError        a module of the browser's client can't be joined with the others

A `Problem` is a value, not an exception: what an editor is told about one
file, with the path, the line, the reason and the remedy.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass

# A message may quote a value of any length; an editor finds the rest by path and line.
LONGEST_MESSAGE = 400
_TOLD = 50  # wrong lines in one message; `waraq check` tells the rest
# The embeddings, overrides and isolates turn round what a terminal shows after them.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_UNSHOWN = frozenset({"Cc", "Cs", "Zl", "Zp"})
# SQLite's codes for files that can't be written, read, or opened, and for a full disk.
_OF_DISK = frozenset({8, 10, 13, 14})
_PRIMARY = 0xFF  # the part of a longer code that says which of these it is


def show_text(text: str) -> str:
    r"""The text in one line, as any terminal can show it: no control code, no half character.

    File names and values of hostile sources are quoted in messages. Letters
    and the joiners between them stay.

    >>> show_text("خبر\n\x1b[31m")
    'خبر\\n\\x1b[31m'
    """
    if text.isprintable():
        return text
    return "".join(
        letter.encode("unicode_escape").decode("ascii")
        if letter in _TURNING or unicodedata.category(letter) in _UNSHOWN
        else letter
        for letter in text
    )


def describe_disk(error: OSError) -> str:
    """What the system says of a file, and what to do about it.

    >>> describe_disk(PermissionError(13, "Permission denied", "output/index.html"))
    'output/index.html: Permission denied. Check the disk and your rights, then try again'
    """
    name = show_text(str(error.filename or "a file"))
    return f"{name}: {error.strerror or error}. Check the disk and your rights, then try again"


def find_disk_error(error: BaseException) -> OSError | None:
    """What the disk refused, also where SQLite says so; None for any other error.

    >>> import sqlite3
    >>> error = sqlite3.OperationalError("database or disk is full")
    >>> error.sqlite_errorcode = sqlite3.SQLITE_FULL
    >>> describe_disk(find_disk_error(error))
    'a file of the cache: database or disk is full. Check the disk and your rights, then try again'
    """
    if isinstance(error, OSError):
        return error
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return OSError(0, str(error), "a file of the cache") if code in _OF_DISK else None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one file or record, and what the editor can do about it.

    `path` is as given on the command line, `line` counts from 1 (None where a
    line makes no sense), `record` names the record inside the file (None for
    a file of one record). `fatal` is False for a notice: the record was used.
    `column` counts code points from 1 where it is known, `rule` is the row of
    ``data/check_rules.tsv`` that it breaks, where it breaks one.

    >>> print(Problem("seeds/a.jsonl", "the record has no text", "give it a “body”", line=3))
    seeds/a.jsonl:3: the record has no text. Remedy: give it a “body”
    """

    path: str
    reason: str
    remedy: str
    line: int | None = None
    record: str | None = None
    fatal: bool = True
    column: int | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", show_text(self.path))
        for name in ("reason", "remedy", "record"):
            value = getattr(self, name)
            if value and len(value) > LONGEST_MESSAGE:
                value = f"{value[:LONGEST_MESSAGE]}…"
            object.__setattr__(self, name, value and show_text(value))

    def to_json(self) -> dict[str, object]:
        """The problem as JSON shows it, with the column and the rule only where it has them."""
        values = asdict(self)
        return {name: value for name, value in values.items() if value or name not in {"column", "rule"}}

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.line and self.column) if part)
        which = f" [{self.record}]" if self.record else ""
        return f"{place}{which}: {self.reason}. Remedy: {self.remedy}"


class WaraqError(Exception):
    """The root of all errors raised by Waraq. Another process can be told of each."""

    def __reduce__(self) -> tuple[object, ...]:
        """What it is made of again, by its message and its attributes: `__init__` takes neither."""
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[WaraqError], args: tuple[object, ...], values: dict[str, object]) -> WaraqError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(values)
    return error


class ConfigError(WaraqError):
    """A setting has an unknown name or a value that is not allowed."""

    def __init__(self, key: str, value: object, allowed: str) -> None:
        super().__init__(f"{key} = {value!r}: must be {allowed}")
        self.key = key
        self.value = value


class DataError(WaraqError):
    """A line of a data table is wrong; the message shows where, the remedy if there is one, and the line."""

    def __init__(  # noqa: PLR0913 - where, what, and what to do
        self, path: str, line: int, column: int, message: str, text: str = "", *, remedy: str = ""
    ) -> None:
        told = f"{message}. Remedy: {remedy}" if remedy else message
        shown = "\t".join(map(show_text, text.split("\t")))
        super().__init__(
            f"{show_text(path)}:{line}:{column}: {show_text(told)}" + (f"\n    {shown}" if shown else "")
        )
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy


class TablesError(DataError):
    """Several lines of tables are wrong: all that were found, in `errors`; it has the place of the first."""

    def __init__(self, errors: Sequence[DataError]) -> None:
        first = errors[0]
        super().__init__(first.path, first.line, first.column, first.message, remedy=first.remedy)
        self.errors = tuple(errors)
        more = len(errors) - _TOLD
        rest = (f"and {more} more wrong lines: “waraq check” names them all",) if more > 0 else ()
        self.args = ("\n".join([*map(str, errors[:_TOLD]), *rest]),)


class RecordError(WaraqError):
    """One source record or article can't be used; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class IndexFormatError(WaraqError):
    """A search index is damaged or of another version; it must be rebuilt."""


class BundleError(WaraqError):
    """A module of the browser's client is not written as the joiner reads it; `problem` says what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
