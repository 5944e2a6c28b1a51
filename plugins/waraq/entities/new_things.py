"""Places and organisations that no table lists, found by the words beside them and by how they end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from waraq.entities.matcher import is_enclosed
from waraq.entities.person_names import Part, PersonWords
from waraq.entities.phrases import Phrases
from waraq.entities.rules import Rules
from waraq.entities.runs import Run, is_joined, is_spelled
from waraq.entities.small_words import load_small_words
from waraq.entities.tables import data_file, read_rows
from waraq.entity import Entity, Kind
from waraq.text import Passage, read_passage

PLACE_WORDS = "place_words.tsv"
PLACE_SIDES = ("before", "after", "ending", "building", "road", "thing")
OTHER_ACRONYMS = "other_acronyms.tsv"
INSTITUTION_NAMES = "institution_names.tsv"
SHORTEST_ACRONYM = 3
LEAST_BEFORE_SUFFIX = 2  # letters before a place's ending


@dataclass(frozen=True, slots=True)
class ThingsFinder:
    """Finds places and organisations by rule. Read-only, so safe to share."""

    words: PersonWords
    rules: Rules
    endings: tuple[str, ...]
    before: Phrases
    after: Phrases
    no_acronyms: frozenset[str]
    institutions: Phrases
    buildings: Phrases
    roads: Phrases
    named: Phrases
    places: frozenset[str]
    listed: frozenset[str]

    @classmethod
    def load(cls, words: PersonWords, rules: Rules, entities: Iterable[Entity] = ()) -> ThingsFinder:
        """A finder with the shipped tables, beside these places. Raises DataError."""
        sides: dict[str, list[str]] = {side: [] for side in PLACE_SIDES}
        for row in read_rows(data_file(PLACE_WORDS), ("side", "phrase", "why")):
            if row["side"] not in sides:
                raise row.error("side", f"must be {', '.join(sides)}")
            sides[row["side"]].append(row["phrase"])
        acronyms = read_rows(data_file(OTHER_ACRONYMS), ("acronym", "why"))
        institutions = read_rows(data_file(INSTITUTION_NAMES), ("name", "why"))
        endings = tuple(read_passage(each).words[0] for each in sides["ending"])
        return cls(
            words,
            rules,
            endings=endings,
            places=frozenset(_list_words(entities)),
            listed=frozenset(word for word in _list_words(entities) if word.endswith(endings)),
            before=Phrases(((each, 1) for each in sides["before"]), before=True),
            after=Phrases(((each, 1) for each in sides["after"]), before=False),
            buildings=Phrases(((each, 1) for each in [*sides["building"], *sides["road"]]), before=False),
            roads=Phrases(((each, 1) for each in sides["road"]), before=False),
            named=Phrases(((each, 1) for each in sides["thing"]), before=False),
            institutions=Phrases(((row["name"], 1) for row in institutions), before=False),
            no_acronyms=frozenset(word for row in acronyms for word in read_passage(row["acronym"]).words),
        )

    def find_organisations(self, passage: Passage, names: Collection[tuple[int, int]]) -> Iterator[Run]:
        """Acronyms, and `names` (first and last word, half open) beside the head word of an organisation."""
        words = passage.words
        for first, last in sorted(names):
            if run := self._judge_headed(passage, first, last, self.rules.organisation_after):
                yield run
        for number, word in enumerate(words):
            if is_spelled(passage, number):
                if run := self._judge_headed(passage, number, number + 1, self.rules.named_after):
                    yield run
                elif len(word) >= SHORTEST_ACRONYM and word not in self.no_acronyms:
                    yield self._judge_acronym(words, number)
            if word in self.institutions.edges() and (run := self._judge_institution(passage, number)):
                yield run

    def _judge_headed(self, passage: Passage, first: int, last: int, heads: Phrases) -> Run | None:
        """A name with the word for what body is called so: «انصار برنی ویلفیئر ٹرسٹ», «بزم اقبال»."""
        words = passage.words
        if head := heads.look_joined(passage, first, last):
            last += len(head[0].split())
            # What goes on is no name that could be told: «سوات کالج آف سائنس اینڈ ٹیکنالوجی».
            if not load_small_words().part.isdisjoint(words[last : last + 1]):
                return None
            if words[last : last + 1] and words[last] in self.rules.bracketed and is_enclosed(passage, last):
                last += 1
            reason = f"“{head[0]}” stands behind a name"
        elif head := self.rules.organisation_before.look_joined(passage, first, last):
            first -= len(head[0].split())
            reason = f"“{head[0]}” stands before a name"
        else:
            return None
        return Run(first, last, Kind.ORGANISATION, "head word", 0.85, reason)

    def rename(self, passage: Passage, run: Run) -> Run | None:
        """A person's name as it is, or what is called after somebody (قائد روڈ); None if no place."""
        if self.named.look_joined(passage, run.first, run.last):
            return None
        building = self.buildings.look_joined(passage, run.first, run.last)
        if not building:
            return run
        last = run.last + len(building[0].split())
        return Run(run.first, last, Kind.PLACE, "building", 0.9, f"“{building[0]}” stands behind a name")

    def find_places(self, passage: Passage, blocked: Collection[int]) -> Iterator[Run]:
        """Rare words with a place's ending, or beside a word for a kind of place or a road."""
        words = passage.words
        for number, word in enumerate(words):
            if number in blocked or self.words.look(word) is not Part.UNKNOWN:
                continue
            if road := self.roads.look_joined(passage, number, number + 1):
                last = number + 1 + len(road[0].split())
                reason = f"a rare word before “{road[0]}”"
                yield Run(number, last, Kind.PLACE, "building", 0.9, reason)
                continue
            ending = self._find_ending(word)
            before = self.before.look_joined(passage, number, number + 1)
            after = self.after.look_joined(passage, number, number + 1)
            phrase = (before or after or ("", 0))[0]
            if ending:
                reason = f"a rare word that ends in “{ending}”"
                beside = f", beside “{phrase}”" if phrase else ""
                # The ending of a town is also one of people and clubs: سدرلینڈ, سارجنٹ باوبرگ.
                score = 0.85 if phrase else 0.5
                yield Run(number, number + 1, Kind.PLACE, "ending", score, f"{reason}{beside}")
            elif phrase:
                reason = f"a rare word beside “{phrase}”"
                yield Run(number, number + 1, Kind.PLACE, "place word", 0.74, reason)

    def _find_ending(self, word: str) -> str:
        """The place's ending of a word; empty for a listed place, misspelled or glued (باعثانگلینڈ)."""
        ending = next((each for each in self.endings if _ends(word, each)), "")
        alike = ending and any(_differ_once(word, each) or word.endswith(each) for each in self.listed)
        return "" if alike else ending

    def _judge_institution(self, passage: Passage, first: int) -> Run | None:
        """A body that every country has, with the word for the country: افغان وزارت داخلہ."""
        words = passage.words
        found = self.institutions.look(words, first, first)
        if not found:
            return None
        last = first + len(found[0].split())
        if not all(is_joined(passage, number) for number in range(first + 1, last)):
            return None
        if not load_small_words().house.isdisjoint(words[last : last + 1]):
            return None
        if words[first - 1] in self.rules.place_kinds.nationalities and is_joined(passage, first):
            first -= 1
        reason = f"“{found[0]}” is a body that every country has"
        return Run(first, last, Kind.ORGANISATION, "institution", 0.97, reason)

    def _judge_acronym(self, words: list[str], number: int) -> Run:
        phrase = self.rules.beside(Kind.ORGANISATION, words[number], words, (number, number + 1))
        if phrase and phrase[1] > 0:
            reason = f"an acronym, and “{phrase[0]}” stands beside it"
            return Run(number, number + 1, Kind.ORGANISATION, "acronym", 0.86, reason)
        return Run(number, number + 1, Kind.ORGANISATION, "acronym", 0.56, "an acronym")


def _ends(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) >= len(ending) + LEAST_BEFORE_SUFFIX


def _list_words(entities: Iterable[Entity]) -> Iterator[str]:
    """The folded names of places that are one word."""
    for entity in entities:
        if entity.kind is Kind.PLACE:
            for name in (entity.name, *entity.aliases):
                words = read_passage(name).words
                if len(words) == 1:
                    yield words[0]


def _differ_once(word: str, other: str) -> bool:
    """Whether two words of one length differ in one letter."""
    return len(word) == len(other) and sum(one != two for one, two in zip(word, other, strict=True)) == 1
