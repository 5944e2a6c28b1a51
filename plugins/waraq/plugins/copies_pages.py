"""Copies of an article: on its own page, and a page for each story that was printed three times or more."""

from __future__ import annotations

from collections.abc import Sequence

from waraq.plugins.addresses import copies_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.views import Card, CopiesView
from waraq.store import Part

LISTED = 8  # on the page of an article
LEAST = 3  # articles that make a page


def find_copies(archive: Archive, card: Card) -> CopiesView | None:
    """What the page of a published article shows of its copies; None where it has none."""
    origin = archive.store.copies.origin_of(card.id)
    if origin is None or len(group := archive.store.copies.group(origin)) == 1:
        return None
    first = _choose_first(origin, group)
    shown = [first, *(each for each in group[: LISTED + 2] if each != first)]
    others = tuple(archive.card_of(each) for each in shown if each != card.id)[:LISTED]
    return CopiesView(
        others=others,
        first=first,
        total=len(group),
        elsewhere=any(other.publication not in {None, card.publication} for other in others),
        url=copies_url(origin) if len(group) >= LEAST else None,
    )


def write_copies(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``copies/<id>/`` of a group that has enough published articles."""
    group = archive.store.copies.group(part.key)
    if len(group) >= LEAST:
        first = archive.card_of(_choose_first(part.key, group))
        cards = tuple(map(archive.card_of, group))
        write(copies_url(part.key), "copies", first=first, cards=cards)


def _choose_first(origin: str, group: Sequence[str]) -> str:
    """The primary article; the earliest where that is not published."""
    return origin if origin in group else group[0]
