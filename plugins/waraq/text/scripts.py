"""The letters of other scripts than Urdu's (`data/foreign_scripts.tsv`): which language they stand for."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from waraq.text.tables import read_table

TABLE = "foreign_scripts.tsv"
COLUMNS = ("code_points", "lang", "dir", "why")
LATIN = "und-Latn"
DIRECTIONS = frozenset({"ltr", "rtl"})


class Script(NamedTuple):
    """What a run of letters is marked with: its language tag and its direction."""

    lang: str
    direction: str


class Scripts:
    """The ranges of letters, first and last code point, each with its script."""

    def __init__(self, latin_lang: str = LATIN) -> None:
        """Read the shipped table, with the language of Latin letters replaced. Raises DataError."""
        rows = read_table(TABLE, COLUMNS)
        for row in rows:
            if row[2] not in DIRECTIONS:
                raise row.error(2, "must be ltr or rtl")
        langs = (latin_lang if row[1] == LATIN else row[1] for row in rows)
        self.ranges = sorted(
            (*row.span(0), Script(lang, row[2])) for row, lang in zip(rows, langs, strict=True)
        )
        self._starts = [first for first, _, _ in self.ranges]

    def look(self, char: str) -> Script:
        """The script of a letter that is in the table."""
        return self.ranges[bisect_right(self._starts, ord(char)) - 1][2]

    def find(self, char: str) -> Script | None:
        """The script of a letter; None for Urdu's own letters and for signs.

        >>> load_scripts().find("ж").lang, load_scripts().find("ا")
        ('und-Cyrl', None)
        """
        place = bisect_right(self._starts, ord(char)) - 1
        return self.ranges[place][2] if place >= 0 and ord(char) <= self.ranges[place][1] else None


load_scripts = cache(Scripts)
