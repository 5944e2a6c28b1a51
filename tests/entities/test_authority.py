"""The editor's authority files: they add, correct, win, and are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraq.entities import Tagger
from waraq.entities.authority import EDITORS_COLUMNS
from waraq.entities.gazetteer import TABLES
from waraq.entity import Kind
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
        ("name\taliases", 1, r"columns id, and those of name, .* that are used, .* \(id is missing\)"),
        ("id,name", 1, r"that are used, separated by tabs. Remedy: write that line above .* not commas"),
    ],
)
def test_other_columns_are_named(tmp_path: Path, header: str, column: int, message: str) -> None:
    (tmp_path / "people.tsv").write_text(header + "\n", "utf-8")
    with pytest.raises(DataError, match=message) as caught:
        Tagger.load(tmp_path)
    assert (caught.value.line, caught.value.column) == (1, column)


UNSEEN = "\u200f\u202bراشد\u00a0کوہستانی\u202c \t\ufeffآلہ\u200e"


def test_what_nobody_sees_in_a_cell_is_no_mistake(tmp_path: Path) -> None:
    """Blanks at the ends, marks of direction from a web page, letters that are not composed."""
    table = f"id\tname\taliases\n person/rashid \t{UNSEEN}\nperson/aamir\t\u0627\u0653مر خان والا\t\n"
    (tmp_path / "people.tsv").write_text(table, "utf-8")
    tagger = Tagger.load(tmp_path)
    rashid = tagger.entities["person/rashid"]
    assert (rashid.name, rashid.aliases) == ("راشد\u00a0کوہستانی", ("آلہ",))
    assert tagger.entities["person/aamir"].name == "\u0622مر خان والا"
    assert (tmp_path / "people.tsv").read_text("utf-8") == table


@pytest.mark.parametrize(
    "cell", ["#NAME?", '=HYPERLINK("x","y")', "=A1", "#REF!", "#N/A", "Err:508", "#اسم؟"]
)
def test_what_a_spreadsheet_made_of_a_name_is_named(tmp_path: Path, cell: str) -> None:
    """«-رضا علی» is a sum to a spreadsheet, and becomes #NAME?."""
    (tmp_path / "people.tsv").write_text(
        f"id\tname\taliases\nperson/rashid\tراشد کوہستانی\t{cell}\n", "utf-8"
    )
    with pytest.raises(DataError, match=r"formula, .* Remedy: write the value itself; .* minus") as caught:
        Tagger.load(tmp_path)
    assert (caught.value.line, caught.value.column) == (2, 29)


