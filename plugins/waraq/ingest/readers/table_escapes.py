r"""What databases write in cells that is no text: NULL, and letters behind a backslash.

MySQL's `SELECT … INTO OUTFILE` and `mysqldump --tab` write NULL as ``\N`` and
put a backslash before tabs and line ends; `mysql --batch` and PostgreSQL's
COPY write ``\t`` and ``\n`` for these. `mysql --batch` and phpMyAdmin's CSV
have the word NULL without quotation marks; with them it is a text.
"""

from __future__ import annotations

import re
from functools import lru_cache

NULLS = {r"\N": "\udcfe", "NULL": "\udcfd"}  # half characters, which no decoder gives
# What stands behind a backslash for what can't be seen; the last three are no text.
LETTERS = {"n": "\\\n", "r": "\\\n", "t": "\\\t", "0": "", "b": "", "Z": ""}
_MARKS = frozenset(NULLS.values())
_PAIR = re.compile(r"\\([nrt0bZ\\])")
# A line of tabs is escaped where a cell is \N, or a backslash stands before a tab or a line's end, or where a
# letter of Urdu stands beside \n or \t; and no backslash stands before anything else than escapes have.
_SIGN = re.compile(
    r"(?:^|\t)\\N(?=[\t\r\n])|\\[\t\r\n]|[^\x00-\x7f] ?\\[nt]|\\[nt] ?[^\x00-\x7f]", re.MULTILINE
)
_ESCAPE = re.compile(r"\\([^nrt0bZN\\\t\r\n]?)")


def is_escaped(sample: str) -> bool:
    r"""Tell whether a table with tabs that begins with this sample is written with MySQL's backslashes.

    >>> is_escaped("id\ttext\n1\tپہلا\\nدوسرا\n"), is_escaped("id\ttext\n1\tC:\\news\n")
    (True, False)
    """
    if not _SIGN.search(sample):
        return False
    # The sample may end behind a backslash.
    return not any(found[1] for found in _ESCAPE.finditer(sample.replace("\\\\", "")))


@lru_cache(8)
def _find_nulls(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    return re.compile(rf"(^|{sign})(?:\\N|NULL|\"\\N\")(?={sign}|[\r\n]|$)")


def mark_nulls(line: str, delimiter: str) -> str:
    r"""Return a line of a table with a mark in place of each cell that is NULL.

    >>> unmark_nulls(mark_nulls("1,NULL,\\N,\"NULL\"\n", ",").rstrip().split(","))
    ['1', '', '', '"NULL"']
    """
    if "\\N" not in line and "NULL" not in line:
        return line
    return _find_nulls(delimiter).sub(
        lambda found: found[1] + NULLS[found[0].removeprefix(found[1]).strip('"')], line
    )


def unmark_nulls(cells: list[str]) -> list[str]:
    """Return cells with those empty that are NULL; inside a longer cell, which has lines, it is text."""
    if not any(mark in cell for mark in _MARKS for cell in cells):
        return cells
    return ["" if cell in _MARKS else _restore(cell) for cell in cells]


def _restore(cell: str) -> str:
    for text, mark in NULLS.items():
        cell = cell.replace(mark, text)
    return cell


def open_escapes(line: str) -> str:
    r"""Return a line whose escapes are such as a parser of CSV takes.

    >>> open_escapes(r"ا\nب\\n")
    'ا\\\nب\\\\n'
    """
    return _PAIR.sub(lambda found: LETTERS.get(found[1], found[0]), line) if "\\" in line else line
