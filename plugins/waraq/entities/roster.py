"""Whom an archive knows: the gazetteer with the editor's rows laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from waraq.entities.authority import (
    HIDDEN,
    MERGED_INTO,
    Correction,
    absorb,
    fold_name,
    overlay,
    remove_names,
)
from waraq.entities.faults import Faults
from waraq.entities.gazetteer import Listing
from waraq.entities.tables import Row
from waraq.entity import Entity, list_countries
from waraq.errors import DataError, Problem


@dataclass(frozen=True, slots=True)
class Roster:
    """The entities of an archive, with the lines that list them.

    `merged` has for the id of each entity that is another one the id of that;
    `hidden` are those that the editor does not want, by their ids. `notices`
    tell of rows that do nothing, and of cells that count as empty.
    """

    listings: Sequence[Listing]
    merged: Mapping[str, str] = field(default_factory=dict)
    hidden: Mapping[str, Entity] = field(default_factory=dict)
    notices: tuple[Problem, ...] = ()


def lay_over(
    shipped: Iterable[Listing], corrections: Iterable[Correction], faults: Faults | None = None
) -> Roster:
    """The shipped entities with the editor's rows laid over them by id.

    Raises DataError for a row that can't be, or gives it to `faults`: a new
    entity without a name, an `ambiguous` name that it does not have, what is
    merged into itself, into nobody, into another kind, in a circle or into
    what is hidden, what is hidden and changed besides.
    """
    laying = _Laying(shipped, faults or Faults())
    corrections = list(corrections)
    for correction in corrections:
        laying.notices += correction.told
        try:
            laying.lay(correction)
        except DataError as error:
            laying.faults.note(error, correction.listing.entity.id)
    merged = laying.merge()
    for correction in corrections:
        laying.remove(correction)
    laying.check_countries(corrections)
    return Roster(list(laying.known.values()), merged, laying.hidden, tuple(laying.notices))


class _Laying:
    """The entities while rows are laid over them; `merging` are those that are to go into others."""

    def __init__(self, shipped: Iterable[Listing], faults: Faults) -> None:
        self.known = {listing.entity.id: listing for listing in shipped}
        self.hidden: dict[str, Entity] = {}
        self.merging: dict[str, tuple[Entity, Correction]] = {}
        self.notices: list[Problem] = []
        self.faults = faults

    def lay(self, correction: Correction) -> None:
        """Lay one row over the entity with its id, if there is one. Raises DataError."""
        change, row = correction.listing.entity, correction.listing.row
        known = self.known.get(change.id)
        entity = overlay(known.entity, change) if known else change
        if unknown := set(entity.ambiguous) - {entity.name, *entity.aliases}:
            message = f"{'، '.join(sorted(unknown))} is neither the name nor an alias"
            remedy = "write it under “aliases” too, or take it out"
            raise row.error("ambiguous", message, remedy)
        if correction.hidden:
            same = known and replace(entity, source=known.entity.source) == known.entity
            if known and (correction.removed or not same):
                remedy = "empty the other cells, or this one"
                raise row.error(HIDDEN, "the row also changes what it hides", remedy)
            self.hidden[change.id] = entity
        elif correction.merged_into:
            self.merging[change.id] = entity, correction
        elif not entity.name:
            raise row.error("name", "is missing", "write the usual Urdu name, or correct the id")
        else:
            self.known[change.id] = Listing(entity, row, editor=True)
            return
        self.known.pop(change.id, None)
        if not entity.name:
            what = "hides" if correction.hidden else "merges"
            reason = f"no table has {change.id}, so this line {what} no name"
            self._notice(row, reason, "correct the id, or delete the line; a name may stand under “name”")

    def merge(self) -> dict[str, str]:
        """Give the names of entities to those that they are merged into; which are whose."""
        merged: dict[str, str] = {}
        for each, (_, correction) in sorted(self.merging.items()):
            if error := self._find_fault(each, correction):
                # Where no table has it, its own line may be the wrong one.
                there = correction.merged_into in self.known.keys() | self.merging.keys()
                self.faults.note(error, each, [] if there else [correction.merged_into])
            elif target := self._follow(each):
                merged[each] = target
        for each, target in merged.items():
            entity, correction = self.merging[each]
            entity = self._remove(entity, correction)
            known = self.known[target]
            row = known.row if known.editor else correction.listing.row
            self.known[target] = Listing(absorb(known.entity, entity), row, editor=True)
        return merged

    def remove(self, correction: Correction) -> None:
        """Take away the aliases that a row does not want, also those that came by merging."""
        known = self.known.get(correction.listing.entity.id)
        if known and correction.removed:
            entity = self._remove(known.entity, correction)
            self.known[entity.id] = Listing(entity, known.row, editor=True)

    def check_countries(self, corrections: Iterable[Correction]) -> None:
        """Tell of codes that no country has, such as UK for GB."""
        coded = [each.listing for each in corrections if each.listing.entity.country]
        shown = (each.entity for each in self.known.values())
        gone = (entity for entity, _ in self.merging.values())
        known = list_countries([*shown, *self.hidden.values(), *gone]) if coded else {}
        for entity, row in ((each.entity, each.row) for each in coded):
            if entity.country not in known:
                reason = f"country: no country has the code {entity.country}"
                self._notice(row, reason, "write its code by ISO 3166: GB, not UK")

    def _remove(self, entity: Entity, correction: Correction) -> Entity:
        row = correction.listing.row
        for name in correction.removed:
            if fold_name(name) == fold_name(entity.name):
                reason = f"{name} is the name itself"
                error = row.error("aliases", reason, "write another one under “name”, or hide the entity")
                self.faults.note(error, entity.id)
        without, missing = remove_names(entity, correction.removed)
        for name in missing:
            if fold_name(name) != fold_name(entity.name):
                reason = f"aliases: {name}, which is to be taken away, is no alias of {entity.id}"
                self._notice(row, reason, "correct the alias, or take it out with its minus")
        return without

    def _find_fault(self, each: str, correction: Correction) -> DataError | None:
        """What is wrong with merging an entity into the one that its row says."""
        target, row = correction.merged_into, correction.listing.row
        remedy = "write the id of the entity that it is"
        if target == each:
            return row.error(MERGED_INTO, "is the id of the line itself", remedy)
        if target.partition("/")[0] != each.partition("/")[0]:
            return row.error(MERGED_INTO, f"{target} is of another kind", remedy)
        if target in self.hidden:
            return row.error(MERGED_INTO, f"{target} is hidden", "hide this one too, or show that one")
        if target not in self.known and target not in self.merging:
            return row.error(MERGED_INTO, f"no table has {target}", remedy)
        circle = self._list_steps(each)
        if circle[-1] == each:
            message = f"goes round in a circle: {' → '.join(circle)}"
            return row.error(MERGED_INTO, message, "empty this cell in the line of the one that stays")
        return None

    def _follow(self, each: str) -> str:
        """Whom an entity is merged into in the end; empty where a line on the way there is wrong."""
        end = self._list_steps(each)[-1]
        return end if end in self.known else ""

    def _list_steps(self, each: str) -> list[str]:
        """The ids from one entity to the one that it is in the end, or to the first one met again."""
        steps = {each: None}  # in their order
        while each in self.merging:
            each = self.merging[each][1].merged_into
            if each in steps:
                return [*steps, each]
            steps[each] = None
        return list(steps)

    def _notice(self, row: Row, reason: str, remedy: str) -> None:
        self.notices.append(Problem(row.path, reason, remedy, row.line, fatal=False))
