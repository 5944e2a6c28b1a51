"""Names that no table lists, of all kinds, in one passage."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from waraq.entities.judge import Verdict
from waraq.entities.name_lists import raise_in_lists
from waraq.entities.new_people import PeopleFinder
from waraq.entities.new_things import ThingsFinder
from waraq.entities.person_names import PersonWords
from waraq.entities.repeated_names import repeat_names
from waraq.entities.rules import Rules
from waraq.entities.runs import LEAST_SCORE, Run, is_joined
from waraq.entities.second_mentions import FullName, find_second_mentions
from waraq.entity import Entity, Kind
from waraq.text import Passage

AGAIN = 0.87  # score of a name that repeats a full one
OF_COUNTRY = 0.87  # of two rare words behind a country
BODY = 0.9  # of a body with what it is for, or whose it is
JOINED = 0.88  # of a known name that goes on as a person's


@dataclass(frozen=True, slots=True)
class NewNames:
    """Finds new names beside those of the tables. Read-only, so safe to share."""

    people: PeopleFinder
    things: ThingsFinder
    rules: Rules

    @classmethod
    def load(cls, entities: Iterable[Entity], rules: Rules) -> NewNames:
        """A finder that knows the words of these people's names. Raises DataError."""
        known = list(entities)
        words = PersonWords.of(known, rules.no_names)
        things = ThingsFinder.load(words, rules, known)
        return cls(PeopleFinder.load(words, rules, things), things, rules)

    def find(self, passage: Passage, verdicts: Iterable[Verdict]) -> list[Run]:
        """The new names, by start, not overlapping each other nor a name that was taken."""
        verdicts = list(verdicts)
        taken = [v.candidate for v in verdicts if v.reading]
        blocked = {number for each in taken for number in range(each.first, each.last)}
        bodies = list(self._find_bodies(passage, verdicts, blocked))
        blocked |= {number for run in bodies for number in range(run.first, run.last)}
        starts, ends = _list_edges(verdicts)
        contexts = {v.candidate.last: v.candidate.first for v in verdicts if v.rule == "context"}
        people = [
            _begin_earlier(run, contexts, passage)
            for run in self.people.find(passage, blocked)
            if not (run.first in ends and is_joined(passage, run.first))
            and not (run.last in starts and is_joined(passage, run.last))
        ]
        people = list(_part_listed(people, verdicts))
        people += self._find_of_countries(passage, verdicts, people, blocked)
        people = raise_in_lists(passage, sorted(people), starts, ends)
        parts = [(run.first, run.last) for run in people]
        parts += [(first, last) for last, first in contexts.items()]
        organisations = self.things.find_organisations(passage, parts)
        renamed = filter(None, (self.things.rename(passage, run) for run in people))
        found: list[Run] = bodies
        for run in (*organisations, *renamed, *self.things.find_places(passage, blocked)):
            numbers = range(run.first, run.last)
            if blocked.isdisjoint(numbers):
                blocked.update(numbers)
                found.append(run)
        unsure = {n for run in found if run.score < LEAST_SCORE for n in range(run.first, run.last)}
        repeats = list(repeat_names(passage, found, blocked - unsure, AGAIN))
        repeated = {number for run in repeats for number in range(run.first, run.last)}
        found = [*(run for run in found if repeated.isdisjoint(range(run.first, run.last))), *repeats]
        blocked |= repeated
        alone = {run.first for run in found if run.score < LEAST_SCORE and run.last - run.first == 1}
        again = {run.first: run for run in self._find_again(passage, sorted(found), blocked - alone)}
        return sorted([*(run for run in found if run.first not in again), *again.values()])

    def _find_of_countries(
        self, passage: Passage, verdicts: Iterable[Verdict], people: Iterable[Run], taken: Collection[int]
    ) -> list[Run]:
        ends = {v.candidate.last for v in verdicts if v.reading and v.reading.entity.type == "country"}
        others = {number for run in people for number in range(run.first, run.last)}
        reason = "rare words behind a country"
        return [
            Run(first, last, Kind.PERSON, "of a country", OF_COUNTRY, reason)
            for first, last in self.people.rare.find_of_countries(passage, ends, {*taken, *others})
        ]

    def _find_bodies(
        self, passage: Passage, verdicts: Iterable[Verdict], taken: Collection[int]
    ) -> Iterator[Run]:
        for first, last in self.rules.bodies.find(passage, [verdict.candidate for verdict in verdicts]):
            if not any(number in taken for number in range(first, last)):
                yield Run(first, last, Kind.ORGANISATION, "body", BODY, "what it is for stands behind it")

    def _find_again(self, passage: Passage, found: Iterable[Run], taken: Collection[int]) -> Iterator[Run]:
        people = [each for each in found if each.kind is Kind.PERSON and each.score >= LEAST_SCORE]
        full = [FullName(each.first, each.last, "") for each in people if each.last - each.first > 1]
        for number, _, name, rule in find_second_mentions(passage, full, self.people.words.known, taken):
            reason = f"“{name}” stands before it in the text"
            yield Run(number, number + 1, Kind.PERSON, rule, AGAIN, reason)


def _part_listed(runs: Iterable[Run], verdicts: Iterable[Verdict]) -> Iterator[Run]:
    """The runs; two for each that is two full names which many have: «محمد عرفان راحت علی»."""
    ends = {
        v.candidate.first: v.candidate.last
        for v in reversed(list(verdicts))  # of several from one word the longest
        if v.candidate.last - v.candidate.first > 1
    }
    for run in runs:
        middle = ends.get(run.first, 0)
        if run.first < middle < run.last and ends.get(middle) == run.last:
            yield run._replace(last=middle)
            yield run._replace(first=middle)
        else:
            yield run


def _begin_earlier(run: Run, contexts: Mapping[int, int], passage: Passage) -> Run:
    """The run with the known name before it that was taken for a part of another name: کشمیر خان."""
    if run.first not in contexts or not is_joined(passage, run.first):
        return run
    reason = "a known name and a word of people's names"
    return run._replace(first=contexts[run.first], rule="names", score=max(run.score, JOINED), reason=reason)


def _list_edges(verdicts: Iterable[Verdict]) -> tuple[frozenset[int], frozenset[int]]:
    """The word numbers where known people's names start and end: what is joined to one is part of it."""
    people = [v.candidate for v in verdicts if v.reading and v.reading.entity.kind is Kind.PERSON]
    return frozenset(each.first for each in people), frozenset(each.last for each in people)
