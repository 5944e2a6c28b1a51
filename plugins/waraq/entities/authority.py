"""The editor's authority files: corrections and additions laid over the gazetteer.

``content/authority/people.tsv``, ``places.tsv`` and ``organisations.tsv``
have the gazetteer's columns and two of their own, as many as needed; each file
may be missing. A row with a new id adds an entity. A row with a known id
changes it: an empty cell keeps what was there, lists are added to, anything
else replaces. A replaced name stays known as an alias, so that old articles
keep their tags. An alias behind a minus is taken away. `merged_into` says that
an entity is another one, `hidden` that it is not to be known. How rows are laid
over the gazetteer is in `roster`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from waraq.entities.faults import Faults
from waraq.entities.gazetteer import (
    COLUMNS,
    TABLES,
    YEARS,
    Listing,
    check_ids,
    empty_wrong_cells,
    read_entity,
)
from waraq.entities.tables import Row, read_header, read_rows
from waraq.entity import Entity, Kind
from waraq.errors import DataError, Problem
from waraq.text import read_passage

AUTHORITY = "authority"  # the folder below that of the content
MERGED_INTO, HIDDEN = "merged_into", "hidden"
EDITORS_COLUMNS = {kind: (*columns, MERGED_INTO, HIDDEN) for kind, columns in COLUMNS.items()}
YES = "yes"
_YEAR = re.compile(r"\d{4}")
LONGEST = 300  # letters of a name; the longest in the gazetteer has 64
# A formula, or what spreadsheets show in place of one that they can't compute: #NAME?, #REF!, Err:508.
FORMULA = re.compile(r"=.*|#(?:\w{1,20}[?!؟]|N/A|DIV/0!)|Err:[0-9]+")
# Spreadsheets take a cell with a hyphen in front for a sum, and make a dash of it as they correct.
MINUS = ("-", "\N{MINUS SIGN}", "\N{EN DASH}", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's row: its entity as written, and what becomes of that besides.

    It is `merged_into` the entity with this id, if any; aliases that were
    written behind a minus are `removed`. `told` is what an editor is to be told of it.
    """

    listing: Listing
    merged_into: str = ""
    hidden: bool = False
    removed: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


def authority_files(folder: Path) -> tuple[Path, ...]:
    """The authority files that exist in `folder`."""
    return tuple(folder / name for name in TABLES.values() if (folder / name).is_file())


def load_authority(folder: Path, faults: Faults | None = None) -> list[Correction]:
    """The editor's rows, as written. Raises DataError, or gives what is wrong to `faults`."""
    faults = faults or Faults()
    return [
        correction
        for kind, name in TABLES.items()
        if (folder / name).is_file()
        for correction in _read_corrections(folder / name, kind, faults)
    ]


def read_columns(folder: Path, kind: Kind) -> tuple[str, ...]:
    """The columns of the editor's table of a kind, in its order; all there may be where there is no table.

    Raises DataError for a file that is no table.
    """
    path = folder / TABLES[kind]
    return read_header(path) if path.is_file() else EDITORS_COLUMNS[kind]


def _read_corrections(source: Path, kind: Kind, faults: Faults) -> Iterator[Correction]:
    rows = read_rows(source, EDITORS_COLUMNS[kind], required=("id",), faults=faults)
    for row in check_ids(rows, kind, faults):
        try:
            yield _read_correction(row, kind)
        except DataError as error:
            faults.note(error, row["id"])


def _read_correction(row: Row, kind: Kind) -> Correction:
    wrong = empty_wrong_cells(row, kind)
    _check_values(row)
    entity = read_entity(row, kind, editor=True)
    hidden = row[HIDDEN]
    if hidden not in {"", YES}:
        raise row.error(HIDDEN, f"{hidden!r} is neither {YES} nor empty", f"write {YES}, or nothing")
    if hidden and row[MERGED_INTO]:
        raise row.error(HIDDEN, "what is merged into another can't be hidden", "empty one of the two cells")
    removed = tuple(name for name in entity.aliases if name.startswith(MINUS))
    kept = tuple(name for name in entity.aliases if not name.startswith(MINUS))
    listing = Listing(replace(entity, aliases=kept), row, editor=True)
    names = tuple(name[1:].strip() for name in removed)
    told = *map(_tell, wrong), *(_tell_years(row) if kind is Kind.PERSON else ())
    return Correction(listing, row[MERGED_INTO], bool(hidden), names, told)


def _tell(error: DataError) -> Problem:
    reason = f"{error.message}; this counts as empty"
    return Problem(error.path, reason, error.remedy, error.line, column=error.column)


