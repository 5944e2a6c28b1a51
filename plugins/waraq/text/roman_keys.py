"""Roman Urdu: what people type in Latin letters, and Urdu words, under keys they share.

A key is the row of consonant classes among the sounds of a word. Short vowels,
which Urdu does not write, و and ی, which may be vowels, and h, which is often
silent, count only at the start of a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waraq.text.fold import fold, fold_letters
from waraq.text.roman_sounds import hear_latin, hear_urdu, key_sounds, measure_distance
from waraq.text.roman_tables import EDGE, load_roman_tables
from waraq.text.tables import read_table

_TOLD = 10  # hundredths of a letter: a spelling so near the letters of its word finds it without being listed


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
    """All readings of an Urdu word: of its letters, and of its spelling among `load_spelled_sounds`.

    >>> read_urdu("پیوٹن")
    ('pYWtn', 'putin')
    """
    spelled = load_spelled_sounds().get(fold_letters(word))
    return tuple(dict.fromkeys([*hear_urdu(word), *([spelled] if spelled else [])]))


@cache
def load_spelled_sounds() -> Mapping[str, str]:
    """Folded words with the sounds of their spelling in ``names_roman.tsv`` that their letters do not tell.

    >>> load_spelled_sounds()["یوکرین"], "افریقہ" in load_spelled_sounds()
    ('ukraine', False)
    """
    rows = read_table("names_roman.tsv", ["word", "roman", "why"])
    spelled = ((row[0], hear_latin("".join(split_roman(row[1])))) for row in rows)
    heard = {letters: sounds for word, sounds in spelled for letters in (fold_letters(word), fold(word))}
    return {word: sounds for word, sounds in heard.items() if sounds and not _tells(word, sounds)}


def _tells(word: str, sounds: str) -> bool:
    """Whether the letters of the word have a reading under the same key, and near enough."""
    key = key_sounds(sounds)
    return any(
        key_sounds(each) == key and measure_distance(sounds, each) <= _TOLD for each in hear_urdu(word)
    )


def split_roman(query: str) -> tuple[str, ...]:
    """The words of a query in Latin letters, folded; the vowel of an izafat is none.

    >>> split_roman("Wazir-e-Azam, ma'loom")
    ('wazir', 'azam', "ma'loom")
    >>> split_roman("PTI کا jalsa")
    ('pti', 'jalsa')
    """
    rules = load_roman_tables().rules
    unsaid = ("",)
    return tuple(
        word for word in _split_known(fold_letters(query)) if rules.get(f"{EDGE}{word}{EDGE}") != unsaid
    )


def _split_known(text: str) -> list[str]:
    """Runs of the Latin letters and apostrophes of the table."""
    rules = load_roman_tables().rules
    plain = "".join(sign if sign in rules and not _is_urdu(sign) else " " for sign in text)
    return plain.split()


def _is_urdu(sign: str) -> bool:
    return "\u0600" <= sign <= "\u06ff"
