"""Which of several entities of one name is meant, in the light of the whole text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from waraq.entities.matcher import Candidate
from waraq.entities.name_table import Reading
from waraq.entities.place_kinds import PlaceKinds
from waraq.entities.runs import is_joined
from waraq.entity import Entity
from waraq.text import Passage, fold

REGIONS = frozenset({"country", "province", "state"})
OF, IN = fold("کے"), fold("میں")


class Choice(NamedTuple):
    """The number of the reading that is meant, and the rule and reason, where these decided it."""

    number: int
    rule: str = ""
    reason: str = ""


class Chooser:
    """Knows what one text names beyond doubt, and chooses by that."""

    def __init__(self, passage: Passage, kinds: PlaceKinds) -> None:
        self._passage = passage
        self._kinds = kinds
        self._sure: dict[str, list[int]] = defaultdict(list)
        self._countries: Counter[str] = Counter()
        self._regions: dict[int, Entity] = {}

    def note(self, entity: Entity, first: int) -> None:
        """Note that word `first` begins a name of the entity, beyond doubt."""
        self._sure[entity.id].append(first)
        if entity.country:
            self._countries[entity.country] += 1

    def note_region(self, entity: Entity, last: int) -> None:
        """Note that a name of a country or a part of one ends before word `last`, beyond doubt."""
        if entity.type in REGIONS:
            self._regions[last] = entity

    def find_region(self, last: int) -> Entity | None:
        """The country, or part of one, whose name ends before word `last`."""
        return self._regions.get(last)

    def is_in_region(self, candidate: Candidate, entity: Entity) -> bool:
        """Whether a name stands in its own region: «اتر پردیش کے سنبھل میں»."""
        words, before = self._passage.words, candidate.first - 1
        region = self.find_region(before)
        return (
            region is not None
            and words[before] == OF
            and is_joined(self._passage, before)
            and is_joined(self._passage, candidate.first)
            and region.country == entity.country
            and region.id != entity.id
            and words[candidate.last : candidate.last + 1] == [IN]
        )

    def is_sure(self, entity: Entity) -> bool:
        """Whether the text names the entity beyond doubt."""
        return entity.id in self._sure

    def count_country(self, country: str | None) -> int:
        """How often the text names a country, or what is in it, beyond doubt."""
        return self._countries[country] if country else 0

    def choose(self, candidate: Candidate, readings: Sequence[Reading]) -> Choice | None:
        """Of several the one of the kind that stands beside the name; None if nothing tells.

        Else it is the one named last in full, else that of the country named most, else the usual one.
        """
        if by_kind := self._choose_kind(candidate, readings):
            return by_kind
        recent = [(self._distance(reading, candidate), number) for number, reading in enumerate(readings)]
        named = [(distance, number) for distance, number in recent if distance is not None]
        if named:
            return Choice(min(named)[1])
        if by_country := self._choose_country(readings):
            return by_country
        usual = [number for number, reading in enumerate(readings) if not reading.ambiguous]
        return Choice(usual[0]) if len(usual) == 1 else None

    def _choose_kind(self, candidate: Candidate, readings: Sequence[Reading]) -> Choice | None:
        found = self._kinds.look(self._passage, candidate.first, candidate.last)
        if not found:
            return None
        phrase, types = found
        fit = [number for number, reading in enumerate(readings) if reading.entity.type in types]
        return Choice(fit[0], "kind", f"“{phrase}” stands beside it") if len(fit) == 1 else None

    def _choose_country(self, readings: Sequence[Reading]) -> Choice | None:
        """The one in the country that the text names more often than those of the others; None if none is."""
        countries = [reading.entity.country or "" for reading in readings]
        counted = [self._countries[each] + self._nationalities[each] for each in countries]
        most = max(counted)
        if counted.count(most) > 1:
            return None
        number = counted.index(most)
        return Choice(number, "country", f"the text names its country, {countries[number]}")

    @cached_property
    def _nationalities(self) -> Counter[str]:
        """How often the text has the word for who is from a country: بھارتی."""
        known = self._kinds.nationalities
        return Counter(known[word] for word in self._passage.words if word in known)

    def _distance(self, reading: Reading, candidate: Candidate) -> int | None:
        """How many words back the entity was named beyond doubt; ahead counts as further off."""
        places = self._sure.get(reading.entity.id)
        if not places:
            return None
        at = bisect_left(places, candidate.first)
        return candidate.first - places[at - 1] if at else len(self._passage.words) + places[0]
