"""The order of the Urdu alphabet, for A-Z lists and their headings."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TypeAlias

from waraq.text.normalize import normalize
from waraq.text.numerals import to_latin_digits
from waraq.text.tables import read_table

CollationKey: TypeAlias = tuple[tuple[int, ...], str]

# Words before longer words, then digits, the Urdu alphabet, Latin, and the rest by code point.
_DIGITS, _URDU, _LATIN, _REST = 1, 100, 1000, 10_000
_NO_LETTER = "#"


@cache
def _alphabet() -> dict[str, tuple[int, str]]:
    """Each letter and its variants: place in the alphabet and heading."""
    places: dict[str, tuple[int, str]] = {}
    for place, row in enumerate(read_table("collation.tsv", ["letter", "variants", "why"])):
        for letter in (row[0], *row[1]):
            places[letter] = (place, row[0])
    return places


def collation_key(text: str) -> CollationKey:
    """A sort key: the letters in alphabetical order, then the text itself to decide ties.

    Vowel marks, joiners and punctuation don't count in the first part.

    >>> sorted(["ٹیم", "پاکستان", "تہران", "یمن", "بغداد"], key=collation_key)
    ['بغداد', 'پاکستان', 'تہران', 'ٹیم', 'یمن']
    """
    weights = []
    for character in _spell(text):
        weight = _weigh(character)
        if weight is not None:
            weights.append(weight)
    return tuple(weights), text


def _spell(text: str) -> str:
    return to_latin_digits(" ".join(normalize(text).split())).lower()


def _weigh(character: str) -> int | None:
    letter = _alphabet().get(character)
    if letter:
        return _URDU + letter[0]
    if character == " ":
        return 0
    if character.isascii() and character.isdigit():
        return _DIGITS + int(character)
    if character.isascii() and character.isalpha():
        return _LATIN + ord(character)
    return _REST + ord(character) if character.isalpha() else None


def collation_letter(text: str) -> str:
    """The heading under which a list puts the text: its first letter, or ``#`` when it begins with none.

    >>> [collation_letter(text) for text in ("كراچی", "«آج»", "bbc", "۱۴ اگست")]
    ['ک', 'آ', 'B', '#']
    """
    for character in _spell(text):
        letter = _alphabet().get(character)
        if letter:
            return letter[1]
        if character.isdigit():
            return _NO_LETTER
        if character.isalpha():
            base = unicodedata.normalize("NFD", character)[0].upper()[0]
            return base if base.isascii() and base.isalpha() else _NO_LETTER
    return _NO_LETTER
