"""The table of names for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.plugins.names_archive import Names
from waraq.entity import Entity, Kind
from waraq.plugins.entity_data import FILE, write_entities
from waraq.store import Part

LAHORE = Entity(
    id="place/lahore", kind=Kind.PLACE, name="لاہور", aliases=("لہور",), name_en="Lahore", wikidata="Q11739"
)
AZAM = Entity(id="person/azam", kind=Kind.PERSON, name="اعظم")


def test_a_line_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unnamed = Entity(id="place/unnamed", kind=Kind.PLACE, name="کوئی")
    names = Names(tmp_path, monkeypatch, LAHORE, AZAM, unnamed)
    names.add("a", "1992-03", ["place/lahore", "person/azam"])
    names.add("b", "1994-05-06", ["place/lahore"])
    names.add("c", None, ["place/lahore"])
    write_entities(names.archive, names.written, Part("entities"))
    lines = names.written.files[FILE].decode().splitlines()
    assert [json.loads(line) for line in lines] == [
        {
            "id": "person/azam", "kind": "person", "name": "اعظم", "articles": 1,
            "first": "1992-03", "last": "1992-03", "url": "https://paper.example/person/azam/",
        },
        {
            "id": "place/lahore", "kind": "place", "name": "لاہور", "name_en": "Lahore",
            "aliases": ["لہور"], "wikidata": "Q11739", "articles": 3,
            "first": "1992-03", "last": "1994-05-06", "url": "https://paper.example/place/lahore/",
        },
    ]  # fmt: skip
