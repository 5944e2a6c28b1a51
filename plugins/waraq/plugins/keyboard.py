"""The keys of the on-screen keyboard of the search page, from ``data/keyboard.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from waraq.text.tables import Row, read_table

TABLE = "keyboard.tsv"
COLUMNS = ["place", "key", "plain", "shifted", "mark", "source"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its letter on a Latin keyboard, what it writes, and the name of the mark it writes shifted."""

    latin: str
    plain: str
    shifted: str
    mark: str


def load_keyboard() -> tuple[tuple[Key, ...], ...]:
    """The rows of the keyboard from the digits down, each from its left side.

    :raises DataError: for a cell that is not one character or one ``U+…``.

    >>> [key.plain for key in load_keyboard()[1]]
    ['ق', 'و', 'ع', 'ر', 'ت', 'ے', 'ء', 'ی', 'ہ', 'پ']
    """
    rows = groupby(read_table(TABLE, COLUMNS), key=lambda row: row[0].partition("-")[0])
    return tuple(tuple(_read_key(row) for row in keys) for _, keys in rows)


def _read_key(row: Row) -> Key:
    return Key(row[1], _read_letter(row, 2), _read_letter(row, 3), row[4])


def _read_letter(row: Row, column: int) -> str:
    cell = row[column]
    if len(cell) == 1:
        return cell
    first, last = row.span(column)
    if first != last:
        raise row.error(column, "a key writes one character")
    return chr(first)
