"""Copies of an article: on its own page, and a page for each story that was printed three times or more."""

from __future__ import annotations

from collections.abc import Sequence

from waraq.plugins.addresses import copies_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.pages import paginate_rising
from waraq.plugins.views import Card, CopiesView
from waraq.store import Part

LISTED = 8  # on the page of an article
LEAST = 3  # articles that make a page


def find_copies(archive: Archive, card: Card) -> CopiesView | None:
    """What the page of a published article shows of its copies; None where it has none."""
    origin = archive.store.copies.origin_of(card.id)
    if origin is None or len(group := archive.store.copies.group(origin)) == 1:
        return None
    first = choose_first(origin, group)
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
    """Write ``copies/<id>/`` with its later pages, of a group that has enough published articles."""
    group = archive.store.copies.group(part.key)
    if len(group) < LEAST:
        return
    first = archive.card_of(choose_first(part.key, group))
    for url, offset, limit, pager in paginate_rising(
        copies_url(part.key), len(group), archive.config.per_page
    ):
        cards = tuple(map(archive.card_of, group[offset : offset + limit]))
        write(url, "copies", first=first, total=len(group), cards=cards, pager=pager)


def choose_first(origin: str, group: Sequence[str]) -> str:
    """The primary article; the earliest where that is not published."""
    return origin if origin in group else group[0]
