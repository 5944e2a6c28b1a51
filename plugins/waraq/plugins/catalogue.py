"""The interface's text: one table, a column a language, no natural language anywhere else."""

from __future__ import annotations

import csv
import json
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup, escape

from waraq.config import Digits, Language
from waraq.dates import (
    english_month,
    english_weekday,
    format_edtf,
    format_edtf_in_english,
    month_name,
    weekday_name,
)
from waraq.errors import DataError
from waraq.text import to_urdu_digits

STRINGS = "strings.tsv"
COLUMNS = ["key", "ur", "en", "note"]
ARCHIVE = "ur"  # what names and articles are in unless they say otherwise
# How a date is printed that is not sure.
QUALIFIED = {"~": "date.approximate", "?": "date.uncertain", "%": "date.both"}
_OPEN, _CLOSE = Markup("<bdi>"), Markup("</bdi>")  # what is added to Markup is escaped
_MOST = 1 << 14  # strings with their values that are remembered
GROUP_FROM = 10_000  # four figures stay ungrouped, so that a year never becomes 2,025


class Catalogue:
    """The strings of one language, and numbers and dates in the site's digits."""

    def __init__(self, strings: dict[str, str], digits: Digits = "latin", language: Language = "ur") -> None:
        self.language = language
        self._strings = strings
        self._digits = digits
        self._times: dict[str, Markup] = {}
        # By type, too: a text and the same as markup are written differently.
        self._html = lru_cache(_MOST, typed=True)(self._write)

    @classmethod
    def load(cls, path: Path, digits: Digits, language: Language = "ur") -> Catalogue:
        """The catalogue at `path` (TSV: key, ur, en, note) in one of its languages.

        :raises DataError: for a wrong header, a row with too few cells, an
            empty string or a key given twice.
        """
        return cls(_read_strings(str(path), path.read_text("utf-8"), language), digits, language)

    @property
    def digest(self) -> str:
        """The SHA-256 of all that is printed: the strings, their language and the kind of digits."""
        printed = [self._strings, self._digits, self.language]
        return sha256(json.dumps(printed, sort_keys=True).encode()).hexdigest()

    def number(self, value: int) -> str:
        """`value` in the site's digits, grouped by thousands from 10,000 on.

        >>> Catalogue({}, "urdu").number(12500)
        '۱۲٬۵۰۰'
        """
        text = f"{value:,}" if abs(value) >= GROUP_FROM else str(value)
        return to_urdu_digits(text.replace(",", "٬")) if self._digits == "urdu" else text

    def date(self, edtf: str) -> str:
        """An EDTF date as it is printed, such as ``17 جنوری 2025ء``."""
        if self.language == "en":
            text = format_edtf_in_english(edtf)
            return to_urdu_digits(text) if self._digits == "urdu" else text
        return format_edtf(edtf, self._digits)

    def month(self, number: int) -> str:
        """The name of a month, 1-12."""
        return english_month(number) if self.language == "en" else month_name(number)

    def weekday(self, number: int) -> str:
        """The name of a weekday; Monday is 0."""
        return english_weekday(number) if self.language == "en" else weekday_name(number)

    def short_weekday(self, number: int) -> str:
        """The name of a weekday where seven stand side by side: of three letters in English, as in CLDR.

        >>> Catalogue({}).short_weekday(2), Catalogue({}, language="en").short_weekday(2)
        ('بدھ', 'Wed')
        """
        name = self.weekday(number)
        return name[:3] if self.language == "en" else name

    def weekday_of(self, day: str) -> str:
        """The name of the weekday of a day (EDTF).

        >>> Catalogue({}).weekday_of("1992-03-26")
        'جمعرات'
        """
        return self.weekday(date.fromisoformat(day).weekday())

    def day_of_year(self, day: str) -> str:
        """A day of no year, ``03-23``, as it is printed.

        >>> Catalogue({}, "urdu").day_of_year("03-23")
        '۲۳ مارچ'
        """
        month, number = map(int, day.split("-"))
        return f"{self.number(number)} {self.month(month)}"

    def time(self, edtf: str) -> Markup:
        """The same inside ``<time>``, with the machine's form beside the reader's."""
        if edtf not in self._times:
            shown = Markup('<time datetime="{}">{}</time>').format(edtf, self.date(edtf))
            self._times[edtf] = shown
        return self._times[edtf]

    def html(self, key: str, **values: object) -> Markup:
        """The string `key` as HTML; each value is escaped and isolated in ``<bdi>``.

        :raises KeyError: when the catalogue lacks `key` or `values` a placeholder.

        >>> Catalogue({"total": "{count} مضامین"}).html("total", count=3)
        Markup('<bdi>3</bdi> مضامین')
        """
        return self._html(key, **values)

    def _write(self, key: str, **values: object) -> Markup:
        shown = {name: _OPEN + escape(self._print(value)) + _CLOSE for name, value in values.items()}
        return escape(self._string(key, values)).format(**shown)

    def plain(self, key: str, **values: object) -> str:
        """The string `key` as plain text, for attributes and titles."""
        return self._string(key, values).format(**{name: self._print(v) for name, v in values.items()})

    def _string(self, key: str, values: dict[str, object]) -> str:
        if values.get("count") == 1 and f"{key}.one" in self._strings:
            return self._strings[f"{key}.one"]
        return self._strings[key]

    def _print(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) else value


@lru_cache(maxsize=4)
def _read_strings(path: str, text: str, language: Language) -> dict[str, str]:
    """The strings of one language by their keys, which nobody changes: a build asks for them ten times."""
    lines = text.splitlines()
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or rows[0] != COLUMNS:
        raise DataError(path, 1, 1, f"the header must be {' '.join(COLUMNS)}", lines[0] if lines else "")
    column = COLUMNS.index(language)
    strings: dict[str, str] = {}
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(COLUMNS) or not row[0] or not row[column]:
            raise DataError(path, number, 1, "a row has a key and both languages", lines[number - 1])
        if row[0] in strings:
            raise DataError(path, number, 1, f"the key {row[0]} is given twice", lines[number - 1])
        strings[row[0]] = row[column]
    return strings
