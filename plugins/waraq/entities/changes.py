"""What a change of the authority files concerns: names that mean something else in texts, entities on pages.

What a text names follows from its words, the rules, and whom each name in it
may mean: from who has the name, and for whom it is ambiguous. Which file
lists an entity decides between two that claim one name, and neither of the
files has two that claim it; so who wins it is another only where somebody
gained or lost it. A text that holds no name that was gained, lost or became
ambiguous, in none of its forms, therefore names what it named.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from waraq.entities.gazetteer import load_gazetteer
from waraq.entity import Entity, Kind, Role, list_countries
from waraq.errors import Problem
from waraq.text import read_passage

Names = tuple[tuple[Kind, tuple[str, ...]], ...]
"""Names by the kind of entity that has them."""
ENTITY_FIELDS = tuple(each.name for each in fields(Entity))
_LISTS = ("aliases", "roman", "ambiguous")
_ROLES = ("roles", "roles_en")


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the editors' files say: the entities that they list, as they are, by id.

    `merged` has for the id of each entity that is another one the id of that;
    `hidden` are the ids of those that are not to be known. `notices` tell of
    lines that do nothing.
    """

    entities: Mapping[str, Entity] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    notices: tuple[Problem, ...] = ()

    def lay_over(self, shipped: Mapping[str, Entity]) -> dict[str, Entity]:
        """All entities of an archive that has those `shipped`."""
        gone = self.merged.keys() | self.hidden
        return {**{each: entity for each, entity in shipped.items() if each not in gone}, **self.entities}


@dataclass(frozen=True, slots=True)
class Changes:
    """How the entities of an archive differ from those of the build before.

    `names` are those that texts must be looked through for; `listed` the ids
    that came or went, also those that were or are hidden, or merged into
    another; `renamed` those shown by another name, `described` those that
    differ in something else that their own pages show, `linked` those that
    articles tell machines something else of, `located` those whose country
    has another name. The addresses of those `led` lead to another place, or do
    so no more.
    """

    names: Names = ()
    listed: frozenset[str] = frozenset()
    renamed: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    located: frozenset[str] = frozenset()
    led: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many entities differ, in more than for whom a name is ambiguous."""
        return len(self.listed | self.renamed | self.described)


def compare_corrections(before: Corrections, after: Corrections) -> Changes:
    """How all entities differ where editors' files said `before`, and say `after`."""
    if (before.entities, before.merged, before.hidden) == (after.entities, after.merged, after.hidden):
        return Changes()
    shipped = {listing.entity.id: listing.entity for listing in load_gazetteer()}
    changes = compare_entities(before.lay_over(shipped), after.lay_over(shipped))
    ids = {*before.merged, *after.merged}
    led = frozenset(each for each in ids if before.merged.get(each) != after.merged.get(each))
    return replace(changes, listed=changes.listed | led | (before.hidden ^ after.hidden), led=led)


def compare_entities(before: Mapping[str, Entity], after: Mapping[str, Entity]) -> Changes:
    """How the entities `after`, by id, differ from those `before`.

    >>> known = Entity(id="place/turkey", kind=Kind.PLACE, name="ترکی")
    >>> renamed = replace(known, name="ترکیہ", aliases=("ترکی",))
    >>> compare_entities({known.id: known}, {known.id: renamed}).names
    ((<Kind.PLACE: 'place'>, ('ترکیہ',)),)
    """
    pairs = {each: (before.get(each), after.get(each)) for each in sorted({*before, *after})}
    pairs = {each: pair for each, pair in pairs.items() if pair[0] != pair[1]}
    both = {each: (old, new) for each, (old, new) in pairs.items() if old and new}
    names: dict[Kind, dict[str, None]] = {}
    for old, new in pairs.values():
        for entity in (old, new):
            if entity:
                names.setdefault(entity.kind, {}).update(dict.fromkeys(_changed_names(old, new)))
    return Changes(
        names=tuple((kind, tuple(found)) for kind, found in names.items() if found),
        listed=frozenset(pairs.keys() - both.keys()),
        renamed=frozenset(each for each, (old, new) in both.items() if old.name != new.name),
        described=frozenset(each for each, (old, new) in both.items() if _describe(old) != _describe(new)),
        linked=frozenset(each for each, (old, new) in both.items() if _link(old) != _link(new)),
        located=frozenset(_list_located(before, after)),
    )


