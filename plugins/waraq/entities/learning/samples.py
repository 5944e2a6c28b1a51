"""Sentences to learn from: those in which the tables and rules leave nothing open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from waraq.entities.learning.features import describe_words, divide_sentences, measure_rarity
from waraq.entities.person_names import PersonWords
from waraq.entities.tagger import LEAST_SCORE, Explanation, Tagger
from waraq.entity import Kind
from waraq.text import Passage, read_passage

OUTSIDE = "O"
OPEN = "?"  # perhaps a name
LETTERS = {Kind.PERSON: "P", Kind.PLACE: "L", Kind.ORGANISATION: "O"}
SHORTEST = 3  # words of a sentence
_RARE = frozenset("01")


class Lesson(NamedTuple):
    """A text of the archive, with the ids that its editor added to its names and dropped from them."""

    id: str
    text: str
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


class Sample(NamedTuple):
    """A sentence: the features of its words, and their labels (``B-P``, ``I-P``, ``O``)."""

    features: list[list[str]]
    labels: list[str]


def make_samples(lesson: Lesson, tagger: Tagger) -> Iterator[Sample]:
    """The sentences of a text that are sure: each word is in a tagged name, or is an ordinary one.

    What might be a name that the rules have missed would teach the learner to
    miss it too.
    """
    passage = read_passage(lesson.text)
    labels = label_words(passage, tagger.explain(lesson.text), lesson)
    names = tagger.person_words
    for first, last in divide_sentences(passage):
        mine = labels[first:last]
        if last - first >= SHORTEST and not _is_open(passage.words[first:last], mine, names):
            yield Sample(describe_words(passage, first, last, names), mine)


def label_words(passage: Passage, explained: Iterable[Explanation], lesson: Lesson) -> list[str]:
    """A label for each word of the text."""
    starts = {start: number for number, start in enumerate(passage.starts)}
    ends = {end: number for number, end in enumerate(passage.ends, 1)}
    labels = [OUTSIDE] * len(passage.words)
    for each in sorted(explained, key=lambda each: not is_name(each, lesson)):  # names before doubts
        first, last = starts.get(each.start), ends.get(each.end)
        if first is None or last is None or any(label != OUTSIDE for label in labels[first:last]):
            continue
        if is_name(each, lesson):
            letter = LETTERS[each.kind]
            labels[first:last] = [f"B-{letter}", *[f"I-{letter}"] * (last - first - 1)]
        elif not is_dropped(each, lesson):
            labels[first:last] = [OPEN] * (last - first)
    return labels


def is_dropped(each: Explanation, lesson: Lesson) -> bool:
    """Whether the editor says that the text does not name what the rules found."""
    return bool(each.entity) and each.entity in lesson.drop


def is_name(each: Explanation, lesson: Lesson) -> bool:
    """Whether an explained name is one, by the editor or else by the rules."""
    if is_dropped(each, lesson):
        return False
    if each.entity is None:
        return not set(lesson.add).isdisjoint(each.entities)
    return bool(each.entity) or each.score >= LEAST_SCORE


def _is_open(words: list[str], labels: list[str], names: PersonWords) -> bool:
    return any(
        label == OPEN or (label == OUTSIDE and _may_be_name(word, names))
        for word, label in zip(words, labels, strict=True)
    )


def _may_be_name(word: str, names: PersonWords) -> bool:
    return (
        not word.isascii()
        and not word.isdigit()
        and (measure_rarity(word) in _RARE or names.look(word).is_sure)
    )
