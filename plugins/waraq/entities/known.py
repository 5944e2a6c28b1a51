"""Whom an archive knows, ready for texts: made of the tables, or kept from when they were the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

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

    Entities and readings are texts of JSON within JSON: most are never asked
    for, and reading a text takes a tenth of the time of what it holds.
    """
    numbers = {each: number for number, each in enumerate(known.entities)}
    forms, readings = known.names
    count = max(forms.values(), default=0) // 2
    values = {
        "ids": list(known.entities),
        "entities": list(map(_write_entity, known.entities.values())),
        "countries": known.countries,
        "corrections": corrections_to_json(known.corrections),
        "hidden": list(map(_write_entity, known.hidden)),
        "forms": forms,
        "readings": [_write_readings(readings[number], numbers) for number in range(count)],
    }
    keep(path, made_from, json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())


def recall_known(path: Path, made_from: str) -> Known | None:
    """What was kept, if it is whole and of the same tables and code."""
    kept = recall(path)
    if kept is None or kept[0] != made_from:
        return None
    values = json.loads(kept[1])
    entities = _KeptEntities(values["ids"], values["entities"])
    return Known(
        entities,
        values["countries"],
        corrections_from_json(values["corrections"]),
        tuple(map(_read_entity, values["hidden"])),
        NameTable(values["forms"], _KeptReadings(values["readings"], entities)),
    )


def _write_entity(entity: Entity) -> str:
    values = ((name, getattr(entity, name)) for name in ENTITY_FIELDS)
    return json.dumps({name: value for name, value in values if value is not None}, ensure_ascii=False)


def _read_entity(text: str) -> Entity:
    return read_entity_values(json.loads(text))


def _write_readings(readings: tuple[Reading, ...], numbers: Mapping[str, int]) -> str:
    rows = [(numbers[each.entity.id], each.name, each.ambiguous, each.inflected) for each in readings]
    return json.dumps(rows, ensure_ascii=False)


class _KeptEntities(Mapping[str, Entity]):
    """The entities by their ids, each made when it is first asked for."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        self._ids = ids
        self._texts = dict(zip(ids, texts, strict=True))
        self._made: dict[str, Entity] = {}

    def __getitem__(self, key: str) -> Entity:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _read_entity(self._texts[key])
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def by_number(self, number: int) -> Entity:
        """The entity with a number, counted from 0."""
        return self[self._ids[number]]


class _KeptReadings(dict[int, tuple[Reading, ...]]):
    """The readings by number, each made when it is first asked for."""

    def __init__(self, texts: Sequence[str], entities: _KeptEntities) -> None:
        super().__init__()
        self._texts = texts
        self._entities = entities

    def __missing__(self, number: int) -> tuple[Reading, ...]:
        readings = self[number] = tuple(self._read(self._texts[number]))
        return readings

    def _read(self, text: str) -> Iterator[Reading]:
        for number, name, ambiguous, inflected in json.loads(text):
            yield Reading(self._entities.by_number(number), name, ambiguous=ambiguous, inflected=inflected)