def _changed_names(before: Entity | None, after: Entity | None) -> Iterable[str]:
    """The names that an entity gained or lost, and those that became ambiguous or are it no more."""
    old, new = _list_names(before), _list_names(after)
    if before and after and (before.country, before.type) != (after.country, after.type):
        return {**old, **new}  # what a text names of a country tells which places its shared names mean
    if old.keys() != new.keys() and any(_is_family_name(before, name) for name in old if name in new):
        return {**old, **new}  # a word of any of the names tells whose a family name behind it is
    if [name for name in old if name in new] != [name for name in new if name in old]:
        return {**old, **new}  # of two names with one form, such as an inflected one, the first counts
    return [name for name in {**old, **new} if old.get(name) != new.get(name)]


def _is_family_name(entity: Entity | None, name: str) -> bool:
    """Whether a name is one word, as people are named by their family's."""
    return entity is not None and entity.kind is Kind.PERSON and len(read_passage(name).words) == 1


def _list_names(entity: Entity | None) -> dict[str, bool]:
    """The names of an entity in their order, each with whether it is ambiguous."""
    names = (entity.name, *entity.aliases) if entity else ()
    return {name: entity is not None and name in entity.ambiguous for name in names}


def _describe(entity: Entity) -> Entity:
    """What the entity's own pages show of it."""
    return replace(entity, ambiguous=(), source="")


def _link(entity: Entity) -> tuple[str | None, str | None]:
    """What articles tell machines of an entity besides its name."""
    return entity.name_en, entity.wikidata


def _list_located(before: Mapping[str, Entity], after: Mapping[str, Entity]) -> Iterable[str]:
    """The entities whose country has another name."""
    old, new = (_name_countries(entities) for entities in (before, after))
    changed = {code for code in {*old, *new} if old.get(code) != new.get(code)}
    return (each for each, entity in after.items() if entity.country in changed)


def _name_countries(entities: Mapping[str, Entity]) -> dict[str, str]:
    return {code: entity.name for code, entity in list_countries(entities.values()).items()}


def corrections_to_json(corrections: Corrections) -> str:
    """What editors' files say as deterministic JSON."""
    values = {
        # As `asdict`, which copies every value.
        "entities": [
            {name: getattr(entity, name) for name in ENTITY_FIELDS}
            for entity in corrections.entities.values()
        ],
        "merged": dict(corrections.merged),
        "hidden": sorted(corrections.hidden),
        "notices": [asdict(notice) for notice in corrections.notices],
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def corrections_from_json(text: str) -> Corrections:
    """What `corrections_to_json` wrote; raises ValueError where the text is something else.

    >>> lahore = Entity(id="place/lahore", kind=Kind.PLACE, name="لاہور", aliases=("لہور",))
    >>> said = Corrections({lahore.id: lahore}, {"place/lahor": "place/lahore"}, frozenset({"place/x"}))
    >>> corrections_from_json(corrections_to_json(said)) == said
    True
    """
    try:
        values = json.loads(text)
        entities = [read_entity_values(each) for each in values["entities"]]
        merged = {str(each): str(target) for each, target in values["merged"].items()}
        notices = tuple(Problem(**each) for each in values["notices"])
        hidden = frozenset(map(str, values["hidden"]))
    except (TypeError, KeyError, AttributeError) as error:
        message = "this is not what editors' files say"
        raise ValueError(message) from error
    return Corrections({entity.id: entity for entity in entities}, merged, hidden, notices)


def read_entity_values(values: dict[str, Any]) -> Entity:
    """An entity from its fields as JSON has them; a field that isn't there is empty."""
    lists = {key: tuple(values.get(key, ())) for key in _LISTS}
    roles = {key: tuple(Role(*role) for role in values.get(key, ())) for key in _ROLES}
    return Entity(**{**values, **lists, **roles, "kind": Kind(values["kind"])})
