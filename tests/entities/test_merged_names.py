"""The editor's rows that merge, divide and hide names; all wrong lines of the tables told at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.entities.test_authority import write
from tests.warm import shipped_tagger
from waraq.entities import Tagger
from waraq.entities.authority import EDITORS_COLUMNS
from waraq.entity import Kind
from waraq.errors import DataError, TablesError

ZIA = {"id": "person/zia", "name": "ضیا کوہستانی"}
TWIN = {"id": "person/twin", "name": "ضیاء الکوہستانی", "aliases": "الکوہستانی"}


def test_two_that_are_one(tmp_path: Path) -> None:
    """What one of them alone has is kept; the other's name is an alias."""
    merged = {**TWIN, "merged_into": "person/zia", "type": "poet", "roman": "Twin", "name_en": "Twin"}
    write(tmp_path, "people.tsv", {**ZIA, "name_en": "Zia", "roman": "Zia"}, merged)
    tagger = Tagger.load(tmp_path)
    assert [m.entity for m in tagger.tag("ضیاء الکوہستانی نے ضیا کوہستانی سے کہا")] == ["person/zia"] * 2
    zia = tagger.entities["person/zia"]
    assert (zia.id, zia.name, zia.aliases) == ("person/zia", ZIA["name"], (TWIN["name"], TWIN["aliases"]))
    assert (zia.type, zia.name_en, zia.roman) == ("poet", "Zia", ("Zia", "Twin"))
    assert "person/twin" not in tagger.entities
    assert tagger.corrections.merged == {"person/twin": "person/zia"}


def test_a_shipped_one_is_merged_by_its_id_alone(tmp_path: Path) -> None:
    """Also into a shipped one, whose row is then the editors'; chains lead to their ends."""
    write(
        tmp_path,
        "places.tsv",
        {"id": "place/karachi", "merged_into": "place/x"},
        {"id": "place/x", "name": "خشک دریا", "merged_into": "place/lahore"},
    )
    tagger = Tagger.load(tmp_path)
    assert [m.entity for m in tagger.tag("کراچی میں خشک دریا ہے، لاہور میں")] == ["place/lahore"] * 3
    assert tagger.corrections.merged == {"place/karachi": "place/lahore", "place/x": "place/lahore"}
    assert set(tagger.corrections.entities) == {"place/lahore"}
    assert tagger.entities["place/lahore"].name_en == "Lahore"


@pytest.mark.parametrize(
    "ambiguous, others, still",
    [("الکوہستانی", "", False), ("", "الکوہستانی", False), ("الکوہستانی", "الکوہستانی", True)],
)
def test_a_name_of_both_is_ambiguous_where_it_was_for_both(
    tmp_path: Path, ambiguous: str, others: str, still: bool
) -> None:
    zia = {**ZIA, "aliases": "الکوہستانی", "ambiguous": ambiguous}
    write(tmp_path, "people.tsv", zia, {**TWIN, "ambiguous": others, "merged_into": ZIA["id"]})
    assert Tagger.load(tmp_path).entities["person/zia"].ambiguous == (("الکوہستانی",) if still else ())


def test_a_hidden_one_is_not_known(tmp_path: Path) -> None:
    write(tmp_path, "places.tsv", {"id": "place/lahore", "hidden": "yes", "source": "editor"})
    write(tmp_path, "people.tsv", {**ZIA, "hidden": "yes"})
    tagger = Tagger.load(tmp_path)
    assert tagger.tag("لاہور میں ضیا کوہستانی") == []
    assert not {"place/lahore", "person/zia"} & set(tagger.entities)
    assert {entity.name for entity in tagger.hidden} == {"لاہور", "ضیا کوہستانی"}
    assert tagger.corrections.notices == ()


