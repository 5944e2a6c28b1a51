"""Roman Urdu: what people type in Latin letters, and Urdu words, under keys they share.

Both writings become sounds by one table, read from left to right, the longest
match first; the key is the row of consonant classes among them. Short vowels,
which Urdu does not write, و and ی, which may be vowels, and h, which is often
silent, count only at the start of a word. What Urdu letters leave open (ض is z
or d) gives a word several readings; what is typed has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from waraq.text.fold import fold
from waraq.text.normalize import normalize
from waraq.text.tables import Row, read_table

_EDGE = "-"  # before an entry of the table: only at the end of a word; after it: only at the start
_LONGEST_WORD = 40  # letters; what goes beyond is no word and is left out
_MOST_READINGS = 8  # of one word; every further letter is then read one way


class Sound(NamedTuple):
    """A sound's class in a key at the start and inside, and its cost when only typed or only written."""

    start: str
    inside: str
    typed: int
    written: int


@dataclass(frozen=True, slots=True)
class RomanTables:
    """`rules` map letters, with their edges, to readings; `sounds` are by their sign, `costs` by pair.

    `lengths` are those of the letters in rules by their first letter, the longest first.
    """

    rules: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    sounds: Mapping[str, Sound]
    costs: Mapping[str, int]


@cache
def load_roman_tables() -> RomanTables:
    """The shipped tables; raises `DataError` where a row names a sound that is none."""
    sounds: dict[str, Sound] = {}
    for row in read_table("roman_sounds.tsv", ["sound", "start", "inside", "typed", "written", "why"]):
        if len(row[0]) != 1:
            raise row.error(0, "a sound has a sign of one letter")
        sounds[row[0]] = Sound(row[1], row[2], row.number(3), row.number(4))
    rules = {
        row[0]: _read_readings(row, sounds) for row in read_table("roman_keys.tsv", ["from", "to", "why"])
    }
    costs: dict[str, int] = {}
    for row in read_table("roman_costs.tsv", ["pair", "cost", "why"]):
        if len(row[0]) != 2 or not set(row[0]) <= set(sounds) or row[0] in costs:
            raise row.error(0, f"{row[0]!r} is not a new pair of sounds")
        costs[row[0]] = costs[row[0][::-1]] = row.number(1)
    return RomanTables(rules, _list_lengths(rules), sounds, costs)


