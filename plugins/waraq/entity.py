"""Entities: the people, places and organisations that articles name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an entity is; the value is also its folder in the site's addresses."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


class Role(NamedTuple):
    """What a person was: `title`, and `years` as an EDTF year or interval, empty where they are not known."""

    title: str
    years: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, place or organisation of the gazetteer or the editor's authority file.

    `id` is ``kind/slug`` (``place/lahore``), permanent and unique. `aliases`
    are further Urdu names and acronyms. `wikidata` is a Q-number only where a
    source gives one. `ambiguous` names are also common words or other things
    (شام، مالی) and need evidence before they count. A person has `roles`, in
    Urdu and in English; a place or an organisation the ISO 3166 code of its
    `country`, a place also `latitude` and `longitude` in degrees. `source`
    says where the row comes from.
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    name_en: str | None = None
    roman: tuple[str, ...] = ()
    type: str | None = None
    wikidata: str | None = None
    ambiguous: tuple[str, ...] = ()
    source: str = ""
    roles: tuple[Role, ...] = ()
    roles_en: tuple[Role, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def slug(self) -> str:
        """The last part of the id, as used in the address of the entity's page.

        >>> Entity(id="place/lahore", kind=Kind.PLACE, name="لاہور").slug
        'lahore'
        """
        return self.id.partition("/")[2]


def list_countries(entities: Iterable[Entity]) -> dict[str, Entity]:
    """The countries by their ISO 3166 codes.

    England has the code of the United Kingdom, and is a country too: where
    several have a code, that of CLDR's list of countries counts.

    >>> pakistan = Entity(id="place/pakistan", kind=Kind.PLACE, name="پاکستان", type="country", country="PK")
    >>> list_countries([pakistan])["PK"].name
    'پاکستان'
    """
    found = (each for each in entities if each.type == "country" and each.country)
    ordered = sorted(found, key=lambda each: ("cldr" in each.source, each.id))
    return {str(each.country): each for each in ordered}


class Mention(NamedTuple):
    """Where a text names an entity: code points `start` to `end`, half open.

    `entity` is the entity's id; `rule` says what found it (``gazetteer``,
    ``title`` …) and `score` how sure that is, from 0 to 1.
    """

    start: int
    end: int
    kind: Kind
    entity: str
    rule: str = "gazetteer"
    score: float = 1.0