@pytest.mark.parametrize("minus", ["-", "\N{MINUS SIGN}", "\N{EN DASH}", "- "])
def test_one_that_was_two(tmp_path: Path, minus: str) -> None:
    """An alias in whatever spelling is taken from the first, and is the name of the second."""
    first = {**TWIN, "aliases": f"ضیا کوہستانی|ضِیا کوہستانی|{minus}ضیا کوہستانی"}
    write(tmp_path, "people.tsv", first, ZIA)
    tagger = Tagger.load(tmp_path)
    assert tagger.entities["person/twin"].aliases == ()
    assert [m.entity for m in tagger.tag("ضیا کوہستانی اور ضیاء الکوہستانی")] == ["person/zia", "person/twin"]


def test_an_alias_of_a_shipped_one_and_a_replaced_name_are_taken_away(tmp_path: Path) -> None:
    before = shipped_tagger().entities["place/ashgabat"]
    gone = [before.name, *before.aliases]
    row = {"id": before.id, "name": "نیا نام", "aliases": "|".join(f"-{name}" for name in gone)}
    write(tmp_path, "places.tsv", row)
    tagger = Tagger.load(tmp_path)
    assert (tagger.entities[before.id].name, tagger.entities[before.id].aliases) == ("نیا نام", ())
    assert tagger.tag(before.name) == []


def test_an_alias_that_came_by_merging_is_taken_away(tmp_path: Path) -> None:
    write(tmp_path, "people.tsv", {**ZIA, "aliases": "-الکوہستانی"}, {**TWIN, "merged_into": ZIA["id"]})
    assert Tagger.load(tmp_path).entities["person/zia"].aliases == (TWIN["name"],)


@pytest.mark.parametrize(
    "rows, column, message",
    [
        ([{**ZIA, "merged_into": "person/zia"}], "merged_into", "is the id of the line itself"),
        ([{**ZIA, "merged_into": "person/unheard-of"}], "merged_into", "no table has person/unheard-of"),
        ([{**ZIA, "merged_into": "place/lahore"}], "merged_into", "place/lahore is of another kind"),
        ([{**ZIA, "merged_into": "x"}], "merged_into", "x is of another kind"),
        ([{**TWIN, "hidden": "yes"}, {**ZIA, "merged_into": TWIN["id"]}], "merged_into", "twin is hidden"),
        ([{**ZIA, "merged_into": TWIN["id"], "hidden": "yes"}], "hidden", "can't be hidden"),
        ([{**ZIA, "hidden": "no"}], "hidden", "'no' is neither yes nor empty"),
        (
            [{"id": "person/imran-khan", "hidden": "yes", "type": "poet"}],
            "hidden",
            "also changes what it hides",
        ),
        ([{"id": "person/imran-khan", "hidden": "yes", "aliases": "-عمران"}], "hidden", "also changes"),
        ([{**ZIA, "aliases": "-ضِیا کوہستانی"}], "aliases", "is the name itself"),
    ],
)
def test_mistakes_in_what_becomes_of_a_name(
    tmp_path: Path, rows: list[dict[str, str]], column: str, message: str
) -> None:
    write(tmp_path, "people.tsv", *rows)
    with pytest.raises(DataError, match=message) as caught:
        Tagger.load(tmp_path)
    assert not isinstance(caught.value, TablesError)
    assert caught.value.line == 1 + len(rows)
    line = "\t".join([rows[-1].get(each, "") for each in EDITORS_COLUMNS[Kind.PERSON]])
    before = line[: caught.value.column - 1]
    assert before.count("\t") == EDITORS_COLUMNS[Kind.PERSON].index(column)
    assert caught.value.remedy


def test_a_circle_is_told_in_each_of_its_lines_alone(tmp_path: Path) -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]
    rows = [
        {"id": f"person/{one}", "name": f"نام {one * 3}", "merged_into": f"person/{two}"}
        for one, two in pairs
    ]
    write(tmp_path, "people.tsv", *rows)
    with pytest.raises(TablesError, match="person/b → person/c → person/a → person/b") as caught:
        Tagger.load(tmp_path)
    assert [error.line for error in caught.value.errors] == [2, 3, 4]


