"""Bodies that no table lists, by their form: «ادارہ برائے …», «… انسٹی ٹیوٹ آف …», «محکمہ صحت پنجاب»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from waraq.entities.matcher import Candidate
from waraq.entities.person_names import Part
from waraq.entities.phrases import Phrases
from waraq.entities.runs import is_joined
from waraq.entities.small_words import load_small_words
from waraq.entities.tables import data_file, read_rows
from waraq.entity import Kind
from waraq.text import Passage, read_passage
from waraq.text.vocabulary import load_stopwords

BODY_WORDS = "body_words.tsv"
ROLES = ("head", "owned", "adjective", "link", "department", "edge", "stop", "no tail")
LONGEST_TAIL = 6  # words that say what a body is for
LONGEST_OWNED = 3  # words between a place and the head of its body
LONGEST_TASK = 4  # words between «محکمہ» and the place


@dataclass(frozen=True, slots=True)
class Bodies:
    """Finds such names. Read-only, so safe to share.

    A name ends before a postposition or another small word, a title, or a sign; behind «محکمہ» with
    the place.
    """

    heads: Phrases
    owned: Phrases
    adjectives: Phrases
    links: frozenset[str]
    departments: frozenset[str]
    stops: frozenset[str]
    titles: Phrases
    no_tails: frozenset[str]
    whose: frozenset[str]
    edges: frozenset[str]

    @classmethod
    def load(cls, titles: Phrases, names: Mapping[str, Part], whose: frozenset[str]) -> Bodies:
        """The shipped table; `titles` and people's `names` end a name, `whose` says who is from a country.

        Raises DataError.
        """
        words: dict[str, list[str]] = {role: [] for role in ROLES}
        for row in read_rows(data_file(BODY_WORDS), ("word", "role", "why")):
            for role in row.split("role"):
                if role not in words:
                    raise row.error("role", f"must be among {', '.join(ROLES)}")
                words[role].append(row["word"])
        single = {role: frozenset(read_passage(" ".join(listed)).words) for role, listed in words.items()}
        # Few combinations of flags, and asking each word for its own takes a twentieth of a second.
        parts = set(names.values())
        shown = {part for part in parts if part.is_sure or part & (Part.HONORIFIC | Part.OPENS)}
        people = {word for word, part in names.items() if part in shown}
        return cls(
            heads=Phrases(((each, 1) for each in words["head"]), before=True),
            owned=Phrases(((each, 1) for each in words["owned"]), before=True),
            adjectives=Phrases(((each, 1) for each in words["adjective"]), before=True),
            links=single["link"],
            departments=single["department"],
            stops=single["stop"] | load_stopwords() | people,
            titles=Phrases(((title, 1) for title in titles.phrases()), before=False),
            no_tails=single["no tail"],
            whose=whose,
            edges=load_stopwords() | titles.edges() | single["head"] | single["edge"],
        )

    def find(self, passage: Passage, found: Iterable[Candidate]) -> list[tuple[int, int]]:
        """The first and last words (half open) of each name, by start, not overlapping.

        `found` are the listed names: places are parts of a body's name, and what is a part of a listed
        body is none by itself.
        """
        if (self.links | self.departments | self.owned.edges()).isdisjoint(passage.words):
            return []
        places: dict[int, int] = {}
        listed: set[int] = set()
        for candidate in found:
            kinds = {reading.entity.kind for reading in candidate.readings}
            if Kind.PLACE in kinds:
                places.setdefault(candidate.first, candidate.last)
            if Kind.ORGANISATION in kinds:
                listed.update(range(candidate.first, candidate.last))
        spans: list[tuple[int, int]] = []
        for first, last in self._propose(passage, places):
            if (not spans or first >= spans[-1][1]) and listed.isdisjoint(range(first, last)):
                spans.append((first, last))
        return spans

    def _propose(self, passage: Passage, places: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """Names that may overlap; `places` has for the first words of places where each ends."""
        for number, word in enumerate(passage.words):
            span = None
            if word in self.links:
                span = self._find_linked(passage, number, places)
            elif word in self.departments:
                span = self._find_department(passage, number, places)
            elif word in self.owned.edges():
                span = self._find_owned(passage, number, places)
            if span:
                yield span

    def _find_linked(
        self, passage: Passage, number: int, places: Mapping[int, int]
    ) -> tuple[int, int] | None:
        head = self.heads.look_joined(passage, number, number)
        last = self._end_tail(passage, number + 1, places) if head and is_joined(passage, number) else 0
        if not head or not last or passage.words[number + 1] in self.no_tails:
            return None
        first = self._begin(passage, number - len(head[0].split()))
        if not is_joined(passage, first):
            return first, last
        for length in range(1, 4):  # پنجاب انسٹی ٹیوٹ آف …, خیبر پختونخوا انسٹی ٹیوٹ آف …
            if places.get(first - length) == first:
                return first - length, last
        if passage.words[first - 1] in self.whose:
            return first - 1, last
        # Else what stands before it may be a part of the name too: «میٹرولوجی انسٹی ٹیوٹ آف پاکستان».
        return (first, last) if passage.words[first - 1] in self.edges else None

    def _begin(self, passage: Passage, first: int) -> int:
        """Where a name begins with the words before it that say what kind of body it is."""
        while before := self.adjectives.look_joined(passage, first, first):
            first -= len(before[0].split())
        return first

    def _end_tail(self, passage: Passage, first: int, places: Mapping[int, int]) -> int:
        """Where the words that say what a body is for end; 0 where there are none, or too many."""
        words, last = passage.words, first
        conjunctions = load_small_words().conjunction
        while last < len(words) and is_joined(passage, last):
            if last > first and last in places:  # whose body it is
                return places[last]
            persian_and = words[last] in conjunctions and len(words[last]) == 1 and last > first
            if self.titles.look(words, last, last) or (words[last] in self.stops and not persian_and):
                break
            last += 1
            if last - first > LONGEST_TAIL:
                return 0
        return last if last > first and words[last - 1] not in conjunctions else 0

    def _find_owned(self, passage: Passage, number: int, places: Mapping[int, int]) -> tuple[int, int] | None:
        """A body with the place it is of before up to three words and its head: «سندھ آبادگار بورڈ»."""
        head = self.owned.look(passage.words, number + 1, number + 1)
        begin = number + 1 - len(head[0].split()) if head else 0
        for first in range(begin, max(begin - LONGEST_OWNED - 1, 0), -1):
            if not is_joined(passage, first) or (first < begin and passage.words[first] in self.stops):
                return None
            owners = [before for before in range(max(first - 3, 0), first) if places.get(before) == first]
            if owners and first < begin:
                return self._begin(passage, min(owners)), number + 1
        return None

    def _find_department(
        self, passage: Passage, number: int, places: Mapping[int, int]
    ) -> tuple[int, int] | None:
        words = passage.words
        last = number + 1
        while last - number <= LONGEST_TASK + 1 and is_joined(passage, last):
            if last > number + 1 and last in places:
                return number, places[last]
            if words[last] in self.stops and words[last] not in load_small_words().conjunction:
                break
            last += 1
        owned = number > 0 and words[number - 1] in self.whose and is_joined(passage, number)
        whole = 1 < last - number <= LONGEST_TASK and last < len(words)
        governed = whole and words[last] in load_small_words().postposition
        return (number - 1, last) if owned and governed else None
