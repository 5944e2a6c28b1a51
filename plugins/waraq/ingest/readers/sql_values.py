"""Rows of values in statements of SQL, as MySQL, MariaDB, PostgreSQL and SQLite write them in their dumps."""

from __future__ import annotations

import re
from typing import NamedTuple

# Of MySQL's strings a backslash is an escape, of others it is a letter.
_ESCAPED = r"'(?:[^'\\]++|\\.|'')*+'"
_PLAIN = r"'(?:[^']++|'')*+'"
# A call, as CAST(N'2014-10-14' AS DateTime) of SQL Server, has no other in it.
_CALL = r"\((?:[^'()]++|{string})*+\)"
_ROW = rf"\s*+\(((?:[^'()]++|{{string}}|{_CALL})*+)\)[ \t]*+([,;]|\r?\n|\Z)"
_VALUE = rf"\s*+(?:[A-Za-z_]\w*+\s*+(?={{string}}))?({{string}}|\w++\s*+{_CALL}|[^',]*+)\s*+(?:,|\Z)"
_ESCAPE = re.compile(r"\\(.)|''", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "", "b": "", "Z": ""}
_HEX = re.compile(r"0x((?:[0-9A-Fa-f]{2})+)")
NULL = "NULL"
MOST_VALUES = 4_096  # as many columns as MySQL has
_COLUMN = re.compile(r"\s*(?:[`\"\[]([^`\"\]]{1,64})[`\"\]]|([^\s`\"\[(),]{1,64}))")
_SIGN = re.compile(r"[(),]|'[^']*+'|`[^`]*+`|\"[^\"]*+\"")
_KEY = re.compile(r"(?:PRIMARY|KEY|UNIQUE|CONSTRAINT|FOREIGN|INDEX|FULLTEXT|SPATIAL|CHECK)$", re.IGNORECASE)


class Dialect(NamedTuple):
    """How rows and their values are found, and whether strings have escapes."""

    row: re.Pattern[str]
    value: re.Pattern[str]
    string: re.Pattern[str]
    has_escapes: bool


def make_dialect(*, has_escapes: bool) -> Dialect:
    """Return how to read the rows of a dump."""
    string = _ESCAPED if has_escapes else _PLAIN
    row, value, alone = (
        re.compile(form.replace("{string}", string), re.DOTALL) for form in (_ROW, _VALUE, "{string}")
    )
    return Dialect(row, value, alone, has_escapes)


def split_row(row: str, dialect: Dialect, most: int = MOST_VALUES) -> list[str | None]:
    r"""Return the values of a row, as it stands between its brackets: None for NULL.

    Of a row with more than `most` one more is returned, of what is no row none.

    >>> split_row(r"7, 'خبر\nنئی', NULL, 'it''s', 0xd8ae", make_dialect(has_escapes=True))
    ['7', 'خبر\nنئی', None, "it's", 'خ']
    """
    values: list[str | None] = []
    place = 0
    for found in dialect.value.finditer(row):
        if found.start() != place:
            return []
        values.append(_read_value(found[1], dialect))
        place = found.end()
        if place == len(row) or len(values) > most:
            break
    return values


def _read_value(text: str, dialect: Dialect) -> str | None:
    if text.startswith("'"):
        inner = text[1:-1]
        if dialect.has_escapes:
            return _ESCAPE.sub(_open_escape, inner) if "\\" in inner or "''" in inner else inner
        return inner.replace("''", "'")
    if called := dialect.string.search(text):
        return _read_value(called[0], dialect)
    bare = text.strip()
    if found := _HEX.fullmatch(bare):  # so phpMyAdmin writes columns of bytes
        return bytes.fromhex(found[1]).decode("utf-8", "replace")
    return None if bare.upper() == NULL else bare


def _open_escape(found: re.Match[str]) -> str:
    return "'" if found[1] is None else _ESCAPES.get(found[1], found[1])


def split_columns(inside: str) -> tuple[str, ...]:
    """Return the names of the columns in a list of them, or in what CREATE TABLE has between its brackets.

    >>> split_columns("`id` int(11) NOT NULL, `title` varchar(255) DEFAULT '', PRIMARY KEY (`id`,`x`)")
    ('id', 'title')
    """
    parts, depth, begun = [], 0, 0
    for found in _SIGN.finditer(inside):
        depth += (found[0] == "(") - (found[0] == ")")
        if found[0] == "," and not depth:
            parts.append(inside[begun : found.start()])
            begun = found.end()
    parts.append(inside[begun:])
    names = (_COLUMN.match(part) for part in parts)
    return tuple(name[1] or name[2] for name in names if name and (name[1] or not _KEY.match(name[2])))
