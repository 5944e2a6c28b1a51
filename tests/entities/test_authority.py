"""The editor's authority files: they add, correct, win, and are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraq.entities import Tagger
from waraq.entities.authority import EDITORS_COLUMNS
from waraq.entities.gazetteer import TABLES
from waraq.errors import DataError


def write(folder: Path, name: str, *rows: dict[str, str]) -> Path:
    columns = next(EDITORS_COLUMNS[kind] for kind, table in TABLES.items() if table == name)
    lines = ["\t".join(columns), *("\t".join(row.get(column, "") for column in columns) for row in rows)]
    (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def test_a_new_person_is_found(tmp_path: Path) -> None:
    write(tmp_path, "people.tsv", {"id": "person/rashid", "name": "راشد کوہستانی", "source": "editor"})
    tagger = Tagger.load(tmp_path)
    assert [m.entity for m in tagger.tag("راشد کوہستانی نے کہا")] == ["person/rashid"]
    assert tagger.entities["person/rashid"].source == "editor"


def test_a_row_extends_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "places.tsv", {"id": "place/lahore", "aliases": "شہر زندہ دلان"})
    tagger = Tagger.load(tmp_path)
    assert [m.entity for m in tagger.tag("شہر زندہ دلان، لاہور")] == ["place/lahore", "place/lahore"]
    assert tagger.entities["place/lahore"].wikidata == "Q11739"


def test_the_editors_name_wins_over_a_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "places.tsv", {"id": "place/new-lahore", "name": "لاہور"})
    assert [m.entity for m in Tagger.load(tmp_path).tag("لاہور میں")] == ["place/new-lahore"]


def test_a_name_made_ambiguous_needs_evidence(tmp_path: Path) -> None:
    assert Tagger.load().tag("سوات")
    write(tmp_path, "places.tsv", {"id": "place/swat", "ambiguous": "سوات"})
    tagger = Tagger.load(tmp_path)
    assert not tagger.tag("سوات")
    assert tagger.tag("سوات میں")


@pytest.mark.parametrize(
    "rows, message",
    [
        ([{"id": "place/a", "name": "خ گ"}, {"id": "place/b", "name": "خ گ"}], "also a name of place/a"),
        ([{"id": "place/unheard-of"}], "name: is missing"),
        ([{"id": "place/lahore", "ambiguous": "کراچی"}], "neither the name nor an alias"),
        ([{"id": "place/a", "name": "۔۔"}], "has no letters"),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, rows: list[dict[str, str]], message: str) -> None:
    write(tmp_path, "places.tsv", *rows)
    with pytest.raises(DataError, match=message) as caught:
        Tagger.load(tmp_path)
    assert caught.value.path.endswith("places.tsv")
    assert caught.value.line == 1 + len(rows)


def test_the_digest_follows_the_tables(tmp_path: Path) -> None:
    shipped = Tagger.load().digest
    assert Tagger.load(tmp_path).digest == shipped
    write(tmp_path, "people.tsv", {"id": "person/x", "name": "کوئی"})
    assert Tagger.load(tmp_path).digest != shipped


def test_columns_may_be_left_out_and_come_in_any_order(tmp_path: Path) -> None:
    table = "# ours\t\t\nname\tid\troles\t\nراشد کوہستانی\tperson/rashid\tشاعر|وزیر 1994/1996\t\n"
    (tmp_path / "people.tsv").write_text(table, "utf-16")
    person = Tagger.load(tmp_path).entities["person/rashid"]
    assert (person.name, person.source) == ("راشد کوہستانی", "")
    assert person.roles == (("شاعر", ""), ("وزیر", "1994/1996"))


@pytest.mark.parametrize(
    "header, column, message",
    [
        ("name\taliases", 1, "must name the columns"),
        ("id\tname\tcolour", 9, "'colour' is not among the columns"),
        ("id\tname\tid", 9, "named twice: id"),
        ("id\tlatitude", 4, "'latitude' is not among"),
    ],
)
def test_other_columns_are_named(tmp_path: Path, header: str, column: int, message: str) -> None:
    (tmp_path / "people.tsv").write_text(header + "\n", "utf-8")
    with pytest.raises(DataError, match=message) as caught:
        Tagger.load(tmp_path)
    assert (caught.value.line, caught.value.column) == (1, column)
