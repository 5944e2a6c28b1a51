"""Runs of foreign script in a text: words of one script with what stands between them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from waraq.text.tables import Row, read_table

LATIN = "und-Latn"
# Signs that open a word without a space: handles, tags, prices, versions.
LEADING_SIGNS = frozenset("@#$_.")
CLOSING = {")": "(", "]": "["}
TRAILING_SIGNS = frozenset("+#")  # C++, C#
ADDRESS_MARK = "://"
URDU_BLOCK = range(0x0600, 0x0700)  # Urdu marks end a run: F-16، C-130


@dataclass(frozen=True, slots=True)
class Run:
    """A foreign run: code points, half open, its language tag and its direction."""

    start: int
    end: int
    lang: str
    direction: str


@dataclass(frozen=True, slots=True)
class _Script:
    lang: str
    direction: str


class FindsRuns(Protocol):
    """Knows the letters of some scripts."""

    def have_letter(self, text: str) -> bool:
        """Whether one of them stands in a text."""

    def find_runs(self, text: str) -> Iterator[Run]:
        """The runs of such words, in order."""


class ForeignScripts:
    """Knows the letters of other scripts (`data/foreign_scripts.tsv`)."""

    def __init__(self, ranges: list[tuple[int, int, _Script]]) -> None:
        self._ranges = sorted(ranges, key=lambda item: item[0])
        self._starts = [first for first, _, _ in self._ranges]
        classes = (f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last, _ in self._ranges)
        self._letter = re.compile(f"[{''.join(classes)}]")  # one code point, so no backtracking

    @classmethod
    def load(cls, latin_lang: str = LATIN) -> ForeignScripts:
        """The shipped table, with the language of Latin runs replaced. Raises DataError."""
        rows = read_table("foreign_scripts.tsv", ["code_points", "lang", "dir", "why"])
        return cls([(*row.span(0), _read_script(row, latin_lang)) for row in rows])

    def have_letter(self, text: str) -> bool:
        """Whether a letter of another script stands in a text, so that it has foreign runs.

        >>> ForeignScripts.load().have_letter("صدر نے F-16"), ForeignScripts.load().have_letter("صدر نے 16")
        (True, False)
        """
        return self._letter.search(text) is not None

    def find_runs(self, text: str) -> Iterator[Run]:
        """The foreign runs of a text, in order; they begin and end with a letter or digit.

        >>> text = "صدر نے F-16 اور New York Times کا ذکر کیا"
        >>> [text[run.start : run.end] for run in ForeignScripts.load().find_runs(text)]
        ['F-16', 'New York Times']
        """
        done = 0
        while match := self._letter.search(text, done):
            script = self._script(match.group())
            start = _extend_back(text, match.start(), done)
            end = _close(text, start, self._extend(text, match.end(), script))
            yield Run(start, end, script.lang, script.direction)
            done = end

    def _script(self, char: str) -> _Script:
        return self._ranges[bisect_right(self._starts, ord(char)) - 1][2]

    def _extend(self, text: str, end: int, script: _Script) -> int:
        """Where the run that has reached `end` ends: digits count only if no space cuts them off."""
        at, spaced = end, False
        while at < len(text) and not self._stops(text[at], script):
            char = text[at]
            digit = char.isascii() and char.isdigit() and not spaced
            mark = unicodedata.combining(char) > 0 and at == end
            if self._letter.match(char):
                spaced = False
                end = at + 1
            elif digit or mark:
                end = at + 1
            spaced = spaced or char.isspace()
            at += 1
        return end

    def _stops(self, char: str, script: _Script) -> bool:
        """Whether a run of this script cannot go on past the character."""
        if self._letter.match(char):
            return self._script(char) != script
        if char == "\n" or ord(char) in URDU_BLOCK:
            return True
        return unicodedata.category(char)[0] in "LM" and not unicodedata.combining(char)


def _read_script(row: Row, latin_lang: str) -> _Script:
    if row[2] not in {"ltr", "rtl"}:
        raise row.error(2, "must be ltr or rtl")
    return _Script(latin_lang if row[1] == LATIN else row[1], row[2])


def _extend_back(text: str, start: int, done: int) -> int:
    while start > done:
        char = text[start - 1]
        if not ((char.isascii() and char.isdigit()) or char in LEADING_SIGNS):
            break
        start -= 1
    return start


def _close(text: str, start: int, end: int) -> int:
    """Take in a bracket that closes one opened in the run, and the slash that ends an address."""
    while text[end : end + 1] in TRAILING_SIGNS:
        end += 1
    following = text[end : end + 1]
    if following in CLOSING:
        run = text[start:end]
        return end + 1 if run.count(CLOSING[following]) > run.count(following) else end
    return end + 1 if following == "/" and ADDRESS_MARK in text[start:end] else end
