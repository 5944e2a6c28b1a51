"""Sentences to learn from: those in which the tables and rules leave nothing open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from waraq.entities.learning.features import describe_words, divide_sentences, measure_rarity
from waraq.entities.person_names import PersonWords
from waraq.entities.runs import LEAST_SCORE
from waraq.entities.tagger import Explanation, Tagger
from waraq.entity import Kind
from waraq.text import Passage, read_passage

OUTSIDE = "O"
OPEN = "?"  # perhaps a name
LETTERS = {Kind.PERSON: "P", Kind.PLACE: "L", Kind.ORGANISATION: "O"}
SHORTEST = 3  # words of a sentence
EVERYDAY = 2  # texts that have a rare word, and none of them in a name: it is no name
_RARE = frozenset("01")
# The same texts for all words: they are kept for whole archives.
_LABELS = {kind: (f"B-{letter}", f"I-{letter}") for kind, letter in LETTERS.items()}


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


def make_samples(lessons: Iterable[Lesson], tagger: Tagger) -> Iterator[Sample]:
    """The sentences of texts that are sure: each word is in a tagged name, or is an ordinary one.

    What might be a name that the rules have missed would teach the learner to
    miss it too. What several texts have and none names is ordinary there,
    however rare it is elsewhere: by such words rare ones are told from names.
    """
    lessons = list(lessons)
    labelled = [label_words(read_passage(each.text), tagger.explain(each.text), each) for each in lessons]
    names = tagger.person_words
    everyday = find_everyday(lessons, labelled)
    for lesson, labels in zip(lessons, labelled, strict=True):
        passage = read_passage(lesson.text)
        for first, last in divide_sentences(passage):
            mine, words = labels[first:last], passage.words[first:last]
            if last - first >= SHORTEST and not _is_open(words, mine, names, everyday):
                yield Sample(describe_words(passage, first, last, names), mine)


def find_everyday(lessons: Sequence[Lesson], labelled: Sequence[list[str]]) -> frozenset[str]:
    """The words, folded, that at least `EVERYDAY` texts have, and no text in a name or in what may be one."""
    texts: Counter[str] = Counter()
    named: set[str] = set()
    for lesson, labels in zip(lessons, labelled, strict=True):
        words = read_passage(lesson.text).words
        texts.update({word for word, label in zip(words, labels, strict=True) if label == OUTSIDE})
        named.update(word for word, label in zip(words, labels, strict=True) if label != OUTSIDE)
    return frozenset(word for word, count in texts.items() if count >= EVERYDAY and word not in named)


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
            begin, inside = _LABELS[each.kind]
            labels[first:last] = [begin, *[inside] * (last - first - 1)]
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


def _is_open(words: list[str], labels: list[str], names: PersonWords, everyday: Collection[str]) -> bool:
    return any(
        label == OPEN or (label == OUTSIDE and _may_be_name(word, names, everyday))
        for word, label in zip(words, labels, strict=True)
    )


def _may_be_name(word: str, names: PersonWords, everyday: Collection[str]) -> bool:
    if word.isascii() or word.isdigit():
        return False
    return names.look(word).is_sure or (measure_rarity(word) in _RARE and word not in everyday)
