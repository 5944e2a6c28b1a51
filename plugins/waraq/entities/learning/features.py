"""What a word looks like to the learner: its form, how rare it is, and what stands around it.

Never the word itself: the learner is to find names that it has not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from waraq.entities.person_names import PersonWords
from waraq.text import Passage, stem
from waraq.text.frequency import load_folded_frequencies

ENDS = frozenset("۔.؟?!\n")
LONGEST = 150  # words of a sentence; what is longer is a list, and is read in pieces
_NEIGHBOURS = (-2, -1, 1, 2)
_BOUNDS = (1, 13, 100, 1000)  # uses in Makhzan
_MOST_LETTERS = 8


def divide_sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    """The numbers of the first word of each sentence and of the first behind it.

    >>> from waraq.text import read_passage
    >>> list(divide_sentences(read_passage("بارش ہوئی۔ پل بہ گیا۔")))
    [(0, 2), (2, 5)]
    """
    first = 0
    for number in range(1, len(passage.words)):
        if number - first >= LONGEST or not ENDS.isdisjoint(passage.gap(number)):
            yield first, number
            first = number
    if first < len(passage.words):
        yield first, len(passage.words)


@cache
def measure_rarity(word: str) -> str:
    """How often Makhzan has the folded word, in five steps from 0; ``L`` for Latin letters and digits."""
    if word.isascii():
        return "L"
    uses = load_folded_frequencies().get(stem(word), 0)
    return str(sum(uses >= bound for bound in _BOUNDS))


def describe_words(passage: Passage, first: int, last: int, names: PersonWords) -> list[list[str]]:
    """The features of each word of a sentence, as texts that UTF-8 can hold."""
    sentence = [_make_printable(word) for word in passage.words[first:last]]
    rarity = [measure_rarity(word) for word in sentence]
    parts = [str(int(names.look(word))) for word in sentence]
    described = []
    for number, word in enumerate(sentence):
        features = [f"r={rarity[number]}", f"n={parts[number]}", f"l={min(len(word), _MOST_LETTERS)}"]
        if first + number:
            features.append(f"g={_make_printable(passage.gap(first + number).strip()[:3])}")
        features += _describe_form(word)
        for step in _NEIGHBOURS:
            beside = number + step
            if not 0 <= beside < len(sentence):
                features.append(f"{step}e")
                continue
            features += (f"{step}w={sentence[beside]}", f"{step}r={rarity[beside]}")
            if abs(step) == 1:
                features.append(f"{step}n={parts[beside]}")
        if 0 < number < len(sentence) - 1:
            features.append(f"c={sentence[number - 1]}|{sentence[number + 1]}")
        described.append(features)
    return described


def _describe_form(word: str) -> list[str]:
    if word.isascii():
        return ["d"] if word.isdigit() else []
    return [f"s2={word[-2:]}", f"s3={word[-3:]}", f"p2={word[:2]}", f"p3={word[:3]}"]


def _make_printable(text: str) -> str:
    """The text without NUL and half a surrogate pair, which the learner's library can't take."""
    if text.isascii():
        return text.replace("\0", "?")
    return text.encode("utf-8", "replace").decode().replace("\0", "?")
