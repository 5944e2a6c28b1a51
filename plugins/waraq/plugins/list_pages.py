"""Lists that run over several pages, such as those of sections; and the names from A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, islice
from typing import NamedTuple

from waraq.entity import Kind
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.feed import FeedHead
from waraq.plugins.feeds import make_feeds
from waraq.plugins.map_pages import MAP, find_located
from waraq.plugins.pages import paginate
from waraq.plugins.views import Card, EntityLink, LetterGroup, Link, Pager
from waraq.store import END, ArticleQuery, Part
from waraq.text import collation_key, collation_letter

_BEHIND = " "  # after a place in time: behind its articles, before all newer ones


class ListSource(NamedTuple):
    """A list: the address of its newest page, how many articles it has, which, and how many on a page.

    The site's setting says how many where `per_page` does not.
    """

    base: str
    total: int
    query: ArticleQuery
    per_page: int | None = None


def write_sections(_archive: Archive, write: WritePage, _part: Part) -> None:
    """Write ``section/``."""
    write("section/", "sections")


def write_section(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``section/<slug>/`` with its older pages, where the section has articles."""
    section = next((link for link in archive.site.sections if link.name == part.key), None)
    if section is None:
        return
    source = ListSource(section.url, section.count or 0, ArticleQuery(section=section.name))
    title = archive.catalogue.plain("title.page", title=section.name, site=archive.site.name)
    subtitle = archive.catalogue.plain("section.description", section=section.name, site=archive.site.name)
    feeds = make_feeds(archive, FeedHead(title, subtitle, section.url), source.query)
    for url, cards, pager in write_list(archive, write, source, part):
        write(url, "section", section=section, cards=cards, pager=pager, has_feeds=bool(feeds))
    for name, data in feeds:
        write.file(name, data)


def write_a_to_z(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``person/``, ``place/`` or ``organisation/``: all names in Urdu alphabetical order."""
    counted = archive.store.counts.entities(part.key)
    links = [archive.entity_link(*pair) for pair in counted]
    kind = Kind(part.key)
    on_map = MAP if kind is Kind.PLACE and find_located(archive, counted) else None
    groups = group_by_letter(links)
    write(f"{part.key}/", "a_to_z", kind=kind, groups=groups, total=len(links), map_url=on_map)


def group_by_letter(links: Iterable[EntityLink | Link]) -> tuple[LetterGroup, ...]:
    """The links in Urdu alphabetical order, each letter once.

    The heading counts before the name: «آج» sorts among the signs, and stands under آ all the same.
    """
    order = sorted(
        ((collation_letter(link.name), link) for link in links),
        key=lambda pair: (collation_key(pair[0]), collation_key(pair[1].name), pair[1].url),
    )
    return tuple(
        LetterGroup(letter, f"letter-{ord(letter):x}", tuple(link for _, link in members))
        for letter, members in groupby(order, key=lambda pair: pair[0])
    )


def write_list(
    archive: Archive, write: WritePage, source: ListSource, part: Part
) -> Iterator[tuple[str, tuple[Card, ...], Pager]]:
    """The pages of a list that must be written, the newest first; `write` is told of those that stay."""
    base, total, query = source[:3]
    per_page = source.per_page or archive.config.per_page
    count = archive.store.counts.older_than
    # The page before one that was filled, or is no longer full, has another link to it.
    first = count(query, part.since) // per_page - 1 if part.since else 1
    last = total if part.until == END else count(query, part.until + _BEHIND) // per_page + 1
    wanted = []
    for page in paginate(base, total, per_page):
        if first <= page.pager.number and (page.pager.number <= last or page.url == base):
            wanted.append(page)
        else:
            write.keep(page.url)
    # One query for pages in a row, cut up as it comes: an OFFSET reads the newer articles again for each.
    cards: Iterator[Card] = iter(())
    stop = -1
    for page in wanted:
        if page.offset != stop:
            cards = archive.iterate_cards(replace(query, offset=page.offset) if page.offset else query)
        stop = page.offset + page.limit
        yield page.url, tuple(islice(cards, page.limit)), page.pager
