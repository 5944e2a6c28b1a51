"""What the front matter of an article says of its names, by the tables as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waraq.article import EntityCorrections
from waraq.entities.tagger import Tagger

Fault = tuple[str, str]
"""What is wrong, and what to do about it."""
_ADD = "correct the id, or add a row for it in content/authority/"
_BOTH = "take it out of one of the two"


def resolve_corrections(written: EntityCorrections, tagger: Tagger) -> tuple[EntityCorrections, list[Fault]]:
    """The ids that an article adds and drops, as the tables have them, and what to tell its editor.

    An id that was merged into another counts as that. One that is hidden, or
    in no table, is not added. What is both added and dropped is added.

    >>> written = EntityCorrections(add=("place/lahore", "place/nowhere"))
    >>> names, faults = resolve_corrections(written, Tagger.load())
    >>> names.add, faults[0][0]
    (('place/lahore',), 'entities: add names place/nowhere, which no table has')
    """
    merged = tagger.corrections.merged
    faults = [*_tell("add", written.add, tagger), *_tell("drop", written.drop, tagger)]
    add = tuple(dict.fromkeys(merged.get(each, each) for each in written.add))
    drop = dict.fromkeys((*written.drop, *(merged[each] for each in written.drop if each in merged)))
    known = tuple(each for each in add if each in tagger.entities)
    faults += [
        (f"entities: {each} is both added and dropped, and counts as added", _BOTH)
        for each in known
        if each in drop
    ]
    return EntityCorrections(known, tuple(drop)), faults


def _tell(what: str, ids: Iterable[str], tagger: Tagger) -> Iterator[Fault]:
    """What the tables say against the ids that an article adds, or drops."""
    for each in dict.fromkeys(ids):
        if target := tagger.corrections.merged.get(each):
            yield f"entities: {what} names {each}, which is merged into {target}", f"write {target}"
        elif each in tagger.corrections.hidden:
            if what == "add":
                yield f"entities: add names {each}, which is hidden", "take it out, or show it again"
        elif each not in tagger.entities:
            remedy = "correct the id, or take it out" if what == "drop" else _ADD
            yield f"entities: {what} names {each}, which no table has", remedy
