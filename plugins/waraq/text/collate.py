"""The order of the Urdu alphabet, for A-Z lists and their headings: that of ICU's collation for ``ur``.

The order stands in ``collation.tsv``. As in ICU all letters of two texts are
compared first, then vowel marks and variants of a letter (أ after ا), last
capitals and honorifics; blanks and punctuation count, and come before numbers,
Urdu, Latin. Numbers go by their value, as with ICU's ``ur-u-kn``: نمبر 2
before نمبر 10. آ, and each aspirate such as بھ, has a place of its own.

It differs from ICU on purpose where code points look alike: texts are
normalised first, so that ي sorts as ی, ك as ک, ه as ہ, ة as ۃ and invisible
signs not at all. What no row tells of sorts by code point: signs before the
digits, letters of other scripts after Latin.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from waraq.text.normalize import normalize
from waraq.text.numerals import to_latin_digits
from waraq.text.tables import Row, read_table

CollationKey: TypeAlias = tuple[tuple[int, ...], str]

# Weights at the first level: signs, then digits and letters, each followed by those of no row.
_SIGNS, _OTHER_SIGNS, _NUMBERS, _LETTERS, _OTHER_LETTERS = 1, 1000, 1_200_000, 2_000_000, 3_000_000
_PLAIN, _CAPITAL = 1, 2
_MARKS = 100  # after all variants, so that أب comes before اَب
_NO_LETTER = "#"
_NUMBER = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class _Place:
    """The weights of a letter, sign or mark at each level, 0 for none; letters and digits have a heading."""

    primary: int = 0
    secondary: int = 0
    tertiary: int = 0
    heading: str = ""


@cache
def read_places() -> dict[str, _Place]:
    """Each letter of the table, and each pair that counts as one; raises `DataError` for a wrong level."""
    places: dict[str, _Place] = {}
    last = _Place()
    for row in read_table("collation.tsv", ["letters", "level", "heading", "why"]):
        for letter in _expand(row):
            last = _place_next(row, len(places) + 1, last)
            places[letter] = last
    return places


def _expand(row: Row) -> Iterator[str]:
    for cell in row[0].split(" "):
        if cell.startswith("U+"):
            first, last = replace(row, cells=(cell,)).span(0)
            yield from map(chr, range(first, last + 1))
        else:
            yield cell


def _place_next(row: Row, number: int, last: _Place) -> _Place:
    """The place of the letter with this number, which follows on `last`."""
    match row[1]:
        case "place":
            return _Place((_LETTERS if row[2] else _SIGNS) + number, _PLAIN, _PLAIN, row[2])
        case "variant":
            return replace(last, secondary=last.secondary + 1, heading=row[2])
        case "mark":
            return _Place(0, _MARKS + number, _PLAIN)
        case "sign":
            return _Place(0, 0, _CAPITAL + number)
    raise row.error(1, "a level is place, variant, mark or sign")


def collation_key(text: str) -> CollationKey:
    """A sort key: the weights of the three levels, 0 between them, then the normalised text to decide ties.

    Equal keys mean equal normalised texts, so the order is the same on every
    machine. Digits of all scripts tie, and are told apart by the text, as are
    numbers with zeros before them.

    >>> sorted(["ٹیم", "پاکستان", "بھارت", "آج", "بیان", "اُردو", "یمن", "اردو"], key=collation_key)
    ['اردو', 'اُردو', 'آج', 'بیان', 'بھارت', 'پاکستان', 'ٹیم', 'یمن']
    >>> sorted(["نمبر 10", "نمبر ۲", "نمبر 1"], key=collation_key)
    ['نمبر 1', 'نمبر ۲', 'نمبر 10']
    >>> collation_key("كراچي") == collation_key("کراچی")
    True
    """
    shown = normalize(text)
    places = list(_read(shown))
    primary = [place.primary for place in places if place.primary]
    secondary = [place.secondary for place in places if place.secondary]
    tertiary = [place.tertiary for place in places if place.tertiary]
    return (*primary, 0, *secondary, 0, *tertiary), shown


def _read(shown: str) -> Iterator[_Place]:
    """The places of a normalised text: ligatures such as ﷺ as their letters, the longest match first."""
    plain = unicodedata.normalize("NFKC", shown)
    spelled = to_latin_digits(shown if plain == shown else normalize(plain))
    places = read_places()
    position = 0
    while position < len(spelled):
        pair = spelled[position : position + 2]
        # Names have few digits: letters are not looked at for them one by one.
        if "0" <= pair[0] <= "9" and (number := _NUMBER.match(spelled, position)):
            yield from _read_number(number.group().lstrip("0"))
            position = number.end()
        elif len(pair) == 2 and pair in places:
            yield places[pair]
            position += 2
        else:
            yield from _read_character(pair[0])
            position += 1


def _read_number(digits: str) -> Iterator[_Place]:
    """A number without zeros before it: how many digits it has decides first, then they."""
    length = min(len(digits), _LETTERS - _NUMBERS - 1)
    yield _Place(_NUMBERS + length, _PLAIN, _PLAIN, _NO_LETTER)
    places = read_places()
    yield from (places[digit] for digit in digits)


def _read_character(character: str) -> Iterator[_Place]:
    if place := read_places().get(character):
        yield place
    elif len(parts := unicodedata.normalize("NFD", character)) > 1:
        for part in parts:
            yield from _read_character(part)
    elif len(small := character.lower()) == 1 and small != character:
        for place in _read_character(small):
            yield replace(place, tertiary=_CAPITAL)
    else:
        yield _place_other(character)


def _place_other(character: str) -> _Place:
    """What has no row: control codes and marks don't count, the rest goes by code point."""
    kind = unicodedata.category(character)[0]
    if kind == "C" or unicodedata.combining(character):
        return _Place()
    if kind in {"P", "S", "Z"}:
        return _Place(_OTHER_SIGNS + ord(character), _PLAIN, _PLAIN)
    return _Place(_OTHER_LETTERS + ord(character), _PLAIN, _PLAIN, _NO_LETTER)


def collation_letter(text: str) -> str:
    """The heading under which a list puts the text: its first letter, or ``#`` when it begins with none.

    A reader looks up بھارت under ب and «آج» under آ, so aspirates share the
    heading of their plain letter, and punctuation before the first letter is
    passed over. Lists sort by the key of the heading first, then by the key.

    >>> [collation_letter(text) for text in ("كراچی", "«آج»", "بھارت", "bbc", "۱۴ اگست")]
    ['ک', 'آ', 'ب', 'B', '#']
    """
    return next((place.heading for place in _read(normalize(text)) if place.heading), _NO_LETTER)