def test_a_number_sign_in_a_name_is_no_formula(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_text("id\tname\tsource\nperson/x\tراشد کوہستانی\t#12, p. 3\n", "utf-8")
    assert Tagger.load(tmp_path).entities["person/x"].source == "#12, p. 3"


@pytest.mark.parametrize(
    "row, remedy",
    [
        ({"id": "person/kohistan", "name": "ا ب"}, "move the line into people.tsv, or correct the id"),
        ({"id": "town/kohistan", "name": "ا ب"}, "write an id such as place/kohistan"),
        ({"id": "place/" + "a" * 101, "name": "ا ب"}, "shorten it"),
        ({"id": "place/lahore", "ambiguous": "کراچی"}, "write it under “aliases” too, or take it out"),
        ({"id": "place/a", "name": "ا\x07"}, "delete it, or write the cell anew"),
        ({"id": "place/a", "name": "کوہ " * 80}, "shorten it; several names have a | between them"),
        ({"id": "place/lahore", "aliases": "شہر|" + "ک" * 301}, "shorten it"),
    ],
)
def test_each_mistake_has_a_remedy(tmp_path: Path, row: dict[str, str], remedy: str) -> None:
    write(tmp_path, "places.tsv", row)
    with pytest.raises(DataError) as caught:
        Tagger.load(tmp_path)
    assert caught.value.remedy.startswith(remedy)
    assert f". Remedy: {remedy}" in str(caught.value)


@pytest.mark.parametrize(
    "cells, column, remedy",
    [
        ({"wikidata": "https://www.wikidata.org/wiki/Q1362"}, "wikidata", "write Q1362"),
        ({"wikidata": "q1362"}, "wikidata", "write Q1362"),
        ({"wikidata": "Q0"}, "wikidata", "write it as Q1362, or leave the cell empty"),
        ({"wikidata": "#N/A"}, "wikidata", "write it as Q1362, or leave the cell empty"),
        ({"wikidata": "Q" + "9" * 11}, "wikidata", "write it as Q1362, or leave the cell empty"),
        ({"country": "pk"}, "country", "write it as PK, or leave the cell empty"),
        ({"latitude": "31,5", "longitude": "74"}, "latitude", "write degrees with a point and at most six"),
        ({"latitude": "31", "longitude": "=A1"}, "longitude", "write degrees with a point and at most six"),
        ({"latitude": "31.5"}, "latitude", "fill both cells, or neither"),
    ],
)
def test_a_wrong_cell_that_no_name_hangs_on_counts_as_empty(
    tmp_path: Path, cells: dict[str, str], column: str, remedy: str
) -> None:
    write(tmp_path, "places.tsv", {"id": "place/lahore", "name": "لہور شہر", **cells})
    tagger = Tagger.load(tmp_path)
    lahore = tagger.entities["place/lahore"]
    assert (lahore.name, lahore.wikidata, lahore.country, lahore.latitude) == (
        "لہور شہر",
        "Q11739",
        "PK",
        31.56,
    )
    [wrong] = tagger.corrections.notices
    assert (wrong.line, wrong.fatal) == (2, True)
    before = (tmp_path / "places.tsv").read_text("utf-8").splitlines()[1][: (wrong.column or 0) - 1]
    assert before.count("\t") == EDITORS_COLUMNS[Kind.PLACE].index(column)
    assert wrong.reason.startswith(f"{column}: ")
    assert wrong.reason.endswith("; this counts as empty")
    assert wrong.remedy.startswith(remedy)


def test_years_that_are_not_read_are_told(tmp_path: Path) -> None:
    roles = "شاعر|وزیر 1990/1993|صدر 1990-1993|گورنر ۱۹۹۵|ناظم 2001/..|سفیر (2005)"
    write(tmp_path, "people.tsv", {"id": "person/x", "name": "راشد کوہستانی", "roles": roles})
    notices = Tagger.load(tmp_path).corrections.notices
    assert [each.reason.split()[1] for each in notices] == ["1990-1993", "۱۹۹۵", "(2005)"]
    assert {(each.line, each.fatal) for each in notices} == {(2, False)}
    assert notices[0].remedy.startswith("write 1990, 1990/1993, or 1990/..")


def test_a_code_that_no_country_has_is_told(tmp_path: Path) -> None:
    rows = [{"id": "place/lahore", "country": "PK"}, {"id": "place/a", "name": "ا ب", "country": "UK"}]
    write(
        tmp_path,
        "places.tsv",
        *rows,
        {"id": "place/z", "name": "نیا ملک", "type": "country", "country": "ZZ"},
    )
    [notice] = Tagger.load(tmp_path).corrections.notices
    assert (notice.line, notice.fatal) == (3, False)
    assert notice.reason == "country: no country has the code UK"


def test_many_names_and_a_long_source_are_no_long_name(tmp_path: Path) -> None:
    names = "|".join(f"شہر نمبر {number}" for number in range(100))
    write(
        tmp_path, "places.tsv", {"id": "place/lahore", "aliases": names, "source": "seeds/a.txt; " * 99 + "x"}
    )
    assert len(Tagger.load(tmp_path).entities["place/lahore"].aliases) == 100


def test_an_id_that_stands_twice_has_a_remedy(tmp_path: Path) -> None:
    write(tmp_path, "places.tsv", {"id": "place/a", "name": "ا ب"}, {"id": "place/a", "name": "ج د"})
    with pytest.raises(
        DataError, match=r"used in line 2\. Remedy: make one line of the two, or give this one"
    ):
        Tagger.load(tmp_path)


def test_a_wrong_line_is_shown_as_any_terminal_can(tmp_path: Path) -> None:
    (tmp_path / "places.tsv").write_text("id\tname\nplace/a\t\x1b[31m\u202eا\n", "utf-8")
    with pytest.raises(DataError) as caught:
        Tagger.load(tmp_path)
    assert "\x1b" not in str(caught.value)
    assert str(caught.value).endswith("place/a\t\\x1b[31m\\u202eا")
