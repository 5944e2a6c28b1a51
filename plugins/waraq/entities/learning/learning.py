"""Learning from an archive: its texts go in, a model and how well it does come out."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from waraq.entities.learning.hidden_names import HiddenNames, measure_hidden_names
from waraq.entities.learning.learned import train
from waraq.entities.learning.model_file import Lessons
from waraq.entities.learning.samples import Lesson, Sample, make_samples
from waraq.entities.tagger import Tagger

MOST_TEXTS = 3000  # more take longer, and teach little more


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Named)


def choose_texts(texts: Iterable[Item], most: int = MOST_TEXTS) -> list[Item]:
    """At most so many texts or articles from all parts of an archive; the same in whatever order they come.

    >>> texts = [Lesson(str(number), "بارش ہوئی") for number in range(9)]
    >>> choose_texts(texts, 2) == choose_texts(reversed(texts), 2)
    True
    """
    return heapq.nsmallest(most, texts, key=lambda each: (_rank(each.id), each.id))


def learn(lessons: Sequence[Lesson], tagger: Tagger, *, measure: bool = True) -> Lessons:
    """What these texts teach; without measuring, which takes as long again, the measure is empty."""
    counting = _Counting()
    model = train(counting.count(make_samples(lessons, tagger)))
    measured = measure_hidden_names(lessons, tagger) if measure else HiddenNames()
    return Lessons(len(lessons), counting.words, measured, model)


class _Counting:
    """The words of the sentences that were given on."""

    words = 0

    def count(self, samples: Iterable[Sample]) -> Iterator[Sample]:
        for sample in samples:
            self.words += len(sample.labels)
            yield sample


def _rank(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