def _tell_years(row: Row) -> Iterator[Problem]:
    """A notice for each end of a role that seems to be years, and is none: «1990-1993»."""
    for column in ("roles", "roles_en"):
        for role in row.split(column):
            years = role.rpartition(" ")[2]
            if _YEAR.search(years) and not YEARS.fullmatch(years):
                reason = f"{column}: {years} is no year and no span of years, and counts as part of the role"
                remedy = "write 1990, 1990/1993, or 1990/.. for what somebody still is"
                yield Problem(row.path, reason, remedy, row.line, fatal=False)


def _check_values(row: Row) -> None:
    for column, cell in row.cells.items():
        if FORMULA.fullmatch(cell):
            message = f"{cell} is a spreadsheet's formula, or what it shows for a wrong one"
            remedy = (
                "write the value itself; a name that is to be taken away has a minus (−) before it, no hyphen"
            )
            raise row.error(column, message, remedy)
        if column != "source" and any(len(item) > LONGEST for item in row.split(column)):
            message = f"a value has more than {LONGEST} letters"
            raise row.error(column, message, "shorten it; several names have a | between them")


def overlay(known: Entity, change: Entity) -> Entity:
    """The known entity with the non-empty fields of `change` laid over it.

    >>> from waraq.entity import Entity, Kind
    >>> known = Entity(id="place/turkey", kind=Kind.PLACE, name="ترکی", name_en="Turkey")
    >>> renamed = overlay(known, Entity(id="place/turkey", kind=Kind.PLACE, name="ترکیہ"))
    >>> renamed.name, renamed.aliases, renamed.name_en
    ('ترکیہ', ('ترکی',), 'Turkey')
    """
    name = change.name or known.name
    aliases = unique([*known.aliases, *change.aliases, known.name])
    return replace(
        known,
        name=name,
        aliases=tuple(alias for alias in aliases if alias != name),
        name_en=change.name_en or known.name_en,
        roman=unique([*known.roman, *change.roman]),
        type=change.type or known.type,
        wikidata=change.wikidata or known.wikidata,
        ambiguous=unique([*known.ambiguous, *change.ambiguous]),
        source=change.source or known.source,
        roles=change.roles or known.roles,
        roles_en=change.roles_en or known.roles_en,
        country=change.country or known.country,
        latitude=known.latitude if change.latitude is None else change.latitude,
        longitude=known.longitude if change.longitude is None else change.longitude,
    )


def absorb(entity: Entity, merged: Entity) -> Entity:
    """The entity with the names of one that was merged into it, and what else only that one tells.

    A name of both is ambiguous where it was for both.

    >>> from waraq.entity import Entity, Kind
    >>> full = Entity(id="person/imran-khan", kind=Kind.PERSON, name="عمران خان")
    >>> other = Entity(id="person/imran-niazi", kind=Kind.PERSON, name="عمران نیازی", type="politician")
    >>> merged = absorb(full, other)
    >>> merged.name, merged.aliases, merged.type
    ('عمران خان', ('عمران نیازی',), 'politician')
    """
    both = (entity, merged)
    plain = {name for each in both for name in (each.name, *each.aliases) if name not in each.ambiguous}
    together = overlay(merged, entity)
    names = unique(filter(None, [*entity.aliases, merged.name, *merged.aliases]))
    return replace(
        together,
        id=entity.id,
        aliases=tuple(name for name in names if name != entity.name),
        roman=unique([*entity.roman, *merged.roman]),
        ambiguous=tuple(name for name in unique([*entity.ambiguous, *merged.ambiguous]) if name not in plain),
    )


def remove_names(entity: Entity, names: Iterable[str]) -> tuple[Entity, list[str]]:
    """The entity without those aliases that have the letters of `names`, and what is no alias of it.

    >>> from waraq.entity import Entity, Kind
    >>> jinnah = Entity(id="person/jinnah", kind=Kind.PERSON, name="محمد علی جناح", aliases=("قائدِ اعظم",))
    >>> remove_names(jinnah, ["قائد اعظم", "بابا"])[0].aliases, remove_names(jinnah, ["بابا"])[1]
    ((), ['بابا'])
    """
    gone = {fold_name(name): name for name in names}
    there = {name: fold_name(name) for name in entity.aliases}
    kept = tuple(name for name, folded in there.items() if folded not in gone)
    ambiguous = tuple(name for name in entity.ambiguous if name == entity.name or name in kept)
    missing = [name for folded, name in gone.items() if folded not in there.values()]
    return replace(entity, aliases=kept, ambiguous=ambiguous), missing


def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared with those of a text."""
    return tuple(read_passage(name).words)


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """The items in their order, each once."""
    return tuple(dict.fromkeys(items))
