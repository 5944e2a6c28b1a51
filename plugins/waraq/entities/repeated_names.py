"""People's full names that a text has again, where nothing but the first time shows what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from waraq.entities.runs import LEAST_SCORE, Run, is_joined
from waraq.entity import Kind
from waraq.text import Passage


def repeat_names(
    passage: Passage, found: Iterable[Run], taken: Collection[int], score: float
) -> Iterator[Run]:
    """The runs of several words that are a new person's name elsewhere in the text, before it or behind.

    `taken` words belong to other names. The time is linear in the text: names have few lengths.
    """
    names = {
        tuple(passage.words[run.first : run.last])
        for run in found
        if run.kind is Kind.PERSON and run.score >= LEAST_SCORE and run.last - run.first > 1
    }
    if not names:
        return
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[0]].add(len(name))
    until = 0
    for first, word in enumerate(passage.words):
        if word not in lengths or first < until:
            continue
        for length in sorted(lengths[word], reverse=True):
            numbers = range(first, first + length)
            name = tuple(passage.words[first : first + length])
            if name not in names or any(number in taken for number in numbers):
                continue
            if all(is_joined(passage, number) for number in numbers[1:]):
                until = first + length
                reason = f"“{' '.join(name)}” stands elsewhere in the text as a name"
                yield Run(first, until, Kind.PERSON, "repetition", score, reason)
                break
