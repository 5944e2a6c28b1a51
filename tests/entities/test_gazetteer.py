"""The shipped tables keep their promises, and a wrong line is named by file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraq.entities import rules
from waraq.entities.gazetteer import COLUMNS, load_gazetteer, read_listings
from waraq.entities.name_table import list_names, load_endings
from waraq.entities.phrases import fold_words
from waraq.entities.rules import Rules
from waraq.entity import Kind
from waraq.errors import DataError

LISTINGS = load_gazetteer()
ENTITIES = {listing.entity.id: listing.entity for listing in LISTINGS}
PLACE = COLUMNS[Kind.PLACE]
HEADER = "\t".join(PLACE)


def row(**cells: str) -> str:
    return "\t".join(cells.get(column, "") for column in PLACE)


def write(path: Path, *rows: str, header: str = HEADER) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


def test_no_two_entities_claim_one_name() -> None:
    assert list_names(LISTINGS, load_endings()).forms


def test_rule_tables_load() -> None:
    assert Rules.load().needs


def test_every_name_that_needs_evidence_is_in_the_gazetteer() -> None:
    names = {name for entity in ENTITIES.values() for name in (entity.name, *entity.aliases)}
    assert set(Rules.load().needs) <= {fold_words(name) for name in names}


@pytest.mark.parametrize(
    "slug, name, wikidata",
    [
        ("iran", "ایران", "Q794"),
        ("tehran", "تہران", "Q3616"),
        ("united-states", "امریکہ", "Q30"),
        ("islamabad", "اسلام آباد", "Q1362"),
        ("punjab", "پنجاب", "Q4478"),
        ("turkey", "ترکیہ", "Q43"),
        ("djibouti-city", "جبوتی شہر", "Q3604"),
    ],
)
def test_known_places(slug: str, name: str, wikidata: str) -> None:
    place = ENTITIES[f"place/{slug}"]
    assert (place.name, place.wikidata) == (name, wikidata)


def test_every_country_has_a_capital_in_number() -> None:
    types = [entity.type for entity in ENTITIES.values()]
    assert types.count("country") >= 195
    assert types.count("capital") >= 195


def test_press_spellings_are_aliases() -> None:
    assert "امریکا" in ENTITIES["place/united-states"].aliases
    assert "ترکمنستان" in ENTITIES["place/turkmenistan"].aliases
    assert "شام" in ENTITIES["place/syria"].ambiguous


@pytest.mark.parametrize(
    "line, place, message",
    [
        (row(id="person/x", name="الف"), (2, 1), "must be place/"),
        (row(id="place/X", name="الف"), (2, 1), "must be place/"),
        (row(id="place/x"), (2, 9), "name: is missing"),
        (row(id="place/x", name="الف", wikidata="5"), (2, 17), "not a Q-number"),
        (row(id="place/x", name="الف", ambiguous="ب"), (2, 18), "neither the name nor an alias"),
        (row(id="place/x", name=" الف"), (2, 9), "blanks around"),
        (row(id="place/x", name="\u0627\u0653"), (2, 9), "composed form"),
        (row(id="place/x", name="الف", country="pk"), (2, 19), "two capital letters"),
        (row(id="place/x", name="الف", latitude="91", longitude="0"), (2, 20), "from -90 to 90"),
        (row(id="place/x", name="الف", latitude="1", longitude="1e2"), (2, 22), "from -180 to 180"),
        (row(id="place/x", name="الف", latitude="31.5"), (2, 20), "go together"),
        ("place/x\tالف", (2, 12), "2 cells"),
    ],
)
def test_wrong_rows(tmp_path: Path, line: str, place: tuple[int, int], message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        read_listings(write(tmp_path / "places.tsv", line), Kind.PLACE)
    assert (caught.value.line, caught.value.column) == place


def test_repeated_id(tmp_path: Path) -> None:
    table = write(tmp_path / "places.tsv", row(id="place/x", name="الف"), row(id="place/x", name="ب"))
    with pytest.raises(DataError, match="already used in line 2"):
        read_listings(table, Kind.PLACE)


def test_wrong_header_and_encoding(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="must name the columns"):
        read_listings(write(tmp_path / "a.tsv", header="id\tname"), Kind.PLACE)
    (tmp_path / "b.tsv").write_bytes(b"id\n\xc7")
    with pytest.raises(DataError, match=r"b.tsv:2:1: the file is not UTF-8 text. Remedy: save it as"):
        read_listings(tmp_path / "b.tsv", Kind.PLACE)
    (tmp_path / "b.tsv").write_bytes(b"")
    with pytest.raises(DataError, match=r"b.tsv:1:1: the first line must name"):
        read_listings(tmp_path / "b.tsv", Kind.PLACE)


TABS = "\t" * (len(PLACE) - 2)
SAVED = row(id="place/x", name="قلعہ لال", source="نقشہ, 1950")


@pytest.mark.parametrize(
    "data",
    [
        f"\ufeff{HEADER}\n{SAVED}\n".encode(),
        f"{HEADER}\r\n{SAVED}\r\n".encode(),
        f"{HEADER}\r{SAVED}".encode(),
        f"{HEADER}\r\n{SAVED}\r\n".encode("utf-16"),
        f"{HEADER}\t\t\n{SAVED}\t\t\n{row()}\n\n".encode(),
        "{}\n{}\n".format(
            *("\t".join(f'"{c}"' for c in each.split("\t")) for each in (HEADER, SAVED))
        ).encode(),
        f"# names, our own\n{HEADER}\n{SAVED}\n".encode(),
    ],
)
def test_what_spreadsheets_make_of_a_table_is_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "places.tsv").write_bytes(data)
    [listing] = read_listings(tmp_path / "places.tsv", Kind.PLACE)
    assert (listing.entity.name, listing.entity.source) == ("قلعہ لال", "نقشہ, 1950")


@pytest.mark.parametrize(
    "data, place, message",
    [
        (f"{HEADER}\n{SAVED}".encode("utf-16-le"), (2, 1), "not UTF-8 text. Remedy: save it"),
        (f"{HEADER}\n{SAVED}\0\n".encode(), (2, 1), "NUL characters and is no text. Remedy: save it"),
        (f"{HEADER}\n{SAVED}".encode("utf-16")[:-1], (1, 1), "not UTF-16 text. Remedy: save it"),
        (HEADER.replace("\t", ",").encode(), (1, 1), "separated by tabs. Remedy: write that line"),
        (HEADER.removesuffix("\tsource").encode(), (1, 1), r"\(source is missing\). Remedy: "),
        (f'{HEADER}\nplace/x\t"لال'.encode(), (2, 13), "never closed. Remedy: take out"),
        (f"{HEADER}\n{row(id='place/x', name='ل' + chr(7))}".encode(), (2, 9), "control character U\\+0007"),
        (f'{HEADER}\n"place/x"\t" لال"{TABS}'.encode(), (2, 11), "blanks around"),
    ],
)
def test_what_is_no_table_is_named_with_a_remedy(
    tmp_path: Path, data: bytes, place: tuple[int, int], message: str
) -> None:
    (tmp_path / "places.tsv").write_bytes(data)
    with pytest.raises(DataError, match=message) as caught:
        read_listings(tmp_path / "places.tsv", Kind.PLACE)
    assert (caught.value.line, caught.value.column) == place


def test_evidence_stands_before_or_after_a_name_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third side, of the table of organisations' words, is none of this one."""
    table = tmp_path / "evidence.tsv"
    line = "place\t\tafter any\tکے صدر\tstrong\tpresident of"
    table.write_text("\t".join(rules.EVIDENCE_COLUMNS) + "\n" + line + "\n", "utf-8")
    read = rules.data_file
    monkeypatch.setattr(rules, "data_file", lambda name: table if name == "evidence.tsv" else read(name))
    with pytest.raises(DataError, match=r"side: must be before, after\n"):
        Rules.load()
