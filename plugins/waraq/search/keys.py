"""Keys: terms of the index that no text can have, for what is asked of one field alone.

``headline:سیلاب`` stands for a word in a headline, ``person:خان`` for a word
in the name of a person, ``person=عمرانخان`` for the whole name. Terms have
letters and digits only, so a key is never one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from waraq.search.units import PREFIX_SIGN, Unit, read_units
from waraq.text import Analyzer

WORD_SIGN = ":"
WHOLE_SIGN = "="


def is_key(term: str) -> bool:
    """Whether a term of the index is a key."""
    return WORD_SIGN in term or WHOLE_SIGN in term


def word_key(field: str, unit: Unit) -> str:
    """The key of one word in a field."""
    return f"{field}{WORD_SIGN}{unit.text}"


def whole_key(field: str, units: Sequence[Unit]) -> str:
    """The key of a field's whole value, however its words are spaced.

    >>> whole_key("place", read_units("آزاد کشمیر", Analyzer.load()))
    'place=ازادکشمیر'
    """
    return f"{field}{WHOLE_SIGN}{''.join(unit.folded for unit in units)}"


def prefix_key(letters: str) -> str:
    """The key of all words that begin with some letters.

    >>> prefix_key("پاک")
    'پاک*'
    """
    return f"{letters}{PREFIX_SIGN}"


def word_keys(field: str, terms: Iterable[str]) -> Iterator[str]:
    """The keys of a field's words, by their terms.

    >>> list(word_keys("headline", ["سیلاب"]))
    ['headline:سیلاب']
    """
    return (f"{field}{WORD_SIGN}{term}" for term in terms)


def list_value_keys(field: str, value: str, analyzer: Analyzer) -> Iterator[str]:
    """The keys of one value of a field, the headline aside: of its words, stopwords too, and of the whole."""
    units = read_units(value, analyzer)
    if units:
        yield from word_keys(field, (unit.text for unit in units))
        yield whole_key(field, units)
