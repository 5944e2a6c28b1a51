"""Search folding: the one writing under which all spellings of a word are indexed.

Folding loses information on purpose and is never shown to readers. It takes
text as it comes; NFC, NFD and presentation forms of a word fold alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from waraq.text.orthography import Mapped, Orthography, Span, join_spans, load_orthography, write_class

SEPARATOR = ""  # the class of whatever no table names
_SINGLE = frozenset({"group", "decimal"})  # number signs do not run together

_NEVER = "(?!)"


class FoldedText(NamedTuple):
    """Folded text, and for each of its characters where it stands in the original.

    `starts` and `ends` are code points of the original, half open; an end
    includes the marks that follow the letter.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


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
        # What becomes two characters or none: the places behind it shift.
        self._resizing = frozenset(chr(cp) for cp, to in self._letters.items() if len(to) != 1)
        self._words = dict(orthography.words)
        self._prefixes = dict(orthography.prefixes)
        self._lengths = sorted({len(prefix) for prefix in self._prefixes}, reverse=True)
        # Of a word that begins otherwise no prefix is looked for.
        self._beginnings = tuple(self._prefixes)
        letter = write_class((first, last) for first, last, kind in orthography.classes if kind == "arabic")
        self._runs = re.compile(_write_runs(orthography))
        self._variants = re.compile(_write_variants(orthography, letter))
        self._chunk = re.compile(write_class(_word_spans(orthography)) + "+")
        self._divide = re.compile(f"({self._chunk.pattern})")
        self._plain = re.compile(self._write_plain(orthography.classes))

    def fold(self, text: str) -> str:
        """The folded text, separators as they are."""
        plain = self.read_plain(text)
        if plain is not None:
            return plain
        return self._variants.sub(self._replace_variant, text.translate(self._letters))

    def read_plain(self, text: str) -> str | None:
        """The folded text where it is one word of Arabic letters that each fold to one; else None."""
        plain = self._plain.fullmatch(text)
        return self.fold_plain(text) if plain and plain.end(1) == len(text) else None

    def _replace_variant(self, match: re.Match[str]) -> str:
        word, prefix = match.groups()
        return self._words[word] if prefix is None else self._prefixes[prefix]

    def find_chunks(self, text: str) -> Iterator[re.Match[str]]:
        """The runs of word characters and number signs in `text`."""
        return self._chunk.finditer(text)

    def split_chunks(self, text: str) -> list[str]:
        """The whole text in pieces: a gap, a run of word characters and number signs, a gap, … and a gap."""
        return self._divide.split(text)

    def find_plain(self, text: str) -> re.Match[str] | None:
        """The match of a text's only word, group 1, where its letters are Arabic ones that each fold to one.

        Most pieces of a newspaper have such a word and nothing else that tokens are in.

        >>> Folding(load_orthography()).find_plain("«كراچی،»")[1]
        'كراچی'
        """
        chunk = self._chunk.search(text)
        if chunk is None or self._chunk.search(text, chunk.end()):
            return None
        return self._plain.fullmatch(text, *chunk.span())

    def fold_plain(self, word: str) -> str:
        """The word that `find_plain` found, folded.

        >>> Folding(load_orthography()).fold_plain("سٹیڈیم")
        'اسٹیڈیم'
        """
        return self.unify_spelling(word.translate(self._letters))

    def _write_plain(self, classes: Iterable[Mapped]) -> str:
        """A pattern for a word of letters that are folded one by one, and the number signs behind it."""
        arabic = [cp for first, last, kind in classes if kind == "arabic" for cp in range(first, last + 1)]
        folded = ((cp, self._letters.get(cp, chr(cp))) for cp in arabic)
        plain = ((cp, cp) for cp, to in folded if len(to) == 1 and self.split_runs(to)[0][0] == "arabic")
        signs = write_class((first, last) for first, last, kind in classes if kind in _SINGLE)
        return f"({write_class(join_spans(plain))}++){signs}*+"

    def fold_letters(self, chunk: str, place: int = 0) -> FoldedText:
        """The chunk, which begins at `place`, folded letter by letter, spelling variants not yet joined."""
        if self._resizing.isdisjoint(chunk):
            stop = place + len(chunk)
            return FoldedText(chunk.translate(self._letters), range(place, stop), range(place + 1, stop + 1))
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for index, character in enumerate(chunk, place):
            folded = self._letters.get(ord(character), character)
            text.append(folded)
            starts.extend([index] * len(folded))
            ends.extend([index + 1] * len(folded))
            if not folded and ends and ord(character) not in self._joiners:
                ends[-1] = index + 1
        return FoldedText("".join(text), tuple(starts), tuple(ends))

    def split_runs(self, folded: str) -> list[tuple[str, int, int]]:
        """The runs of one class in a folded text: class, start, end; separators and number signs singly."""
        return [(run.lastgroup or SEPARATOR, run.start(), run.end()) for run in self._runs.finditer(folded)]

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


def _word_spans(orthography: Orthography) -> Iterator[Span]:
    yield from orthography.marks
    yield from orthography.joiners
    yield from ((first, last) for first, last, _ in (*orthography.letters, *orthography.classes))


def _write_runs(orthography: Orthography) -> str:
    """A pattern for the runs of a folded text: a group for each class, and any other character by itself."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for first, last, kind in orthography.classes:
        spans[kind].append((first, last))
    repeats = {kind: "" if kind in _SINGLE else "+" for kind in spans}
    groups = (f"(?P<{kind}>{write_class(spans[kind])}{repeat})" for kind, repeat in repeats.items())
    return "|".join((*groups, "(?s:.)"))


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
