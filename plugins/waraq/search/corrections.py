"""Words that an archive does not have, read as words that it has (mirrored in `client/corrections.js`).

Latin letters are read as Urdu, other words by the nearest spelling. The
corrected text is a query like any other, and readers are told what was read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from waraq.search.vocabulary import Vocabulary
from waraq.search.words_file import restore_counts
from waraq.text import Analyzer, RomanIndex, SpellingIndex, Token, rank_roman, split_roman
from waraq.text.confusables import EDIT
from waraq.text.roman_index import RomanReading

_NEARER = EDIT  # more than one mistake is less likely than a space left out


@dataclass(frozen=True, slots=True)
class Correction:
    """What was typed, the words it was read as, and by what."""

    typed: str
    words: str
    kind: Literal["spelling", "roman"]


class Corrector:
    """Corrections from the words that an archive offers; its indexes are made when first needed.

    >>> corrector = Corrector(Vocabulary({"سیلاب": 9, "سندھ": 7}), Analyzer.load())
    >>> corrector.correct("سیلب 2010", {"سیلب"}, {"سیلب"})
    ('سیلاب 2010', (Correction(typed='سیلب', words='سیلاب', kind='spelling'),))
    >>> corrector.correct("sailab sindh", {"sailab", "sindh"}, {"sailab", "sindh"})[0]
    'سیلاب سندھ'
    """

    def __init__(self, vocabulary: Vocabulary, analyzer: Analyzer) -> None:
        self._vocabulary = vocabulary
        self._analyzer = analyzer

    @cached_property
    def _words(self) -> list[tuple[str, int]]:
        # The browser knows no more of a count than its binary digits.
        return list(restore_counts(self._vocabulary.offer()))

    @cached_property
    def _spelling(self) -> SpellingIndex:
        return SpellingIndex(self._words)

    @cached_property
    def _roman(self) -> RomanIndex:
        return RomanIndex(self._words)

    def correct(
        self, text: str, nowhere: Container[str], missing: Container[str]
    ) -> tuple[str, tuple[Correction, ...]]:
        """The query with words corrected where something is near, and what was corrected.

        `nowhere` are the words as typed that are in no article as one word;
        those that are not `missing`, but found as two, are corrected only
        where another word is nearer than the two.
        """
        corrections: list[Correction] = []
        pieces: list[str] = []
        position = 0
        for run in _find_runs(text, self._analyzer.tokenize(text), nowhere):
            words = self._read(text, run, missing)
            start, end = run[0].start, run[-1].end
            if words and words.words != text[start:end]:
                corrections.append(words)
                pieces += [text[position:start], words.words]
                position = end
        return "".join([*pieces, text[position:]]), tuple(corrections)

    def _read(self, text: str, run: Sequence[Token], missing: Container[str]) -> Correction | None:
        typed = text[run[0].start : run[-1].end]
        if _is_latin(run[0]):
            readings = rank_roman(typed, self._roman, 1)
            words = " ".join(_choose_readings(split_roman(typed), readings))
            if any(reading.words for reading in readings):
                return Correction(typed, words, "roman")
        if len(run) == 1:
            found = self._spelling.suggest(typed, 1)
            if found and (typed in missing or found[0].cost <= _NEARER):
                return Correction(typed, found[0].word, "spelling")
        return None


def _find_runs(text: str, tokens: Iterable[Token], nowhere: Container[str]) -> Iterator[list[Token]]:
    """The tokens that are nowhere: Latin neighbours together, other ones each alone."""
    run: list[Token] = []
    for token in tokens:
        is_nowhere = text[token.start : token.end] in nowhere
        goes_on = is_nowhere and run and _is_latin(token) and _is_latin(run[-1])
        if run and not (goes_on and text[run[-1].end : token.start] in {" ", "-"}):
            yield run
            run = []
        if is_nowhere:
            run.append(token)
    if run:
        yield run


def _is_latin(token: Token) -> bool:
    return token.text.isascii() and not token.text[0].isdigit()


def _choose_readings(words: Sequence[str], readings: Sequence[RomanReading]) -> Iterator[str]:
    """The best reading of each word; several words as one where one of them alone can't be read."""
    singles = {reading.start: reading for reading in readings if reading.end == reading.start + 1}
    start = 0
    while start in singles:
        longer = max(
            (each for each in readings if each.start == start and each.words),
            key=lambda each: each.end,
            default=singles[start],
        )
        inside = [singles[place] for place in range(longer.start, longer.end)]
        chosen = longer if not all(each.words for each in inside) else singles[start]
        yield chosen.words[0] if chosen.words else words[start]
        start = chosen.end
