"""A text as a row of units: one for each word, in the form in which words are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waraq.text import Analyzer


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a text.

    `text` is the word's term, or for a word too common to be indexed its
    folded form; `indexed` says which. `start` and `end` are code points of
    the text given, half open.
    """

    text: str
    start: int
    end: int
    indexed: bool


def read_units(text: str, analyzer: Analyzer) -> list[Unit]:
    """The units of a text in reading order.

    >>> [(unit.text, unit.indexed) for unit in read_units("کتابوں کی دکان", Analyzer.load())]
    [('کتاب', True), ('کی', False), ('دکان', True)]
    """
    terms = {term.position: term.text for term in analyzer.analyze(text)}
    return [
        Unit(terms.get(position, token.text), token.start, token.end, position in terms)
        for position, token in enumerate(analyzer.tokenize(text))
    ]


def contains_phrase(units: Sequence[Unit], phrase: Sequence[str]) -> bool:
    """Whether the words of `phrase` stand next to each other in `units`.

    >>> contains_phrase(read_units("عالمی بینک کا قرض", Analyzer.load()), ["عالمی", "بینک"])
    True
    """
    words = [unit.text for unit in units]
    wanted = list(phrase)
    width = len(wanted)
    return any(words[start : start + width] == wanted for start in range(len(words) - width + 1))
