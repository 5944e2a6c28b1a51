"""What the front matter of an article says of its names, by the tables as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waraq.article import EntityCorrections
from waraq.entities.tagger import Tagger

Fault = tuple[str, str]
"""What is wrong, and what to do about it."""


def resolve_corrections(written: EntityCorrections, tagger: Tagger) -> tuple[EntityCorrections, list[Fault]]:
    """The ids that an article adds and drops, as the tables have them, and what to tell its editor.

    An id that was merged into another counts as that. One that is hidden, or
    in no table, is not added.

    >>> written = EntityCorrections(add=("place/lahore", "place/nowhere"))
    >>> names, faults = resolve_corrections(written, Tagger.load())
    >>> names.add, faults[0][0]
    (('place/lahore',), 'entities: add names place/nowhere, which no authority file has')
    """
    corrections = tagger.corrections
    faults = [*_tell_merged("add", written.add, tagger), *_tell_merged("drop", written.drop, tagger)]
    add = tuple(dict.fromkeys(corrections.merged.get(each, each) for each in written.add))
    for each in written.add:
        if each in corrections.hidden:
            faults.append((f"entities: add names {each}, which is hidden", "take it out, or show it again"))
        elif each not in tagger.entities and each not in corrections.merged:
            remedy = "correct the id, or add a row for it in content/authority/"
            faults.append((f"entities: add names {each}, which no authority file has", remedy))
    known = tuple(each for each in add if each in tagger.entities)
    return EntityCorrections(known, (*written.drop, *_find_targets(written.drop, tagger))), faults


def _find_targets(ids: Iterable[str], tagger: Tagger) -> Iterator[str]:
    merged = tagger.corrections.merged
    return (merged[each] for each in ids if each in merged)


def _tell_merged(what: str, ids: Iterable[str], tagger: Tagger) -> Iterator[Fault]:
    for each in ids:
        if target := tagger.corrections.merged.get(each):
            yield f"entities: {what} names {each}, which is merged into {target}", f"write {target}"
