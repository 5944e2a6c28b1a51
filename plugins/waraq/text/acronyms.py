"""Abbreviations that Urdu spells by the English names of their letters: پی ٹی آئی is PTI.

They are printed with spaces, with dots (پی۔ٹی۔آئی) or in Latin (PTI, P.T.I.),
and all of these become one token. Mirrored in ``search/client/tokens.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from waraq.text.fold import fold
from waraq.text.tables import read_table
from waraq.text.tokens import Token

_SPACE = " "
_WIDE_SPACE = "\u00a0"
_DOT = "."
_DOTS = frozenset("\u06d4.")
_HYPHENS = frozenset("-\u2013")
_LONGEST_GAP = 8  # a dot and the spaces around it, and what folding leaves out
_SHORTEST = 2
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Spelling:
    """The folded names of the letters, each with its letter.

    `words` are names that are common words too, `postpositions` those that
    follow a noun: کے, hardly ever the first or last letter beside a word.
    """

    letters: tuple[tuple[str, str], ...]
    words: frozenset[str]
    postpositions: frozenset[str]


@cache
def load_spelling() -> Spelling:
    """The shipped table; raises `DataError` where it is wrong."""
    rows = read_table("letter_names.tsv", ["name", "letter", "role", "why"])
    for row in rows:
        if row[2] not in {"", "word", "postposition"}:
            raise row.error(2, "the role must be word, postposition or empty")
    return Spelling(
        tuple(sorted((fold(row[0]), row[1].lower()) for row in rows)),
        frozenset(fold(row[0]) for row in rows if row[2] == "word"),
        frozenset(fold(row[0]) for row in rows if row[2] == "postposition"),
    )


class Acronyms:
    """Joins tokens that spell an abbreviation."""

    def __init__(self, spelling: Spelling, fold_gap: Callable[[str], str]) -> None:
        self._letters = dict(spelling.letters)
        self._words = spelling.words
        self._postpositions = spelling.postpositions
        self._fold_gap = fold_gap

    def is_letter(self, word: str) -> bool:
        """Whether an abbreviation may have the token as one of its letters."""
        return word in self._letters or _is_latin(word)

    def join(self, tokens: list[Token], letters: Sequence[int], text: str) -> list[Token]:
        """The tokens of `text`, those of an abbreviation as one.

        `letters` are the numbers of those that may be letters, in ascending order.
        """
        beginnings = [number for number, following in pairwise(letters) if following == number + 1]
        if not beginnings:
            return tokens
        joined: list[Token] = []
        position = 0
        for start in beginnings:
            if start >= position:
                stop = self._find_end(tokens, start, text)
                joined.extend(tokens[position:start])
                joined.extend(self._spell(tokens, start, stop, text))
                position = stop
        joined.extend(tokens[position:])
        return joined

    def _find_end(self, tokens: Sequence[Token], start: int, text: str) -> int:
        """Where the row of letters that begins here ends: one script, and one kind of gap."""
        latin = tokens[start].text not in self._letters
        gap = ""
        stop = start + 1
        while stop < len(tokens):
            word = tokens[stop].text
            between = self._classify_gap(text[tokens[stop - 1].end : tokens[stop].start], latin=latin)
            fits = _is_latin(word) if latin else word in self._letters
            if not fits or not between or (gap and between != gap):
                break
            gap = between
            stop += 1
        return stop

    def _classify_gap(self, gap: str, *, latin: bool = False) -> str:
        """What stands between two letters: a space, one sign, or nothing that joins; in Latin a dot alone."""
        if len(gap) > _LONGEST_GAP:
            return ""
        folded = self._fold_gap(gap)
        if latin:
            return _DOT if folded == _DOT else ""
        signs = folded.replace(_SPACE, "").replace(_WIDE_SPACE, "")
        if not signs:
            return _SPACE if folded else ""
        return signs if signs in _DOTS or folded in _HYPHENS else ""

    def _spell(self, tokens: Sequence[Token], start: int, stop: int, text: str) -> Iterator[Token]:
        """The row as one token, without postpositions at its edges."""
        first, last = start, stop
        if tokens[last - 1].text in self._postpositions and (
            last - first > _SHORTEST or tokens[first].text in self._words
        ):
            last -= 1
        if tokens[first].text in self._postpositions and last - first > _SHORTEST:
            first += self._follows(tokens, first, text)
        if not _SHORTEST <= last - first <= _LONGEST:
            yield from tokens[start:stop]
            return
        yield from tokens[start:first]
        name = "".join(self._letters.get(token.text, token.text) for token in tokens[first:last])
        yield Token(name, tokens[first].start, tokens[last - 1].end)
        yield from tokens[last:stop]

    def _follows(self, tokens: Sequence[Token], position: int, text: str) -> bool:
        """Whether the token is parted from one before it by a space alone."""
        if position == 0:
            return False
        return self._classify_gap(text[tokens[position - 1].end : tokens[position].start]) == _SPACE


def _is_latin(word: str) -> bool:
    return len(word) == 1 and "a" <= word <= "z"


@cache
def default_acronyms() -> Acronyms:
    """The abbreviations by the shipped table."""
    return Acronyms(load_spelling(), fold)
