"""The editor's authority files: corrections and additions laid over the gazetteer.

``content/authority/people.tsv``, ``places.tsv`` and ``organisations.tsv``
have the gazetteer's columns, as many as needed; each file may be missing. A row with a new id
adds an entity. A row with a known id changes it: an empty cell keeps what was
there, lists are added to, anything else replaces. A replaced name stays
known as an alias, so that old articles keep their tags.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from waraq.entities.gazetteer import TABLES, Listing, read_listings
from waraq.entity import Entity

AUTHORITY = "authority"  # the folder below that of the content


def authority_files(folder: Path) -> tuple[Path, ...]:
    """The authority files that exist in `folder`."""
    return tuple(folder / name for name in TABLES.values() if (folder / name).is_file())


def load_authority(folder: Path) -> list[Listing]:
    """The editor's own entities and corrections, as written. Raises DataError."""
    return [
        listing
        for kind, name in TABLES.items()
        if (folder / name).is_file()
        for listing in read_listings(folder / name, kind, editor=True)
    ]


def merge_listings(shipped: Iterable[Listing], editors: Iterable[Listing]) -> list[Listing]:
    """The shipped entities with the editor's laid over them by id.

    Raises DataError for a new entity without a name, and for an `ambiguous`
    name that the entity does not have.
    """
    merged = {listing.entity.id: listing for listing in shipped}
    for listing in editors:
        known = merged.get(listing.entity.id)
        entity = overlay(known.entity, listing.entity) if known else listing.entity
        if not entity.name:
            raise listing.row.error("name", "is missing")
        if unknown := set(entity.ambiguous) - {entity.name, *entity.aliases}:
            message = f"{'، '.join(sorted(unknown))} is neither the name nor an alias"
            raise listing.row.error("ambiguous", message)
        merged[entity.id] = Listing(entity, listing.row, editor=True)
    return list(merged.values())


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


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """The items in their order, each once."""
    return tuple(dict.fromkeys(items))
