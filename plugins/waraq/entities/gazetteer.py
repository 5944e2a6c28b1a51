"""The gazetteer: the people, places and organisations that Waraq knows by name.

Its three tables have the columns that `COLUMNS` gives for each kind; lists in a
cell are separated by ``|``. The editor's authority files have the same columns
(see `authority`) and two more, in any order, and only `id` must be there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypedDict

from waraq.entities.faults import Faults
from waraq.entities.tables import Row, data_file, read_rows
from waraq.entity import Entity, Kind, Role
from waraq.errors import DataError

_NAMES = ("id", "name", "aliases", "name_en", "roman", "type", "wikidata", "ambiguous")
COLUMNS = {
    Kind.PERSON: (*_NAMES, "roles", "roles_en", "source"),
    Kind.PLACE: (*_NAMES, "country", "latitude", "longitude", "source"),
    Kind.ORGANISATION: (*_NAMES, "country", "source"),
}
TABLES = {
    Kind.PERSON: "people.tsv",
    Kind.PLACE: "places.tsv",
    Kind.ORGANISATION: "organisations.tsv",
}
# A year or an interval as EDTF has them; the end is open while it lasts, or unknown.
YEARS = re.compile(r"[0-9]{4}(?:/(?:[0-9]{4}|\.\.)?)?|(?:\.\.)?/[0-9]{4}", re.ASCII)
Q_NUMBER = re.compile(r"Q[1-9][0-9]{0,9}(?![0-9])", re.ASCII)
DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?", re.ASCII)
LONGEST_SLUG = 100  # a slug is the name of a folder, which may have 255 bytes on most systems
SLUG_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class Details(TypedDict, total=False):
    """The fields of an entity that only some kinds have."""

    roles: tuple[Role, ...]
    roles_en: tuple[Role, ...]
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Listing:
    """An entity and the line of the table that lists it; `editor` for authority files."""

    entity: Entity
    row: Row
    editor: bool = False


def gazetteer_files() -> tuple[Traversable, ...]:
    """The three tables that ship with Waraq."""
    return tuple(data_file("gazetteer") / name for name in TABLES.values())


@cache
def load_gazetteer() -> tuple[Listing, ...]:
    """Every entity that ships with Waraq, people first; read once a process. Raises DataError."""
    return tuple(
        listing
        for kind, source in zip(TABLES, gazetteer_files(), strict=True)
        for listing in read_listings(source, kind)
    )


def read_listings(source: Traversable | Path, kind: Kind) -> list[Listing]:
    """The entities of one shipped table, checked. Raises DataError."""
    rows = read_rows(source, COLUMNS[kind])
    check_ids(rows, kind)
    return [Listing(read_entity(row, kind), row) for row in rows]


def check_ids(rows: Sequence[Row], kind: Kind, faults: Faults | None = None) -> list[Row]:
    """The rows with a well-formed id that stands once.

    Raises DataError for another, or gives it to `faults`.
    """
    faults = faults or Faults()
    first_lines: dict[str, int] = {}
    right = []
    for row in rows:
        try:
            _check_id(row, kind, first_lines)
        except DataError as error:
            faults.note(error)
        else:
            right.append(row)
            first_lines[row["id"]] = row.line
    return right


def _check_id(row: Row, kind: Kind, first_lines: Mapping[str, int]) -> None:
    folder, _, slug = row["id"].partition("/")
    if folder != kind.value or not slug or not set(slug) <= SLUG_LETTERS:
        remedy = (
            f"write an id such as {kind.value}/{'rashid-kohistani' if kind is Kind.PERSON else 'kohistan'}"
        )
        tables = {f"{each}": table for each, table in TABLES.items() if each is not kind}
        if folder in tables:
            remedy = f"move the line into {tables[folder]}, or correct the id"
        raise row.error("id", f"must be {kind.value}/ and a name in a-z, 0-9 and hyphens", remedy)
    if len(slug) > LONGEST_SLUG:
        raise row.error("id", f"has more than {LONGEST_SLUG} letters", "shorten it")
    if row["id"] in first_lines:
        remedy = "make one line of the two, or give this one an id of its own"
        raise row.error("id", f"is already used in line {first_lines[row['id']]}", remedy)


def read_entity(row: Row, kind: Kind, *, editor: bool = False) -> Entity:
    """The entity of one row, checked. Raises DataError.

    The name may be missing in an editor's row: it then keeps the shipped one.
    """
    if not row["name"] and not editor:
        raise row.error("name", "is missing")
    wikidata = _read_wikidata(row)
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
        wikidata=wikidata,
        ambiguous=ambiguous,
        source=row["source"],
        **_read_details(row, kind),
    )


def _read_details(row: Row, kind: Kind) -> Details:
    """What only the tables of this kind tell."""
    if kind is Kind.PERSON:
        return {"roles": _read_roles(row, "roles"), "roles_en": _read_roles(row, "roles_en")}
    if kind is Kind.ORGANISATION:
        return {"country": _read_country(row)}
    latitude, longitude = _read_point(row)
    return {"country": _read_country(row), "latitude": latitude, "longitude": longitude}


def empty_wrong_cells(row: Row, kind: Kind) -> list[DataError]:
    """Empty those wrong cells of a row without which all names are found as well; what is wrong with them."""
    wrong = []
    for columns, read in _SPARE.items():
        if set(columns) <= set(COLUMNS[kind]):
            try:
                read(row)
            except DataError as error:
                wrong.append(error)
                row.cells.update(dict.fromkeys(columns, ""))
    return wrong


def _read_wikidata(row: Row) -> str | None:
    wikidata = row["wikidata"]
    if wikidata and not Q_NUMBER.fullmatch(wikidata):
        number = Q_NUMBER.search(wikidata.upper())
        remedy = f"write {number.group()}" if number else "write it as Q1362, or leave the cell empty"
        raise row.error("wikidata", f"{wikidata} is not a Q-number", remedy)
    return wikidata or None


def _read_country(row: Row) -> str | None:
    country = row["country"]
    if country and not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
        message = f"{country} is no code of two capital letters (ISO 3166)"
        raise row.error("country", message, "write it as PK, or leave the cell empty")
    return country or None


def _read_point(row: Row) -> tuple[float | None, float | None]:
    latitude, longitude = _read_degrees(row, "latitude", 90), _read_degrees(row, "longitude", 180)
    if (latitude is None) != (longitude is None):
        raise row.error("latitude", "latitude and longitude go together", "fill both cells, or neither")
    return latitude, longitude


def _read_roles(row: Row, column: str) -> tuple[Role, ...]:
    return tuple(read_role(item) for item in row.split(column))


def read_role(text: str) -> Role:
    """What somebody was, and when, from «وزیر اعظم پاکستان 1988/1990»; the years may be missing.

    >>> read_role("صدر روس 2012/..")
    Role(title='صدر روس', years='2012/..')
    >>> read_role("شاعر")
    Role(title='شاعر', years='')
    """
    title, _, years = text.rpartition(" ")
    return Role(title.strip(), years) if title and YEARS.fullmatch(years) else Role(text, "")


def _read_degrees(row: Row, column: str, most: int) -> float | None:
    cell = row[column]
    if not cell:
        return None
    if not DEGREES.fullmatch(cell) or abs(float(cell)) > most:
        message = f"{cell} is no number of degrees from -{most} to {most}"
        raise row.error(
            column, message, "write degrees with a point and at most six digits behind it: 31.5497"
        )
    return float(cell)


_SPARE: Mapping[tuple[str, ...], Callable[[Row], object]] = {
    ("wikidata",): _read_wikidata,
    ("country",): _read_country,
    ("latitude", "longitude"): _read_point,
}