def test_all_wrong_lines_of_all_tables_are_told(tmp_path: Path) -> None:
    """What hangs on a wrong line is not told: it may be right once that is."""
    people = ["id\tname\taliases\twikidata\tmerged_into\thidden"]
    people += [
        "person/a\tالف\t\t\t\tno",  # neither yes nor empty
        "person/b\tباء",  # cells are missing
        "person/c\tجیم\x07\t\t\t\t",  # a control character
        "person/C\tجیم\t\t\t\t",
        "person/d\tدال دال\t\t\tperson/a\t",  # hangs on line 2
        "person/e\tدال دال\t\t\t\t",
        "person/f\tدال دال\t\t\t\t",  # has the name of line 7
        "person/e\tواؤ\t\t\t\t",
        "person/g\t\t\t\t\t",
        "person/h\tہے\t\t\tperson/b\t",  # hangs on line 3
        "person/i\t۔\t\t\t\t",
    ]
    (tmp_path / "people.tsv").write_text("\n".join(people), "utf-8")
    (tmp_path / "places.tsv").write_text("name\n", "utf-8")
    organisation = "id\tname\tcountry\norganisation/A\tادارہ ادارہ\tPK\n"
    (tmp_path / "organisations.tsv").write_text(organisation, "utf-8")
    with pytest.raises(TablesError) as caught:
        Tagger.load(tmp_path)
    found = [(Path(error.path).stem, error.line) for error in caught.value.errors]
    people_lines = [("people", line) for line in (2, 3, 4, 5, 8, 9, 10, 12)]
    assert found == [("organisations", 2), *people_lines, ("places", 1)]
    assert str(caught.value).count("people.tsv:") == len(people_lines) + 1  # line 8 tells of line 7
    assert (caught.value.path, caught.value.line) == (caught.value.errors[0].path, 2)


def test_very_many_wrong_lines_are_not_all_in_one_message(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_text("id\tname\n" + "x\tنام\n" * 60, "utf-8")
    with pytest.raises(TablesError) as caught:
        Tagger.load(tmp_path)
    assert len(caught.value.errors) == 60
    assert str(caught.value).endswith("and 10 more wrong lines: “waraq check” names them all")


def test_rows_that_do_nothing_are_notices(tmp_path: Path) -> None:
    write(
        tmp_path,
        "people.tsv",
        {**ZIA, "aliases": "-کوئی نہیں"},
        {"id": "person/unheard-of", "hidden": "yes"},
        {"id": "person/unheard", "merged_into": "person/zia"},
    )
    tagger = Tagger.load(tmp_path)
    notices = sorted(tagger.corrections.notices, key=lambda notice: notice.line or 0)
    assert [(notice.line, notice.fatal) for notice in notices] == [(2, False), (3, False), (4, False)]
    assert [notice.reason for notice in notices] == [
        "aliases: کوئی نہیں, which is to be taken away, is no alias of person/zia",
        "no table has person/unheard-of, so this line hides no name",
        "no table has person/unheard, so this line merges no name",
    ]
    assert tagger.corrections.merged == {"person/unheard": "person/zia"}  # its old address leads on
    assert tagger.entities["person/zia"].aliases == ()


def test_a_long_chain_is_followed_soon(tmp_path: Path) -> None:
    """Its steps were looked for in lists: of 2,000 names it took sixteen seconds."""
    rows = [f"person/p{number}\tنام کوہ{number}\tperson/p{number + 1}" for number in range(2000)]
    table = ["id\tname\tmerged_into", *rows, "person/p2000\tآخری کوہستان\t", ""]
    (tmp_path / "people.tsv").write_text("\n".join(table), "utf-8")
    began = time.process_time()
    merged = Tagger.load(tmp_path).corrections.merged
    assert time.process_time() - began < 6
    assert set(merged.values()) == {"person/p2000"}
    assert len(merged) == 2000
