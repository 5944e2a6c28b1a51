"""Every data table is clean, gives its reasons, has no row twice, and is described in a README."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
DATA = PROJECT / "plugins" / "waraq" / "data"
AUTHORITY = PROJECT / "content" / "authority"
THEME = PROJECT / "themes" / "waraq"
OPEN_TABLES = PROJECT.parent / "shared" / "data"
README = DATA / "README.md"
NAMES_README = DATA / "gazetteer" / "README.md"
EDITORS_README = AUTHORITY / "README.md"

NAMES = [*sorted(DATA.glob("gazetteer/*.tsv")), *sorted(AUTHORITY.glob("*.tsv"))]
TABLES = [*sorted(DATA.glob("*.tsv")), *NAMES, THEME / "strings.tsv", *sorted(PROJECT.glob("tools/**/*.tsv"))]
LISTS = sorted(DATA.glob("*.txt"))
OWN_ORDER = {"article_fields.tsv", "collation.tsv", "months.tsv", "weekdays.tsv", "font_repertoire.tsv"}
REASONS = {"why", "source"}
WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def name_file(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def read_lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def read_cells(path: Path) -> list[dict[str, str]]:
    header, *rows = (line.split("\t") for line in read_lines(path))
    return [dict(zip(header, row, strict=True)) for row in rows]


def order_key(cell: str) -> tuple[int, str]:
    """By code point; a cell that names one counts by its number."""
    named = re.match(r"U\+([0-9A-F]{4,6})", cell)
    return (int(named[1], 16), "") if named else (0, cell)


def described(readme: Path, name: str) -> list[list[str]]:
    """The rows of the README's Markdown tables whose first cell is `name`, without that cell."""
    rows = (
        [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in readme.read_text("utf-8").splitlines()
        if line.startswith("|")
    )
    return [row[1:] for row in rows if row[0] == f"`{name}`"]


@pytest.mark.parametrize("path", [*TABLES, *LISTS], ids=name_file)
def test_file_is_clean(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert b"\r" not in raw
    assert not text.startswith("\ufeff")
    assert text.endswith("\n")
    assert "\n\n" not in text
    cells = [cell for line in read_lines(path) for cell in line.split("\t")]
    assert [cell for cell in cells if cell != cell.strip()] == []


@pytest.mark.parametrize("path", [*TABLES, *LISTS], ids=name_file)
def test_rows_are_sorted_and_stand_once(path: Path) -> None:
    rows = read_lines(path)[path.suffix == ".tsv" :]
    assert len(set(rows)) == len(rows)
    if path.name not in OWN_ORDER:
        keys = [order_key(row.split("\t")[0]) for row in rows]
        assert keys == sorted(keys)


@pytest.mark.parametrize("path", TABLES, ids=name_file)
def test_columns_have_names_and_rows_all_cells(path: Path) -> None:
    rows = [line.split("\t") for line in read_lines(path)]
    assert len(set(rows[0])) == len(rows[0])
    assert all(rows[0])
    assert {len(row) for row in rows} == {len(rows[0])}
    if DATA in path.parents or AUTHORITY in path.parents:
        assert rows[0][-1] in REASONS
        assert [row for row in rows if not row[-1]] == []


@pytest.mark.parametrize("path", [path for path in TABLES if path not in NAMES], ids=name_file)
def test_table_is_described(path: Path) -> None:
    columns = read_lines(path)[0].replace("\t", ", ")
    assert columns in [row[0] for row in described(README, path.name)]


@pytest.mark.parametrize("path", LISTS, ids=name_file)
def test_list_is_described(path: Path) -> None:
    assert described(README, path.name)


@pytest.mark.parametrize("path", NAMES, ids=name_file)
def test_columns_of_names_are_described(path: Path) -> None:
    readme = NAMES_README if DATA in path.parents else EDITORS_README
    assert [column for column in read_cells(path)[0] if not described(readme, column)] == []


def test_every_readme_row_has_its_table() -> None:
    named = set(re.findall(r"^\| `([a-z_]+\.(?:tsv|txt))`", README.read_text("utf-8"), re.MULTILINE))
    assert named == {path.name for path in [*TABLES, *LISTS]} - {"people.tsv", "organisations.tsv"}


@pytest.mark.parametrize("path", NAMES, ids=name_file)
def test_sources_are_known_and_licensed(path: Path) -> None:
    for row in read_cells(path):
        for source in row["source"].split("; "):
            if source.startswith("seeds/"):
                assert (PROJECT / source).is_file(), f"{row['id']}: there is no {source}"
            else:
                listed = described(NAMES_README, source)
                assert listed, f"{row['id']}: {source} is not among the sources"
                assert listed[0][-1], f"{source} has no licence"


@pytest.mark.parametrize("path", NAMES, ids=name_file)
def test_types_are_those_of_the_list(path: Path) -> None:
    readme = NAMES_README.read_text("utf-8")
    kind = "person" if path.name == "people.tsv" else "thing"
    known = {
        "person": readme.partition("Types of people:")[2].partition("\n\n")[0],
        "thing": readme.partition("Types of places and organisations:")[2].partition("\n\n")[0],
    }[kind]
    allowed = {each.strip(" .") for each in known.replace("\n", " ").split(",")}
    assert sorted({row["type"] for row in read_cells(path)} - allowed - {""}) == []


def test_the_theme_names_only_types_of_the_list() -> None:
    readme = NAMES_README.read_text("utf-8")
    keys = [row["key"] for row in read_cells(THEME / "strings.tsv") if row["key"].startswith("type.")]
    assert keys
    assert [key for key in keys if key.removeprefix("type.").replace("_", " ") not in readme] == []


def wikidata_ids() -> dict[str, str]:
    return {row["id"]: row["wikidata"] for path in NAMES for row in read_cells(path) if row["wikidata"]}


def test_wikidata_ids_are_well_formed_and_used_once() -> None:
    ids = wikidata_ids()
    assert [found for found in ids.values() if not WIKIDATA.fullmatch(found)] == []
    assert len(set(ids.values())) == len(ids)


def test_authority_files_agree_with_the_gazetteer_on_wikidata() -> None:
    shipped = {
        row["id"]: row["wikidata"] for path in DATA.glob("gazetteer/*.tsv") for row in read_cells(path)
    }
    ours = [row for path in AUTHORITY.glob("*.tsv") for row in read_cells(path) if row["wikidata"]]
    assert [row["id"] for row in ours if shipped.get(row["id"]) not in {None, "", row["wikidata"]}] == []


@pytest.mark.skipif(not OPEN_TABLES.is_dir(), reason="the open tables are not beside this checkout")
def test_wikidata_ids_come_from_the_open_tables() -> None:
    tables = (path.read_text("utf-8") for path in OPEN_TABLES.glob("*.tsv"))
    given = {found for table in tables for found in WIKIDATA.findall(table)}
    assert sorted(name for name, found in wikidata_ids().items() if found not in given) == []
