"""What names of entities look like in texts: each as folded words, with whom it may mean.

Names are compared as folded words, so letter variants, vowel marks and digits
of another script do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple, Protocol

from waraq.entities.faults import Faults
from waraq.entities.gazetteer import Listing
from waraq.entities.small_words import load_small_words
from waraq.entities.tables import Row, data_file, read_rows
from waraq.entity import Entity, Kind
from waraq.errors import DataError
from waraq.text import read_passage
from waraq.text.orthography import load_orthography

SHORTEST_JOINED = 5
# How some spell parts of many names: دریاے سندھ without the hamza.
SPELLINGS = (("ائے ", "اے "),)
_MOST = 1 << 15


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


@dataclass(frozen=True, slots=True)
class Ending:
    """How a name's last letters change before a postposition (کلکتہ, کلکتے میں)."""

    kinds: frozenset[str]
    plain: str
    oblique: str


class Readings(Protocol):
    """Whom each form may mean, by the form's number."""

    def __getitem__(self, number: int, /) -> tuple[Reading, ...]:
        """The readings of a form."""


class NameTable(NamedTuple):
    """All names in all their forms, and beginnings of names.

    `forms` has for the folded words of a form, with spaces between them, twice
    the number of its readings, counted from 1 (0 where it is only the
    beginning of a name), and one more where longer names begin so.
    `readings` are by number, counted from 0.
    """

    forms: Mapping[str, int]
    readings: Readings


def list_names(
    listings: Iterable[Listing], endings: Iterable[Ending] = (), faults: Faults | None = None
) -> NameTable:
    """The names of entities, as they are, inflected and written together.

    Raises DataError when two entities claim the same name and neither calls
    it ambiguous, or gives it to `faults`; a name in an editor's file goes
    before a shipped one.
    """
    listing_names = _Names(tuple(endings), faults or Faults())
    for listing in listings:
        for name in dict.fromkeys((listing.entity.name, *listing.entity.aliases)):
            listing_names.add(name, listing)
    return listing_names.settle()


@dataclass(slots=True)
class _Form:
    readings: list[Reading] = field(default_factory=list)
    derived: list[Reading] = field(default_factory=list)


class _Names:
    """The forms while names are added."""

    def __init__(self, endings: Sequence[Ending], faults: Faults) -> None:
        self._endings = endings
        self._faults = faults
        self._forms: dict[str, _Form] = {}
        self._owners: dict[str, Listing] = {}

    def add(self, name: str, listing: Listing) -> None:
        """Add a name of an entity with its other forms."""
        entity = listing.entity
        words: Sequence[str] = _read_words(name)
        if not words:
            column = "name" if name == entity.name else "aliases"
            error = listing.row.error(column, f"{name!r} has no letters", "correct it, or take it out")
            self._faults.note(error, entity.id)
            return
        reading = Reading(entity, name, ambiguous=name in entity.ambiguous)
        if spelled := _spell_whole(name, words):
            # «ڈی ایم کے حکم» may be of a district magistrate: the last letter is also “of”.
            self._form(" ".join(words)).derived.append(replace(reading, inflected=True))
            words = spelled
        form, joined = " ".join(words), "".join(words)
        if reading.ambiguous or self._claim(form, name, listing):
            self._form(form).readings.append(reading)
        if len(words) > 1 and len(joined) >= SHORTEST_JOINED:
            self._form(joined).derived.append(reading)
        for variant in (*_join_parts(name), *_respell(name)):
            self._form(" ".join(read_passage(variant).words)).derived.append(reading)
        if not reading.ambiguous:
            inflected = Reading(entity, name, ambiguous=False, inflected=True)
            for oblique in _inflect(name, entity.kind, self._endings):
                self._form(" ".join(_read_words(oblique))).derived.append(inflected)

    def settle(self) -> NameTable:
        """Fix what each form means: a name as it is written goes before a derived form."""
        forms: dict[str, int] = {}
        readings = []
        for words, form in self._forms.items():
            if found := form.readings or form.derived:
                readings.append(tuple(found if len(found) < 2 else _distinct(found)))
                forms[words] = forms.get(words, 0) | 2 * len(readings)
            beginning, space, _ = words.rpartition(" ")
            while space and not forms.get(beginning, 0) & 1:
                forms[beginning] = forms.get(beginning, 0) | 1
                beginning, space, _ = beginning.rpartition(" ")
        return NameTable(forms, readings)

    def _claim(self, form: str, name: str, listing: Listing) -> bool:
        """Whether the name is this entity's own; the owner is noted."""
        owner = self._owners.get(form)
        if owner is not None and owner.entity.id == listing.entity.id:
            return False  # two spellings of one name that fold to the same words
        if owner is not None and owner.editor == listing.editor:
            self._faults.note(_contradict(name, listing, owner), listing.entity.id, [owner.entity.id])
            return False
        if owner is not None and owner.editor:
            return False
        if owner is not None:
            claimed = self._form(form)
            claimed.readings = [r for r in claimed.readings if r.ambiguous or r.entity is not owner.entity]
        self._owners[form] = listing
        return True

    def _form(self, words: str) -> _Form:
        form = self._forms.get(words)
        if form is None:
            form = self._forms[words] = _Form()
        return form


@lru_cache(_MOST)  # when editors' files change, most names are those of before
def _read_words(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(read_passage(name).words)


def _contradict(name: str, listing: Listing, owner: Listing) -> DataError:
    """What to say of a name that an entity has, and another that had it first."""
    column = "name" if name == listing.entity.name else "aliases"
    message = f"{name} is also a name of {owner.entity.id} ({owner.row.path}:{owner.row.line})"
    remedy = (
        f"list it under “ambiguous” in one of the two, or take it away from one: −{name} under its aliases"
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


def _spell_whole(name: str, words: Sequence[str]) -> list[str]:
    """The words of an acronym whose last letter is taken for a postposition (ڈی ایم کے); empty for others."""
    if len(words) < 2 or not (
        words[-2].isascii() and words[-2].isalpha() and words[-1] in load_small_words().postposition
    ):
        return []
    return read_passage(f"{name} {words[-1]}").words[:-1]


def _join_parts(name: str) -> Iterator[str]:
    """A name of three parts or more without a space that can't be seen: ایم کیوایم, پاکستان پیپلزپارٹی."""
    parts = name.split(" ")
    if len(parts) > 2:
        nonjoiners = load_orthography().nonjoiners
        for number, part in enumerate(parts[:-1]):
            if part[-1:] in nonjoiners:
                yield " ".join([*parts[:number], part + parts[number + 1], *parts[number + 2 :]])


def _respell(name: str) -> Iterator[str]:
    """A name as it is also spelled."""
    for usual, other in SPELLINGS:
        if usual in name:
            yield name.replace(usual, other)


def _distinct(readings: Iterable[Reading]) -> Iterator[Reading]:
    best: dict[str, Reading] = {}
    for reading in readings:
        known = best.get(reading.entity.id)
        if known is None or (known.ambiguous and not reading.ambiguous):
            best[reading.entity.id] = reading
    return iter(best.values())
