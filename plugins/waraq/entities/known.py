"""Whom an archive knows, ready for texts: made of the tables, or kept from when they were the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate, chain, starmap
from operator import attrgetter
from pathlib import Path
from typing import Any

from waraq.entities.changes import (
    ENTITY_FIELDS,
    Corrections,
    corrections_from_json,
    corrections_to_json,
    read_entity_values,
)
from waraq.entities.faults import Faults
from waraq.entities.name_table import NameTable, Reading, list_names, load_endings
from waraq.entities.roster import Roster
from waraq.entity import Entity, list_countries
from waraq.files import keep, recall

_FIELDS = attrgetter(*ENTITY_FIELDS)
_ID = ENTITY_FIELDS.index("id")


@dataclass(frozen=True, slots=True)
class Known:
    """All entities by their ids, what the editor's files say, whom these hide, and all names.

    `countries` are the ids of the countries by their ISO 3166 codes.
    """

    entities: Mapping[str, Entity]
    countries: Mapping[str, str]
    corrections: Corrections
    hidden: tuple[Entity, ...]
    names: NameTable

    @classmethod
    def of(cls, roster: Roster, faults: Faults | None = None) -> Known:
        """What is known by a roster. Raises DataError as `list_names` does, or gives it to `faults`."""
        corrections = Corrections(
            {listing.entity.id: listing.entity for listing in roster.listings if listing.editor},
            roster.merged,
            frozenset(roster.hidden),
            roster.notices,
        )
        entities = {listing.entity.id: listing.entity for listing in roster.listings}
        return cls(
            entities,
            {code: country.id for code, country in list_countries(entities.values()).items()},
            corrections,
            tuple(roster.hidden.values()),
            list_names(roster.listings, load_endings(), faults),
        )


def keep_known(path: Path, made_from: str, known: Known) -> None:
    """Keep what is known in a file of the cache; `made_from`, a line, tells the tables and the code.

    All is in a few long lists, which JSON's encoder and decoder go through by
    themselves; `begins` says where the readings of each number begin in theirs.
    Where the cache can't be written, nothing is kept.
    """
    numbers = {each: number for number, each in enumerate(known.entities)}
    forms, by_number = known.names
    groups = [by_number[number] for number in range(max(forms.values(), default=0) // 2)]
    readings = list(chain.from_iterable(groups))
    values = {
        "entities": list(map(_FIELDS, known.entities.values())),
        "countries": known.countries,
        "corrections": corrections_to_json(known.corrections),
        "hidden": list(map(_FIELDS, known.hidden)),
        "forms": forms,
        "begins": list(accumulate(map(len, groups), initial=0)),
        "of": [numbers[each.entity.id] for each in readings],
        "names": [each.name for each in readings],
        "marks": [each.ambiguous + 2 * each.inflected for each in readings],
    }
    with suppress(OSError):
        keep(path, made_from, json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())


def recall_known(path: Path, made_from: str) -> Known | None:
    """What was kept, if it is whole and of the same tables and code."""
    kept = recall(path)
    if kept is None or kept[0] != made_from:
        return None
    values = json.loads(kept[1])
    entities = _KeptEntities(values["entities"])
    return Known(
        entities,
        values["countries"],
        corrections_from_json(values["corrections"]),
        tuple(map(_read_entity, values["hidden"])),
        NameTable(values["forms"], _KeptReadings(values, entities)),
    )


def _read_entity(values: Sequence[Any]) -> Entity:
    known = {name: value for name, value in zip(ENTITY_FIELDS, values, strict=True) if value is not None}
    return read_entity_values(known)


class _KeptEntities(Mapping[str, Entity]):
    """The entities by their ids, each made when it is first asked for."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._ids: list[str] = [row[_ID] for row in rows]
        self._rows = dict(zip(self._ids, rows, strict=True))
        self._made: dict[str, Entity] = {}

    def __getitem__(self, key: str) -> Entity:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _read_entity(self._rows[key])
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def by_number(self, number: int) -> Entity:
        """The entity with a number, counted from 0."""
        return self[self._ids[number]]


class _KeptReadings(dict[int, tuple[Reading, ...]]):
    """The readings by number, each made when it is first asked for."""

    def __init__(self, values: Mapping[str, Any], entities: _KeptEntities) -> None:
        super().__init__()
        self._begins: Sequence[int] = values["begins"]
        self._columns = values["of"], values["names"], values["marks"]
        self._entities = entities

    def __missing__(self, number: int) -> tuple[Reading, ...]:
        part = slice(*self._begins[number : number + 2])
        rows = zip(*(column[part] for column in self._columns), strict=True)
        readings = self[number] = tuple(starmap(self._read, rows))
        return readings

    def _read(self, number: int, name: str, marks: int) -> Reading:
        entity = self._entities.by_number(number)
        return Reading(entity, name, ambiguous=bool(marks & 1), inflected=bool(marks & 2))
