"""The gazetteer: the people, places and organisations that Waraq knows by name.

Its three tables have the columns of `COLUMNS`; lists in a cell are separated
by ``|``. The editor's authority files have the same columns (see `authority`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from waraq.entities.tables import Row, data_file, read_rows
from waraq.entity import Entity, Kind

COLUMNS = ("id", "name", "aliases", "name_en", "roman", "type", "wikidata", "ambiguous", "source")
TABLES = {
    Kind.PERSON: "people.tsv",
    Kind.PLACE: "places.tsv",
    Kind.ORGANISATION: "organisations.tsv",
}
LONGEST_SLUG = 100  # a slug is the name of a folder, which may have 255 bytes on most systems
SLUG_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


@dataclass(frozen=True, slots=True)
class Listing:
    """An entity and the line of the table that lists it; `editor` for authority files."""

    entity: Entity
    row: Row
    editor: bool = False


def gazetteer_files() -> tuple[Traversable, ...]:
    """The three tables that ship with Waraq."""
    return tuple(data_file("gazetteer") / name for name in TABLES.values())


def load_gazetteer() -> list[Listing]:
    """Every entity that ships with Waraq, people first. Raises DataError."""
    return [
        listing
        for kind, source in zip(TABLES, gazetteer_files(), strict=True)
        for listing in read_listings(source, kind)
    ]


def read_listings(source: Traversable | Path, kind: Kind, *, editor: bool = False) -> list[Listing]:
    """The entities of one table, checked. Raises DataError.

    The name may be missing in an editor's row: it then keeps the shipped one.
    """
    rows = read_rows(source, COLUMNS)
    check_ids(rows, kind)
    return [Listing(_read_entity(row, kind, editor=editor), row, editor) for row in rows]


def check_ids(rows: Sequence[Row], kind: Kind) -> None:
    """Raise DataError for a malformed id or one that is used twice."""
    first_lines: dict[str, int] = {}
    for row in rows:
        folder, _, slug = row["id"].partition("/")
        if folder != kind.value or not slug or not set(slug) <= SLUG_LETTERS:
            raise row.error("id", f"must be {kind.value}/ and a name in a-z, 0-9 and hyphens")
        if len(slug) > LONGEST_SLUG:
            raise row.error("id", f"has more than {LONGEST_SLUG} letters")
        if row["id"] in first_lines:
            raise row.error("id", f"is already used in line {first_lines[row['id']]}")
        first_lines[row["id"]] = row.line


def _read_entity(row: Row, kind: Kind, *, editor: bool) -> Entity:
    if not row["name"] and not editor:
        raise row.error("name", "is missing")
    wikidata = row["wikidata"]
    if wikidata and not (wikidata[0] == "Q" and wikidata[1:].isdecimal() and wikidata.isascii()):
        raise row.error("wikidata", f"{wikidata} is not a Q-number")
    aliases, ambiguous = row.split("aliases"), row.split("ambiguous")
    if not editor and (unknown := {*ambiguous} - {row["name"], *aliases}):
        raise row.error("ambiguous", f"{'، '.join(sorted(unknown))} is neither the name nor an alias")
    return Entity(
        id=row["id"],
        kind=kind,
        name=row["name"],
        aliases=aliases,
        name_en=row["name_en"] or None,
        roman=row.split("roman"),
        type=row["type"] or None,
        wikidata=wikidata or None,
        ambiguous=ambiguous,
        source=row["source"],
    )
