"""Other citation forms that an inflected word may have: مردوں is of مرد, men, and of مردہ, the dead.

The stemmer chooses one. When the index is made, word frequencies tell which
others are words, and the form is indexed under these too, so that a reader
who types one of them finds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256

from waraq.text.analyzer import Analyzer, Term
from waraq.text.fold import fold
from waraq.text.frequency import load_folded_frequencies
from waraq.text.tables import read_bytes, read_table
from waraq.text.tokens import Token

TABLE = "alternatives.tsv"
_NOTHING = "-"
_KNOWN = 5
_SHARE = 0.02  # of the stem: what is rarer beside it is a misprint of it
_SHORTEST_STEM = 2
_LONGEST_WORD = 40
_CACHE_SIZE = 1 << 16


@cache
def load_endings() -> Mapping[str, tuple[str, ...]]:
    """Each ending with what may stand in its place, folded; raises `DataError` where the table is wrong."""
    rows = read_table(TABLE, ["ending", "replacements", "why"])
    return {
        fold(ending): tuple("" if each == _NOTHING else fold(each) for each in replacements.split(" "))
        for ending, replacements, _ in (row.cells for row in rows)
    }


class Alternatives:
    """The terms a word may have beside that of its stem.

    >>> Alternatives.load().find("مردوں"), Alternatives.load().find("کتابوں")
    (('مردہ',), ())
    """

    def __init__(self, counts: Mapping[str, int], analyzer: Analyzer) -> None:
        self._counts = counts
        self._analyzer = analyzer
        self._endings = load_endings()
        self._longest = max(map(len, self._endings))
        self.find = lru_cache(_CACHE_SIZE)(self._find)

    @staticmethod
    def load() -> Alternatives:
        """The alternatives by the shipped frequencies, made once."""
        return _load_shipped()

    def read_tokens(self, tokens: Sequence[Token]) -> list[Term]:
        """The alternative terms of a text, in reading order, each at the place of its word."""
        find = self.find
        return [
            Term(term, start, end, position)
            for position, (word, start, end) in enumerate(tokens)
            for term in find(word)
        ]

    def _find(self, word: str) -> tuple[str, ...]:
        stem = self._analyzer.index_form(word)
        if stem == word or len(word) > _LONGEST_WORD or word in self._analyzer.stopwords:
            return ()
        needed = max(_KNOWN, _SHARE * self._counts.get(stem, 0))
        bases = (base for base in self._list_bases(word) if self._counts.get(base, 0) >= needed)
        terms = dict.fromkeys(self._analyzer.index_form(base) for base in bases if base != word)
        return tuple(term for term in terms if term != stem)

    def _list_bases(self, word: str) -> list[str]:
        """What the word may be without each ending that it has."""
        return [
            word[:-length] + replacement
            for length in range(min(self._longest, len(word) - _SHORTEST_STEM), 0, -1)
            for replacement in self._endings.get(word[-length:], ())
        ]


@cache
def digest_alternatives() -> str:
    """A hash of the table and the bounds (64 hex digits); the frequencies are in `digest_spacing`."""
    return sha256(repr((_KNOWN, _SHARE, _SHORTEST_STEM)).encode() + read_bytes(TABLE)).hexdigest()


@cache
def _load_shipped() -> Alternatives:
    return Alternatives(load_folded_frequencies(), Analyzer.load())
