"""Search folding: the one writing under which all spellings of a word are indexed.

Folding loses information on purpose and is never shown to readers. It takes
text as it comes; NFC, NFD and presentation forms of a word fold alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

from waraq.text.orthography import Orthography, Span, load_orthography, write_class

SEPARATOR = ""  # the class of whatever no table names
_CACHED_CHUNK = 64  # longer runs without a separator are no words and would fill the memory
_CACHE_SIZE = 1 << 16
_CHARACTERS = 1 << 12
_RUNNING = frozenset({"arabic", "latin", "other", "digit"})  # of others each character is by itself

_NEVER = "(?!)"

Result = TypeVar("Result")


class FoldedText(NamedTuple):
    """Folded text, and for each of its characters where it stands in the original.

    `starts` and `ends` are code points of the original, half open; an end
    includes the marks that follow the letter.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Folding:
    """Folding by one set of tables.

    >>> Folding(load_orthography()).fold("مُؤقّف")
    'موقف'
    """

    def __init__(self, orthography: Orthography) -> None:
        self._letters = {cp: to for first, last, to in orthography.letters for cp in range(first, last + 1)}
        self._letters |= {
            cp: ""
            for first, last in (*orthography.marks, *orthography.joiners)
            for cp in range(first, last + 1)
        }
        self._joiners = frozenset(cp for first, last in orthography.joiners for cp in range(first, last + 1))
        self._class_starts = [first for first, _, _ in orthography.classes]
        self._classes = orthography.classes
        # What becomes two characters or none: the places behind it shift.
        self._resizing = frozenset(chr(cp) for cp, to in self._letters.items() if len(to) != 1)
        self.classify = lru_cache(_CHARACTERS)(self._classify)
        self._words = dict(orthography.words)
        self._prefixes = dict(orthography.prefixes)
        self._lengths = sorted({len(prefix) for prefix in self._prefixes}, reverse=True)
        # Of a word that begins otherwise no prefix is looked for.
        self._beginnings = tuple(self._prefixes)
        letter = write_class((first, last) for first, last, kind in orthography.classes if kind == "arabic")
        self._word = re.compile(f"{letter}+")
        self._variants = re.compile(_write_variants(orthography, letter))
        self._chunk = re.compile(write_class(_word_spans(orthography)) + "+")
        self._divide = re.compile(f"({self._chunk.pattern})")

    def fold(self, text: str) -> str:
        """The folded text, separators as they are."""
        return self._variants.sub(self._replace_variant, text.translate(self._letters))

    def _replace_variant(self, match: re.Match[str]) -> str:
        word, prefix = match.groups()
        return self._words[word] if prefix is None else self._prefixes[prefix]

    def find_chunks(self, text: str) -> Iterator[tuple[int, str]]:
        """The runs of word characters and number signs in `text`, each with its start."""
        return ((match.start(), match.group()) for match in self._chunk.finditer(text))

    def split_chunks(self, text: str) -> list[str]:
        """The whole text in pieces: a gap, a run of word characters and number signs, a gap, … and a gap."""
        return self._divide.split(text)

    def fold_letters(self, chunk: str) -> FoldedText:
        """The chunk folded letter by letter, spelling variants not yet joined."""
        if self._resizing.isdisjoint(chunk):
            length = len(chunk)
            return FoldedText(chunk.translate(self._letters), _count_up(0, length), _count_up(1, length + 1))
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for index, character in enumerate(chunk):
            folded = self._letters.get(ord(character), character)
            text.append(folded)
            starts.extend([index] * len(folded))
            ends.extend([index + 1] * len(folded))
            if not folded and ends and ord(character) not in self._joiners:
                ends[-1] = index + 1
        return FoldedText("".join(text), tuple(starts), tuple(ends))

    def split_runs(self, folded: str) -> list[tuple[str, int, int]]:
        """The runs of one class in a folded text: class, start, end; separators and number signs singly."""
        if self._word.fullmatch(folded):
            return [("arabic", 0, len(folded))]
        kinds = set(map(self.classify, folded))
        if len(kinds) == 1 and not kinds.isdisjoint(_RUNNING):
            return [(kinds.pop(), 0, len(folded))]
        runs: list[tuple[str, int, int]] = []
        for index, character in enumerate(folded):
            kind = self.classify(character)
            if runs and runs[-1][0] == kind and kind in _RUNNING:
                runs[-1] = (kind, runs[-1][1], index + 1)
            else:
                runs.append((kind, index, index + 1))
        return runs

    def _classify(self, character: str) -> str:
        """The class of a folded character, or `SEPARATOR`."""
        position = bisect_right(self._class_starts, ord(character)) - 1
        if position >= 0 and ord(character) <= self._classes[position][1]:
            return self._classes[position][2]
        return SEPARATOR

    def unify_spelling(self, word: str) -> str:
        """The spelling under which a folded word is indexed."""
        known = self._words.get(word)
        if known is not None:
            return known
        if word.startswith(self._beginnings):
            for length in self._lengths:
                start = self._prefixes.get(word[:length])
                if start is not None:
                    return start + word[length:]
        return word


@lru_cache(_CACHED_CHUNK * 2)
def _count_up(start: int, stop: int) -> tuple[int, ...]:
    return tuple(range(start, stop))


def memoise_chunks(function: Callable[[str], Result]) -> Callable[[str], Result]:
    """`function` with a memory for chunks of word length; newspapers repeat their words."""
    remembered = lru_cache(maxsize=_CACHE_SIZE)(function)
    return lambda chunk: remembered(chunk) if len(chunk) <= _CACHED_CHUNK else function(chunk)


def _word_spans(orthography: Orthography) -> Iterator[Span]:
    yield from orthography.marks
    yield from orthography.joiners
    yield from ((first, last) for first, last, _ in (*orthography.letters, *orthography.classes))


def _write_variants(orthography: Orthography, letter: str) -> str:
    """A pattern for the variants of spelling in a text folded letter by letter: whole words and prefixes."""
    words = "|".join(re.escape(word) for word, _ in orthography.words)
    prefixes = sorted((prefix for prefix, _ in orthography.prefixes), key=len, reverse=True)
    starts = "|".join(map(re.escape, prefixes))
    return f"(?<!{letter})(?:({words or _NEVER})(?!{letter})|({starts or _NEVER}))"


@cache
def default_folding() -> Folding:
    """The folding by the shipped tables."""
    return Folding(load_orthography())


def fold(text: str) -> str:
    """The text as search sees it: one spelling for all keyboards, vowel marks and digits left out.

    Folding twice changes nothing. Separators stay.

    >>> fold("كراچي میں پُرعزم لوگ، ۲۰۲۵ء")
    'کراچی میں پرعزم لوگ، 2025'
    """
    return default_folding().fold(text)


def fold_letters(text: str) -> str:
    """The text folded letter by letter, spelling variants kept apart.

    >>> fold_letters("سٹیڈیم لئے"), fold("سٹیڈیم لئے")
    ('سٹیڈیم لیے', 'اسٹیڈیم لیے')
    """
    return default_folding().fold_letters(text).text
