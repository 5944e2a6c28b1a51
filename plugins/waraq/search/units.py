"""A text as a row of units: one for each word, in the form in which words are compared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from waraq.text import Analyzer, Token

# At the end of what is the beginning of a word.
PREFIX_SIGN = "*"


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a text.

    `text` is the word's term, or for a word too common to be indexed its
    folded form; `indexed` says which. `folded` is the word before it was
    stemmed. `start` and `end` are code points of the text given, half open.
    """

    text: str
    folded: str
    start: int
    end: int
    indexed: bool


class Mark(NamedTuple):
    """Units that are marked as one: the first, the one after the last, and the term they stand for."""

    first: int
    stop: int
    term: str


def read_units(text: str, analyzer: Analyzer) -> list[Unit]:
    """The units of a text in reading order.

    >>> [(unit.text, unit.indexed) for unit in read_units("کتابوں کی دکان", Analyzer.load())]
    [('کتاب', True), ('کی', False), ('دکان', True)]
    """
    return [_make_unit(token, analyzer) for token in analyzer.tokenize(text)]


def _make_unit(token: Token, analyzer: Analyzer) -> Unit:
    word, start, end = token
    indexed = word not in analyzer.stopwords
    return Unit(analyzer.index_form(word) if indexed else word, word, start, end, indexed)


def compound(left: Unit, right: Unit, analyzer: Analyzer) -> str:
    """The term of two neighbouring words written as one, or an empty text where that is none.

    >>> compound(*read_units("وزیر اعظم", Analyzer.load()), Analyzer.load())
    'وزیراعظم'
    """
    return analyzer.compound(left.folded, right.folded)


def find_marks(units: Sequence[Unit], terms: Collection[str], analyzer: Analyzer) -> list[Mark]:
    """What to mark, in reading order: words by their own term, two neighbours by their compound.

    A term with a star at its end marks the words that begin so, folded.

    >>> units = read_units("پاکستان کی کتابیں", Analyzer.load())
    >>> find_marks(units, {"کتاب", "پاک*"}, Analyzer.load())
    [Mark(first=0, stop=1, term='پاک*'), Mark(first=2, stop=3, term='کتاب')]
    """
    beginnings = sorted(term for term in terms if term.endswith(PREFIX_SIGN))
    marks: list[Mark] = []
    place = 0
    while place < len(units):
        mark = _find_mark(units, place, terms, analyzer) or _find_begun(units[place], place, beginnings)
        if mark:
            marks.append(mark)
        place = mark.stop if mark else place + 1
    return marks


def _find_begun(unit: Unit, place: int, beginnings: Sequence[str]) -> Mark | None:
    if not unit.indexed:
        return None
    begun = (each for each in beginnings if unit.folded.startswith(each.removesuffix(PREFIX_SIGN)))
    return next((Mark(place, place + 1, each) for each in begun), None)


def _find_mark(units: Sequence[Unit], place: int, terms: Collection[str], analyzer: Analyzer) -> Mark | None:
    unit = units[place]
    if unit.indexed and unit.text in terms:
        return Mark(place, place + 1, unit.text)
    if place + 1 == len(units):
        return None
    joined = compound(unit, units[place + 1], analyzer)
    return Mark(place, place + 2, joined) if joined and joined in terms else None


def contains_phrase(units: Sequence[Unit], phrase: Sequence[Unit], analyzer: Analyzer) -> bool:
    """Whether the words of `phrase` stand next to each other in `units`, written together or apart.

    >>> units = read_units("وزیر اعظم پاکستان کا دورہ", Analyzer.load())
    >>> contains_phrase(units, read_units("وزیراعظم پاکستان", Analyzer.load()), Analyzer.load())
    True
    """
    width = 2 * len(phrase)
    return any(_begins(units[start : start + width], phrase, analyzer) for start in range(len(units)))


def _begins(units: Sequence[Unit], phrase: Sequence[Unit], analyzer: Analyzer) -> bool:
    at = wanted = 0
    while wanted < len(phrase):
        if at == len(units):
            return False
        here, word = units[at], phrase[wanted]
        if here.text == word.text:
            at, wanted = at + 1, wanted + 1
        elif at + 1 < len(units) and compound(here, units[at + 1], analyzer) == word.text:
            at, wanted = at + 2, wanted + 1
        elif wanted + 1 < len(phrase) and here.text == compound(word, phrase[wanted + 1], analyzer):
            at, wanted = at + 1, wanted + 2
        else:
            return False
    return True
