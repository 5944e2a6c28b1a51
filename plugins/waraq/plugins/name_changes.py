"""Corrected names: the articles that are derived again, and the pages that show other names.

The store keeps what the editors' files said at the last build. Where the authority
files say something else now, each article is looked through for the names
that came, went or became ambiguous: in all others the same names are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from waraq import stages
from waraq.entities import (
    Changes,
    Names,
    compare_corrections,
    corrections_from_json,
    corrections_to_json,
)
from waraq.plugins.deriver_source import DeriverSource
from waraq.store import Store
from waraq.workers import Workers, divide

if TYPE_CHECKING:
    from waraq.entities import NameFinder

# So many articles are looked through by a process at once: it takes less than to derive one portion of them.
_AT_ONCE = 512


def find_changes(store: Store, source: DeriverSource) -> Changes:
    """What editors changed since the articles were tagged; where that is not known these are forgotten.

    :raises DataError: for a wrong table; unchanged tables, which were right, are not read.
    """
    if store.names.tables() == source.tables:
        return Changes()
    tagger = source.load().tagger
    try:
        before = corrections_from_json(store.names.editors() or "")
    except ValueError:
        store.forget()
        return Changes()
    return compare_corrections(before, tagger.corrections)


def find_concerned(store: Store, changes: Changes, workers: Workers) -> set[str]:
    """The paths of the articles that may have other tags or notices by the names as they are now."""
    concerned: set[str] = set()
    if changes.listed:
        concerned.update(path for path, entity in store.names.corrected() if entity in changes.listed)
    if changes.names:
        with stages.run("Looking for names", "articles") as stage:
            portions = divide(stage.each(store.names.texts()), _AT_ONCE)
            for found in workers.map(partial(find_named, changes.names), portions):
                concerned.update(found)
    return concerned


def find_named(names: Names, texts: Sequence[tuple[str, str, str]]) -> list[str]:
    """The paths of those of some articles that hold one of the names in their headline or text."""
    finder = _load_finder(names)
    return [path for path, headline, text in texts if finder.is_in(headline) or finder.is_in(text)]


@lru_cache(1)
def _load_finder(names: Names) -> NameFinder:
    from waraq.entities import NameFinder  # noqa: PLC0415 - names change seldom

    return NameFinder(names)


def note_changes(store: Store, changes: Changes, source: DeriverSource) -> None:
    """Note what shows entities otherwise, once the articles are tagged; keep the names for the next build.

    An entity that came or went needs no note: the articles that name it are derived again. But the address of
    one that is merged into another leads there, whether or not articles name it.
    """
    if store.names.tables() == source.tables:
        return
    for entity in changes.renamed:
        store.names.note_renamed(entity, source.tables)
    for entity in changes.described | changes.located | changes.led:
        store.names.note_described(entity)
    for entity in changes.linked:
        store.names.note_linked(entity)
    corrections = source.load().tagger.corrections
    store.names.keep_editors(corrections_to_json(corrections), source.tables, corrections.notices)
