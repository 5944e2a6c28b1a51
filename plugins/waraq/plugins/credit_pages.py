"""The pages of papers, of desks and agencies, and of authors: all of them, and the articles of each."""

from __future__ import annotations

from typing import NamedTuple

from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.feeds import make_name_feeds
from waraq.plugins.list_pages import ListSource, group_by_letter, write_list
from waraq.plugins.views import Link
from waraq.store import ArticleQuery, Part

CREDIT = "credit"


class CreditView(NamedTuple):
    """A paper, a desk or an author as its own page shows it; `feed` and `total` on the newest page alone."""

    kind: str
    name: str
    feed: str | None = None
    total: int = 0


def write_credits(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``publication/``, ``desk/`` or ``author/``: all names in Urdu alphabetical order."""
    kind = part.key
    links = [
        Link(each.name, f"{each.key}/", each.articles) for each in archive.store.credits.count(f"{kind}/")
    ]
    groups = group_by_letter(links)
    write(f"{kind}/", "a_to_z", kind=kind, groups=groups, total=len(links), map_url=None)


def write_credit(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the page of a name, its older pages and feeds, where a published article is credited to it."""
    found = archive.credit(part.key)
    if found is None:
        return
    source = ListSource(f"{found.key}/", found.articles, ArticleQuery(credit=found.key))
    feeds = make_name_feeds(archive, found.name, source.base, source.query, found.articles)
    view = CreditView(found.key.partition("/")[0], found.name)
    for page, cards, pager in write_list(archive, write, source, part):
        # As on the pages of other names: what is counted stands on the newest page alone.
        newest = view._replace(feed=feeds[0][0] if feeds else None, total=found.articles)
        write(page, CREDIT, credit=newest if pager.newer is None else view, cards=cards, pager=pager)
    for each in feeds:
        write.file(*each)


def is_renamed(archive: Archive, part: Part) -> bool:
    """Whether the pages of a name went by another form of it before, so that all of them change."""
    before = archive.store.credits.heading(part.key)
    found = archive.credit(part.key)
    return bool(found and before and found.name != before)


def keep_heading(archive: Archive, part: Part) -> None:
    """Have the store know by what form of a name its pages go now."""
    found = archive.credit(part.key)
    archive.store.credits.keep_heading(part.key, found.name if found else None)
