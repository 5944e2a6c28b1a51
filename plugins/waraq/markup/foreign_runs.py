"""Runs of foreign script in a text: words of one script with what stands between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from waraq.text.scripts import LATIN, Script, Scripts, load_scripts

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


class FindsRuns(Protocol):
    """Knows the letters of some scripts."""

    def have_letter(self, text: str) -> bool:
        """Whether one of them stands in a text."""

    def find_runs(self, text: str) -> Iterator[Run]:
        """The runs of such words, in order."""


class ForeignScripts:
    """Knows the letters of other scripts (`data/foreign_scripts.tsv`)."""

    def __init__(self, scripts: Scripts) -> None:
        self._scripts = scripts
        classes = (f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last, _ in scripts.ranges)
        self._letter = re.compile(f"[{''.join(classes)}]")  # one code point, so no backtracking

    @classmethod
    def load(cls, latin_lang: str = LATIN) -> ForeignScripts:
        """The shipped table, with the language of Latin runs replaced. Raises DataError."""
        return cls(load_scripts(latin_lang))

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
            script = self._scripts.look(match.group())
            start = _extend_back(text, match.start(), done)
            end = _close(text, start, self._extend(text, match.end(), script))
            yield Run(start, end, script.lang, script.direction)
            done = end

    def _extend(self, text: str, end: int, script: Script) -> int:
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

    def _stops(self, char: str, script: Script) -> bool:
        """Whether a run of this script cannot go on past the character."""
        if self._letter.match(char):
            return self._scripts.look(char) != script
        if char == "\n" or ord(char) in URDU_BLOCK:
            return True
        return unicodedata.category(char)[0] in "LM" and not unicodedata.combining(char)


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
