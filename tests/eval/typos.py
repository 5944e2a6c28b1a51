"""Words mistyped on purpose, the same for the same seed."""

from __future__ import annotations

from collections.abc import Container, Mapping
from random import Random
from typing import NamedTuple

from waraq.text import fold

KINDS = ("any letter", "like letter", "omission", "insertion", "exchange")
LETTERS = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیےئ"
# Written down here, not read from the table under test.
LIKE = ("سصث", "زذضظ", "تطٹ", "ہح", "کقگ", "اع", "دڈ", "رڑ", "نں", "یے")


class Typo(NamedTuple):
    """A word and how it was mistyped."""

    meant: str
    typed: str


def mistype(
    words: Mapping[str, int], known: Container[str], count: int, seed: int, *, as_frequent: bool
) -> list[Typo]:
    """`count` typos, each kind in turn, of words drawn alike or as often as they were counted.

    What folds to one of the `known` words is no typo that could be seen, and
    is drawn again.
    """
    random = Random(seed)
    fit = sorted(words)
    weights = [words[word] if as_frequent else 1 for word in fit]
    typos: list[Typo] = []
    while len(typos) < count:
        word = random.choices(fit, weights)[0]
        typed = change_word(word, KINDS[len(typos) % len(KINDS)], random)
        if fold(typed) not in known:
            typos.append(Typo(word, typed))
    return typos


def change_word(word: str, kind: str, random: Random) -> str:
    """The word with one mistake of the kind; the same word where it has no letter like another."""
    place = random.randrange(len(word))
    if kind == "any letter":
        return word[:place] + random.choice(LETTERS) + word[place + 1 :]
    if kind == "like letter":
        places = [(place, group) for place, letter in enumerate(word) for group in LIKE if letter in group]
        if not places:
            return word
        place, group = random.choice(places)
        return word[:place] + random.choice(group.replace(word[place], "")) + word[place + 1 :]
    if kind == "omission":
        return word[:place] + word[place + 1 :]
    if kind == "insertion":
        return word[:place] + random.choice(LETTERS) + word[place:]
    place = random.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
