"""Urdu in Latin letters, for addresses: known words from a table, the rest by rule.

Urdu leaves short vowels out. Where the table does not know a word, an *a* goes
wherever a syllable needs a vowel: readable, not always right.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from waraq.text.fold import fold
from waraq.text.normalize import normalize
from waraq.text.tables import read_table, read_words
from waraq.text.tokenize import tokenize

_JOINING = frozenset({"double", "aspirate", "silent"})
_BEHIND_LAST = _JOINING | {"sign"}  # the last letter of a word may be followed by these
_VOWELS = tuple("aeiou")
_PLAIN = re.compile("[0-9A-Za-z]+")
_FALLBACK_DIGITS = 8  # of a hash: enough to tell the slugs of one archive apart


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter's writing at the start, inside and at the end of a word, and as a vowel or consonant.

    `kind`: consonant, vowel, glide (a consonant beside a vowel), sign (a vowel
    mark), double, aspirate (joins the consonant before it), silent (nothing is
    written, and no vowel is put in).
    """

    kind: str
    start: str
    inside: str
    end: str


class _Sound(NamedTuple):
    text: str
    vowel: bool
    long: bool = False
    doubled: bool = False  # says the consonant before once more


@cache
def _letters() -> dict[str, _Letter]:
    rows = read_table("romanization.tsv", ["letter", "kind", "start", "inside", "end", "why"])
    for row in rows:
        if row[1] not in {"consonant", "vowel", "glide", "sign", "double", "aspirate", "silent"}:
            raise row.error(1, "not a kind of letter")
    return {chr(row.span(0)[0]): _Letter(row[1], row[2], row[3], row[4]) for row in rows}


@cache
def _names() -> dict[str, str]:
    return {fold(row[0]): row[1] for row in read_table("names_roman.tsv", ["word", "roman", "why"])}


@cache
def _closing_clusters() -> frozenset[str]:
    return frozenset(read_words("roman_clusters.txt"))


def romanize(text: str) -> str:
    """The words of the text in ASCII letters, separated by spaces; scripts without a table are left out.

    >>> romanize("صدر پزیشکیان کا ترکمانستان میں خطاب")
    'sadr pezeshkian ka turkmanistan mein khitab'
    >>> romanize("۱۴ اگست PTI")
    '14 agast pti'
    """
    return " ".join(filter(None, _romanize_words(normalize(text))))


def _romanize_words(shown: str) -> Iterator[str]:
    for token in tokenize(shown):
        yield _romanize_word(token.text, shown[token.start : token.end])


@lru_cache(maxsize=1 << 14)
def _romanize_word(folded: str, shown: str) -> str:
    if folded.isascii():
        return folded
    known = _names().get(folded)
    return known if known is not None else _spell_out(_hear(shown))


def _hear(word: str) -> list[_Sound]:
    """The written sounds of a word, long vowels as vowels, short vowels where they are marked."""
    table = _letters()
    letters = [(character, table[character]) for character in word if character in table]
    sounds: list[_Sound] = []
    for index, (_, letter) in enumerate(letters):
        if letter.kind in _JOINING:
            _join_sound(sounds, letter)
            continue
        if not index:
            text = letter.start
        elif letter.end != letter.inside and _is_last(letters, index):
            text = letter.end
        else:
            text = letter.inside
        vowel = _is_vowel(letters, index, sounds)
        if letter.kind == "glide" and index and not vowel:
            text = letter.start
        if text:
            sounds.append(_Sound(text, vowel, long=vowel and letter.kind != "sign"))
    return sounds


def _is_last(letters: list[tuple[str, _Letter]], index: int) -> bool:
    return all(letter.kind in _BEHIND_LAST for _, letter in letters[index + 1 : index + 4])


def _join_sound(sounds: list[_Sound], letter: _Letter) -> None:
    """Doubles or aspirates the consonant before, or lets no vowel come between."""
    if letter.kind == "silent":
        sounds.append(_Sound("", vowel=True))
    elif sounds and not sounds[-1].vowel:
        before = sounds[-1]
        if letter.kind == "double":
            sounds.append(_Sound(before.text[:1], vowel=False, doubled=True))
        else:
            sounds[-1] = before._replace(text=before.text + letter.inside)


def _is_vowel(letters: list[tuple[str, _Letter]], index: int, sounds: list[_Sound]) -> bool:
    """Whether the letter sounds as a vowel here; و and ی do unless a vowel stands beside them."""
    character, letter = letters[index]
    if letter.kind == "glide":
        following = letters[index + 1][1].kind if index + 1 < len(letters) else ""
        return (
            bool(index) and following not in {"vowel", "sign"} and not _follows_open_vowel(sounds, character)
        )
    if letter.kind == "consonant":
        # A final heh after a consonant is written for a short vowel: مدرسہ.
        final = index == len(letters) - 1 and index > 0
        return final and letter.end == "a" and not (sounds and sounds[-1].vowel)
    return True


def _follows_open_vowel(sounds: list[_Sound], character: str) -> bool:
    return character == "و" and bool(sounds) and sounds[-1].vowel and sounds[-1].long


def _spell_out(sounds: list[_Sound]) -> str:
    """The sounds with an *a* where two consonants can't stand together."""
    written = ""
    for index, sound in enumerate(sounds):
        final = index == len(sounds) - 1
        opened = written[-1:] in _VOWELS
        # A final heh that is no vowel is heard: شاہ.
        written += "h" if final and sound.text == "a" and not sound.vowel else sound.text
        if final or sound.vowel or sounds[index + 1].vowel:
            continue
        if _needs_vowel(sounds, index, opened=opened):
            written += "a"
    return written


def _needs_vowel(sounds: list[_Sound], index: int, *, opened: bool) -> bool:
    if sounds[index + 1].doubled:
        return False
    if not opened or sounds[index].doubled:
        return True
    if index + 2 < len(sounds):
        # اگست: three consonants at the end, of which the last two are said together.
        ending = sounds[index + 1].text + sounds[index + 2].text
        return index + 3 == len(sounds) and ending in _closing_clusters()
    return sounds[index - 1].long and sounds[index].text + sounds[index + 1].text not in _closing_clusters()


def slugify(text: str, max_length: int = 60) -> str:
    """A part of an address: small ASCII letters, digits and hyphens, never empty, cut between words.

    A text without any letter we can write gets ``x`` and a hash of itself.

    >>> slugify("عشق آباد: صدر کا خطاب")
    'ishq-abad-sadr-ka-khitab'
    >>> slugify("۔۔۔").startswith("x")
    True
    """
    slug = ""
    for word in _slug_words(text):
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > max_length:
            return slug or word[:max_length]
        slug = longer
    return slug or _name_by_hash(text, max_length)


def _slug_words(text: str) -> Iterator[str]:
    """Runs of small ASCII letters and digits; a decimal point or a hyphen divides."""
    for word in _romanize_words(normalize(text)):
        yield from _PLAIN.findall(word)


def _name_by_hash(text: str, max_length: int) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"x{digest[:_FALLBACK_DIGITS]}"[:max_length]
