"""How well people are found that no table lists: known ones are hidden, and looked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from waraq.entities.learning.learned import Learned, train
from waraq.entities.learning.samples import Lesson, make_samples
from waraq.entities.tagger import Tagger
from waraq.entity import Kind, Mention

SHARE = 5  # of so many people, and so many texts, one is set aside


class HiddenNames(NamedTuple):
    """What came out, as counts of mentions.

    Of `hidden` mentions in the texts set aside, the rules alone find
    `by_rules`, with the learned ones `by_both`. The learner finds `found`
    people beside those that are listed, with or without the rules, of which
    `right` are people for the tagger that knows all tables. The true share is
    higher: names that no table lists count as wrong where the rules miss them.
    """

    hidden: int = 0
    by_rules: int = 0
    by_both: int = 0
    found: int = 0
    right: int = 0

    def describe(self) -> str:
        """The counts in a line for an editor.

        >>> HiddenNames(10, 4, 6, 8, 6).describe()
        '10 mentions of hidden people: rules find 40 %, with what was learned 60 %; of 8 found 6 are people'
        """
        rules, both = (round(100 * each / self.hidden) if self.hidden else 0 for each in self[1:3])
        return (
            f"{self.hidden} mentions of hidden people: rules find {rules} %, with what was learned {both} %;"
            f" of {self.found} found {self.right} are people"
        )


def measure_hidden_names(lessons: Sequence[Lesson], tagger: Tagger) -> HiddenNames:
    """Learn from four fifths of the texts without a fifth of the people, and look for these in the rest."""
    hidden = {
        entity.id for entity in tagger.entities.values() if entity.kind is Kind.PERSON and is_aside(entity.id)
    }
    knows_less = tagger.without(hidden)
    taught = (lesson for lesson in lessons if not is_aside(lesson.id))
    model = train(make_samples(taught, knows_less))
    learned = Learned(model, knows_less)
    total = HiddenNames()
    for lesson in lessons:
        if is_aside(lesson.id):
            counts = zip(total, _count(lesson.text, tagger, learned, hidden), strict=True)
            total = HiddenNames(*(one + other for one, other in counts))
    return total


def is_aside(name: str) -> bool:
    """Whether an id is of the fifth that is set aside."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[0] % SHARE == 0


def _count(text: str, tagger: Tagger, learned: Learned, hidden: set[str]) -> HiddenNames:
    listed = learned.tagger.tag_listed(text)
    whole = tagger.tag(text)
    people = _places(each for each in whole if each.kind is Kind.PERSON)
    wanted = _places(each for each in whole if each.entity in hidden)
    # A part of the name may still be another one's.
    covered = {place for each in listed for place in range(each.start, each.end)}
    wanted = {span for span in wanted if covered.isdisjoint(range(*span))}
    rules = _places(learned.tagger.tag(text))
    found = _places(learned.find_beside(text, listed))
    return HiddenNames(
        len(wanted), len(wanted & rules), len(wanted & (rules | found)), len(found), len(found & people)
    )


def _places(mentions: Iterable[Mention]) -> set[tuple[int, int]]:
    return {(each.start, each.end) for each in mentions}
