"""Our tables: sorted, composed, without repetition, and read without complaint."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest

from waraq.errors import DataError
from waraq.ingest.clauses import load_roles
from waraq.ingest.credits import load_credits
from waraq.ingest.names import load_places
from waraq.ingest.readers.field_names import FIELDS, load_names
from waraq.ingest.readers.folded_names import fold_name
from waraq.ingest.sections import load_sections
from waraq.text.tables import Row

NAMES = (
    "clause_words.tsv",
    "dateline_credits.tsv",
    "dateline_places.tsv",
    "field_names.tsv",
    "json_lists.tsv",
    "letter_names.tsv",
    "sections.tsv",
)


@pytest.mark.parametrize("name", NAMES)
def test_table_is_sorted_and_composed(name: str) -> None:
    text = (files("waraq") / "data" / name).read_text("utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")][1:]
    assert rows == sorted(rows)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert all(row.split("\t")[-1] for row in rows), "each row says why it is there"


@pytest.mark.parametrize(
    "load, row",
    [
        (load_credits, ("ڈیسک", "middle", "desk", "x")),
        (load_credits, ("ڈیسک", "last", "boss", "x")),
        (load_roles, ("نے", "noun", "x")),
        (load_names, ("title", "subtitle", "1", "x")),
    ],
)
def test_a_wrong_cell_is_named(load: object, row: tuple, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{load.__module__}.read_table", lambda name, _columns: (Row(name, 7, row),))
    load.cache_clear()
    with pytest.raises(DataError, match=r"tsv:7:\d+: must be one of"):
        load()
    load.cache_clear()


def test_loaders_give_something() -> None:
    assert load_places().cities < load_places().places
    assert {section.slug for section in load_sections()} >= {
        "pakistan",
        "world",
        "sports",
        "science",
    }


def test_fields_have_names_and_each_rank_of_a_field_stands_once() -> None:
    names = load_names().values()
    assert {field for field, _ in names} == set(FIELDS)
    assert len(set(names)) == len(names)
    assert all(load_names()[fold_name(field)] == (field, 1) for field in FIELDS)


def test_two_names_that_fold_to_one_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (Row("t.tsv", 1, ("pubDate", "date", "1", "x")), Row("t.tsv", 2, ("pub_date", "date", "2", "x")))
    monkeypatch.setattr("waraq.ingest.readers.field_names.read_table", lambda _name, _columns: rows)
    load_names.cache_clear()
    with pytest.raises(DataError, match=r"tsv:2:1: another row"):
        load_names()
    load_names.cache_clear()
