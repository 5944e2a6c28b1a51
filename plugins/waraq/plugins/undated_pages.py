"""The articles without a date, by the bounds that they were not written before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from waraq.plugins.addresses import date_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.date_views import BoundCount, BoundGroup
from waraq.plugins.list_pages import ListSource, write_list
from waraq.plugins.pages import Slice, paginate
from waraq.plugins.views import Card
from waraq.store import ArticleQuery, Part

_YEAR = 4


def write_undated(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``date/undated/``, where there is anything to put on it.

    The newest page alone has counts: one more article would change those of all others.
    """
    total = archive.store.counts.undated()
    if not total:
        return
    source = ListSource(date_url(None), total, ArticleQuery(undated=True))
    for url, cards, pager in write_list(archive, write, source, part):
        counts = _count_bounds(archive, source) if url == source.base else ()
        write(url, "undated", groups=group_by_bound(cards), counts=counts, total=total, pager=pager)


def group_by_bound(cards: Iterable[Card]) -> tuple[BoundGroup, ...]:
    """The cards by the years of their bounds, in the order given."""
    years = groupby(cards, lambda card: card.not_before and card.not_before[:_YEAR])
    return tuple(BoundGroup(year, name_anchor(year), tuple(members)) for year, members in years)


def name_anchor(year: str | None) -> str:
    """The HTML id of the articles that were not written before a year, or of those that nothing is known of.

    >>> name_anchor("2019"), name_anchor(None)
    ('since-2019', 'since')
    """
    return f"since-{year}" if year else "since"


def _count_bounds(archive: Archive, source: ListSource) -> tuple[BoundCount, ...]:
    pages = paginate(source.base, source.total, archive.config.per_page)
    return tuple(locate_bounds(archive.store.counts.bounds(), pages))


def locate_bounds(counted: Iterable[tuple[str, int]], pages: Iterator[Slice]) -> Iterator[BoundCount]:
    """How many articles have a bound in which year, and the address at which they begin.

    >>> [each.url for each in locate_bounds([("2019", 25), ("", 20)], paginate("date/undated/", 45, 20))]
    ['date/undated/#since-2019', 'date/undated/1/#since']
    """
    offset = 0
    page = next(pages)
    for year, articles in counted:
        while page.offset + page.limit <= offset:
            page = next(pages)
        yield BoundCount(year or None, f"{page.url}#{name_anchor(year)}", articles)
        offset += articles
