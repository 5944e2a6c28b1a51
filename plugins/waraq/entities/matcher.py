"""Where a text holds a known name: a tree of folded words, walked from every word.

Matching compares folded words, so letter variants, vowel marks and digits of
another script do not matter. The time is linear in the text, as names are short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from typing import NamedTuple

from waraq.entities.faults import Faults
from waraq.entities.gazetteer import Listing
from waraq.entities.tables import Row, data_file, read_rows
from waraq.entity import Entity, Kind
from waraq.errors import DataError
from waraq.text import Passage, read_passage

# What may stand between two words of one name, besides white space: joiners
# of compounds (Aral-Caspian) and, in acronyms, the Urdu and the Latin stop.
NAME_JOINERS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{ZERO WIDTH NON-JOINER}/")
ACRONYM_STOPS = frozenset(".\N{ARABIC FULL STOP}")
ACRONYM_LETTERS = 5  # the longest Urdu letter name, ڈبلیو
SHORTEST_JOINED = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """One entity that a name may mean; `ambiguous` if the name alone does not prove it."""

    entity: Entity
    name: str
    ambiguous: bool
    inflected: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the name, as it is written, means the entity unless something speaks against it."""
        return not (self.ambiguous or self.inflected)


class Candidate(NamedTuple):
    """A known name in a text.

    `start` and `end` are code points, `first` and `last` word numbers, both half open.
    """

    start: int
    end: int
    first: int
    last: int
    readings: tuple[Reading, ...]


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    derived: list[Reading] = field(default_factory=list)
    found: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """How a name's last letters change before a postposition (کلکتہ, کلکتے میں)."""

    kinds: frozenset[str]
    plain: str
    oblique: str


class Matcher:
    """Finds every known name in a text, overlapping ones too.

    Raises DataError when two entities claim the same name and neither calls
    it ambiguous, or gives it to `faults`; a name in an editor's file goes
    before a shipped one.
    """

    def __init__(
        self, listings: Iterable[Listing], endings: Iterable[Ending] = (), faults: Faults | None = None
    ) -> None:
        self._faults = faults or Faults()
        self._root = _Node()
        self._owners: dict[tuple[str, ...], Listing] = {}
        endings = tuple(endings)
        for listing in listings:
            for name in dict.fromkeys((listing.entity.name, *listing.entity.aliases)):
                self._add_name(name, listing, endings)
        _settle(self._root)

    def find(self, passage: Passage) -> list[Candidate]:
        """The names in a text: by start, the longest first."""
        root = self._root.children
        starts, ends = passage.starts, passage.ends
        words = [*passage.words, ""]  # no name goes on with an empty word
        found: list[Candidate] = []
        for first in compress(count(), map(root.__contains__, words)):
            node = root[words[first]]
            last = first + 1
            place = len(found)
            if node.found:
                found.append(Candidate(starts[first], ends[first], first, last, node.found))
            # Few of the words that may begin a name are followed by its next one.
            while (child := node.children.get(words[last])) and _is_one_name(passage, last):
                node = child
                last += 1
                if node.found:
                    longer = Candidate(starts[first], ends[last - 1], first, last, node.found)
                    found.insert(place, longer)
        return found

    def first_words(self) -> frozenset[str]:
        """The folded words that names begin with, also in their other forms."""
        return frozenset(self._root.children)

    def _add_name(self, name: str, listing: Listing, endings: Sequence[Ending]) -> None:
        words = tuple(read_passage(name).words)
        if not words:
            column = "name" if name == listing.entity.name else "aliases"
            error = listing.row.error(column, f"{name!r} has no letters", "correct it, or take it out")
            self._faults.note(error, listing.entity.id)
            return
        reading = Reading(listing.entity, name, ambiguous=name in listing.entity.ambiguous)
        if reading.ambiguous or self._claim(words, name, listing):
            self._node(words).readings.append(reading)
        joined = "".join(words)
        if len(words) > 1 and len(joined) >= SHORTEST_JOINED:
            self._node((joined,)).derived.append(reading)
        if not reading.ambiguous:
            inflected = Reading(listing.entity, name, ambiguous=False, inflected=True)
            for oblique in _inflect(name, listing.entity.kind, endings):
                self._node(read_passage(oblique).words).derived.append(inflected)

    def _claim(self, words: tuple[str, ...], name: str, listing: Listing) -> bool:
        """Whether the name is this entity's own; the owner is noted."""
        owner = self._owners.get(words)
        if owner is not None and owner.entity.id == listing.entity.id:
            return False  # two spellings of one name that fold to the same words
        if owner is not None and owner.editor == listing.editor:
            self._faults.note(_contradict(name, listing, owner), listing.entity.id, [owner.entity.id])
            return False
        if owner is not None and owner.editor:
            return False
        if owner is not None:
            node = self._node(words)
            node.readings = [r for r in node.readings if r.ambiguous or r.entity is not owner.entity]
        self._owners[words] = listing
        return True

    def _node(self, words: Iterable[str]) -> _Node:
        node = self._root
        for word in words:
            child = node.children.get(word)
            if child is None:
                child = node.children[word] = _Node()
            node = child
        return node


def _contradict(name: str, listing: Listing, owner: Listing) -> DataError:
    """What to say of a name that an entity has, and another that had it first."""
    column = "name" if name == listing.entity.name else "aliases"
    message = f"{name} is also a name of {owner.entity.id} ({owner.row.path}:{owner.row.line})"
    remedy = (
        f"list it under “ambiguous” in one of the two, or take it away from one: -{name} under its aliases"
    )
    return listing.row.error(column, message, remedy)


def load_endings() -> list[Ending]:
    """The table of oblique endings. Raises DataError."""
    rows = read_rows(data_file("name_endings.tsv"), ("kinds", "plain", "oblique", "why"))
    return [Ending(_read_kinds(row), row["plain"], row["oblique"]) for row in rows]


def _read_kinds(row: Row) -> frozenset[str]:
    kinds = frozenset(row.split("kinds"))
    if not kinds or not kinds <= set(Kind):
        raise row.error("kinds", f"must be among {', '.join(Kind)}")
    return kinds


def _inflect(name: str, kind: Kind, endings: Iterable[Ending]) -> Iterator[str]:
    for ending in endings:
        if kind in ending.kinds and name.endswith(ending.plain):
            yield name.removesuffix(ending.plain) + ending.oblique


def _is_one_name(passage: Passage, number: int) -> bool:
    """Whether the characters between a word and the one before it let them belong to one name."""
    gap = passage.gap(number)
    if gap in {" ", ""}:
        return True
    if gap.count("\n") > 1:
        return False
    acronym = max(map(len, passage.words[number - 1 : number + 1])) <= ACRONYM_LETTERS
    return all(char.isspace() or char in NAME_JOINERS or (acronym and char in ACRONYM_STOPS) for char in gap)


def _settle(node: _Node) -> None:
    """Fix what each word sequence means: a name as written goes before a derived form."""
    # The tree is as deep as the longest name has words, so recursion is safe.
    found = node.readings or node.derived
    node.found = tuple(found if len(found) < 2 else _distinct(found))
    for child in node.children.values():
        _settle(child)


def _distinct(readings: Iterable[Reading]) -> Iterator[Reading]:
    best: dict[str, Reading] = {}
    for reading in readings:
        known = best.get(reading.entity.id)
        if known is None or (known.ambiguous and not reading.ambiguous):
            best[reading.entity.id] = reading
    return iter(best.values())
