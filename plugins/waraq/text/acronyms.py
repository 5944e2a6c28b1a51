"""Abbreviations that Urdu spells by the English names of their letters: پی ٹی آئی is PTI.

They are printed with spaces, with dots (پی۔ٹی۔آئی) or in Latin (PTI, P.T.I.),
and all of these become one token. Mirrored in ``search/client/tokens.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from waraq.text.fold import fold
from waraq.text.tables import read_table
from waraq.text.tokens import Passage

_SPACE = " "
_WIDE_SPACE = "\u00a0"
_DOT = "."
_DOTS = frozenset("\u06d4.")
_HYPHENS = frozenset("-\u2013")
_LONGEST_GAP = 8  # a dot and the spaces around it, and what folding leaves out
_SHORTEST = 2
_LONGEST = 10
_BEHIND_OFFICE = 3  # letters at least: ڈی جی ایم او is one abbreviation


@dataclass(frozen=True, slots=True)
class Spelling:
    """The folded names of the letters, each with its letter.

    `words` are names that are common words too, `postpositions` those that
    follow a noun: کے, hardly ever the first or last letter beside a word, but
    for the `ungoverned` words, which no postposition follows. `offices` are
    abbreviations in Latin letters behind which another one begins: of ڈی جی
    آئی ایس پی آر the first is dg.
    """

    letters: tuple[tuple[str, str], ...]
    words: frozenset[str]
    postpositions: frozenset[str]
    ungoverned: frozenset[str]
    offices: frozenset[str]


@cache
def load_spelling() -> Spelling:
    """The shipped tables; raises `DataError` where one is wrong."""
    rows = read_table("letter_names.tsv", ["name", "letter", "role", "why"])
    for row in rows:
        if row[2] not in {"", "word", "postposition"}:
            raise row.error(2, "the role must be word, postposition or empty")
    return Spelling(
        tuple(sorted((fold(row[0]), row[1].lower()) for row in rows)),
        frozenset(fold(row[0]) for row in rows if row[2] == "word"),
        frozenset(fold(row[0]) for row in rows if row[2] == "postposition"),
        frozenset(fold(row[0]) for row in read_table("ungoverned.tsv", ["word", "why"])),
        frozenset(row[0] for row in read_table("offices.tsv", ["letters", "why"])),
    )


class Acronyms:
    """Joins tokens that spell an abbreviation."""

    def __init__(self, spelling: Spelling, fold_gap: Callable[[str], str]) -> None:
        self._letters = dict(spelling.letters)
        self._words = spelling.words
        self._postpositions = spelling.postpositions
        self._ungoverned = spelling.ungoverned
        self._offices = spelling.offices
        self._fold_gap = fold_gap

    def is_letter(self, word: str) -> bool:
        """Whether an abbreviation may have the token as one of its letters."""
        return word in self._letters or _is_latin(word)

    def join(self, passage: Passage, letters: Sequence[int]) -> Passage:
        """The passage with the tokens of an abbreviation as one.

        `letters` are the numbers of those that may be letters, in ascending order.
        """
        beginnings = [number for number, following in pairwise(letters) if following == number + 1]
        return passage.merge(self._find_spelled(passage, beginnings)) if beginnings else passage

    def _find_spelled(self, passage: Passage, beginnings: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        """The spans of tokens (half open) that spell an abbreviation, each with this one."""
        stop = 0
        for start in beginnings:
            if start < stop:
                continue
            stop = self._find_end(passage, start)
            first, last = self._trim(passage, start, stop)
            if _SHORTEST <= last - first <= _LONGEST:
                name = "".join(self._letters.get(word, word) for word in passage.words[first:last])
                if office := self._find_office(name):
                    yield first, first + office, name[:office]
                yield first + office, last, name[office:]

    def _find_office(self, name: str) -> int:
        """How many letters are an office, with whose body the name goes on; 0 where there is none."""
        lengths = range(len(name) - _BEHIND_OFFICE, _SHORTEST - 1, -1)
        return next((length for length in lengths if name[:length] in self._offices), 0)

    def _find_end(self, passage: Passage, start: int) -> int:
        """Where the row of letters that begins here ends: one script, and one kind of gap."""
        latin = passage.words[start] not in self._letters
        gap = ""
        stop = start + 1
        while stop < len(passage.words):
            word = passage.words[stop]
            between = self._classify_gap(passage.gap(stop), latin=latin)
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

    def _trim(self, passage: Passage, first: int, last: int) -> tuple[int, int]:
        """The row without postpositions at its edges."""
        words = passage.words
        if words[last - 1] in self._postpositions and (
            last - first > _SHORTEST or words[first] in self._words
        ):
            last -= 1
        if words[first] in self._postpositions and last - first > _SHORTEST:
            first += self._follows(passage, first)
        return first, last

    def _follows(self, passage: Passage, number: int) -> bool:
        """Whether the token is parted by a space alone from one before it that a postposition may follow."""
        return (
            number > 0
            and passage.words[number - 1] not in self._ungoverned
            and self._classify_gap(passage.gap(number)) == _SPACE
        )


def _is_latin(word: str) -> bool:
    return len(word) == 1 and "a" <= word <= "z"


@cache
def default_acronyms() -> Acronyms:
    """The abbreviations by the shipped table."""
    return Acronyms(load_spelling(), fold)
