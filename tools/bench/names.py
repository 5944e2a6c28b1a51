"""Made-up words and names: a supply that never ends, so that the vocabulary goes on growing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import gcd
from random import Random
from zlib import crc32

from tools.bench.weights import Draw, weigh_by_rank

# A syllable begins with one of these, and with none of the vowels: so a word falls into syllables in one way.
CONSONANTS = "بپتٹجچخدڈرزسشغفقکگلمنطحص"
VOWELS = ("", "ا", "ی", "و")
SYLLABLES = tuple(consonant + vowel for consonant in CONSONANTS for vowel in VOWELS)
SHORTEST = 3  # syllables: with fewer, most would be words already

# Heaps' law: how many made-up words stand in the first n words of the archive. With the words of the list
# that makes 21,000 different words in 1,143 articles, of which real ones have 13,000 to 17,000; a vocabulary
# that stops growing would flatter every index.
HEAPS_FACTOR = 0.46
HEAPS_POWER = 0.75

NAMES = 3000
FIRST_NAMES, FAMILY_NAMES = 400, 1500
PLACES = 0.2  # the share of names that are one word


def compose_word(number: int, syllables: int) -> str:
    """A made-up word; two numbers below 96 ** `syllables` never give the same.

    >>> compose_word(0, 2), compose_word(1, 2)
    ('دوفو', 'قیچی')
    """
    count = len(SYLLABLES) ** syllables
    # Neighbouring numbers give words that are far apart: steps of the golden section meet every word once.
    step = next(step for step in range(int(count * 0.618), count) if gcd(step, count) == 1)
    place = (number + 1) * step % count
    parts = []
    for _ in range(syllables):
        place, digit = divmod(place, len(SYLLABLES))
        parts.append(SYLLABLES[digit])
    return "".join(parts)


def make_word(number: int) -> str:
    """The made-up word of a number from 0 on: of three syllables, and of more when those are used up.

    >>> make_word(0), make_word(884_736)
    ('سودوفو', 'نوسیدوفو')
    """
    syllables = SHORTEST
    while number >= len(SYLLABLES) ** syllables:
        number -= len(SYLLABLES) ** syllables
        syllables += 1
    return compose_word(number, syllables)


def count_made_up(words: int) -> int:
    """How many different made-up words stand in the first `words` words of the archive.

    >>> count_made_up(0), count_made_up(250_000), count_made_up(11_350_000)
    (0, 5142, 89950)
    """
    return int(HEAPS_FACTOR * words**HEAPS_POWER)


@cache
def load_names() -> Draw[str]:
    """The names of people and places in the news, drawn by Zipf's law; most are of two words."""
    random = Random("names")
    return weigh_by_rank((_make_name(random) for _ in range(NAMES)), offset=3)


def sort_names(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by what they name: one word is a place, of two words every eighth family is an organisation.

    >>> sort_names(["دوفو", "دوفو سودوفو"])
    {'people': ['دوفو سودوفو'], 'places': ['دوفو'], 'organisations': []}
    """
    sorted_names: dict[str, list[str]] = {"people": [], "places": [], "organisations": []}
    for name in names:
        _, _, family = name.partition(" ")
        kind = "places" if not family else "people" if crc32(family.encode()) % 8 else "organisations"
        sorted_names[kind].append(name)
    return sorted_names


def _make_name(random: Random) -> str:
    if random.random() < PLACES:
        return compose_word(random.randrange(FIRST_NAMES, 2 * FIRST_NAMES), SHORTEST - 1)
    first = compose_word(random.randrange(FIRST_NAMES), SHORTEST - 1)
    return f"{first} {compose_word(random.randrange(FAMILY_NAMES), SHORTEST)}"