def _list_lengths(rules: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for rule in rules:
        letters = rule.strip(_EDGE)
        lengths.setdefault(letters[0], set()).add(len(letters))
    return {letter: tuple(sorted(found, reverse=True)) for letter, found in lengths.items()}


def _read_readings(row: Row, sounds: Mapping[str, Sound]) -> tuple[str, ...]:
    if not row[0].strip(_EDGE):
        raise row.error(0, "no letter to read")
    unknown = set(row[1]) - set(sounds) - {"|"}
    if unknown:
        raise row.error(1, f"{min(unknown)!r} is not a sound of roman_sounds.tsv")
    readings = tuple(row[1].split("|"))
    if row[0].strip(_EDGE)[0].isascii() and len(readings) > 1:
        raise row.error(1, "what is typed has one reading")
    return readings


def _match_rules(word: str) -> Iterator[tuple[str, ...]]:
    """The readings of the word's letters in turn; letters that no rule knows are passed over."""
    tables = load_roman_tables()
    position = 0
    while position < len(word):
        for length in tables.lengths.get(word[position], ()):
            readings = _find_rule(tables.rules, word, position, position + length)
            if readings is not None:
                yield readings
                position += length
                break
        else:
            position += 1


def _find_rule(
    rules: Mapping[str, tuple[str, ...]], word: str, start: int, end: int
) -> tuple[str, ...] | None:
    """The readings of the letters from `start` to `end`; a rule for the edge of a word goes first."""
    if end > len(word):
        return None
    letters = word[start:end]
    if start == 0 and end == len(word) and f"{_EDGE}{letters}{_EDGE}" in rules:
        return rules[f"{_EDGE}{letters}{_EDGE}"]
    if end == len(word) and _EDGE + letters in rules:
        return rules[_EDGE + letters]
    if start == 0 and letters + _EDGE in rules:
        return rules[letters + _EDGE]
    return rules.get(letters)


def hear_latin(word: str) -> str:
    """The sounds of a word in Latin letters, doubled ones once.

    >>> hear_latin("Shehbaaz"), hear_latin("mohabbat")
    ('xehbAz', 'mohabat')
    """
    sounds = ""
    for readings in _match_rules(fold(word)[:_LONGEST_WORD]):
        for sound in readings[0]:
            if sounds[-1:] != sound:
                sounds += sound
    return sounds


def hear_urdu(word: str) -> tuple[str, ...]:
    """The readings of an Urdu word, each a row of sounds; the likeliest first, at most eight.

    >>> hear_urdu("رمضان")
    ('rmzAn', 'rmdAn')
    """
    heard = [""]
    for readings in _match_rules(normalize(word)[:_LONGEST_WORD]):
        choice = readings if len(heard) * len(readings) <= _MOST_READINGS else readings[:1]
        heard = [sounds + reading for reading in choice for sounds in heard]
    return tuple(dict.fromkeys(filter(None, heard)))


def key_sounds(sounds: str) -> str:
    """The key of a row of sounds: the classes of its consonants, doubled ones once."""
    known = load_roman_tables().sounds
    key = ""
    for index, sound in enumerate(sounds):
        part = known[sound].inside if index else known[sound].start
        if key[-1:] != part:
            key += part
    return key


def roman_key(latin: str) -> str:
    """The key of a word typed in Latin letters, empty when it has none.

    >>> {roman_key(word) for word in ["khabrain", "khabren", "xabrein"]}
    {'kbrn'}
    >>> roman_key("khabrain") in urdu_keys("خبریں")
    True
    """
    return key_sounds(hear_latin(latin))


def urdu_keys(word: str) -> tuple[str, ...]:
    """The keys under which an Urdu word is found: of its letters, then of its usual English spelling.

    >>> urdu_keys("شہباز"), roman_key("shahbaz") in urdu_keys("شہباز")
    (('sbj', 'sbs'), True)
    """
    return tuple(dict.fromkeys(key_sounds(sounds) for sounds in read_urdu(word)))


def read_urdu(word: str) -> tuple[str, ...]:
    """All readings of an Urdu word: of its letters, and of the spelling in ``names_roman.tsv``.

    >>> read_urdu("پیوٹن")
    ('pYWtn', 'putin')
    """
    known = _known_spellings().get(fold(word))
    spelled = hear_latin("".join(split_roman(known))) if known else ""
    return tuple(dict.fromkeys([*hear_urdu(word), *([spelled] if spelled else [])]))


@cache
def _known_spellings() -> dict[str, str]:
    return {fold(row[0]): row[1] for row in read_table("names_roman.tsv", ["word", "roman", "why"])}


def split_roman(query: str) -> tuple[str, ...]:
    """The words of a query in Latin letters, folded; the vowel of an izafat is none.

    >>> split_roman("Wazir-e-Azam, ma'loom")
    ('wazir', 'azam', "ma'loom")
    >>> split_roman("PTI کا jalsa")
    ('pti', 'jalsa')
    """
    rules = load_roman_tables().rules
    unsaid = ("",)
    return tuple(word for word in _split_known(fold(query)) if rules.get(f"{_EDGE}{word}{_EDGE}") != unsaid)


def _split_known(text: str) -> list[str]:
    """Runs of the Latin letters and apostrophes of the table."""
    rules = load_roman_tables().rules
    plain = "".join(sign if sign in rules and not _is_urdu(sign) else " " for sign in text)
    return plain.split()


def _is_urdu(sign: str) -> bool:
    return "\u0600" <= sign <= "\u06ff"
