"""Lists that run over several pages: sections, entities, articles without a date, and A-Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from waraq.entity import Entity, Kind
from waraq.plugins.addresses import date_url, entity_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.pages import paginate
from waraq.plugins.views import Card, EntityLink, EntityView, LetterGroup, Pager
from waraq.store import ArticleQuery
from waraq.text import collation_key, collation_letter

TOGETHER = 12


def write_section_pages(archive: Archive, write: WritePage) -> None:
    """Write ``section/``, and ``section/<slug>/`` with its older pages."""
    write("section/", "sections")
    for section in archive.site.sections:
        query = ArticleQuery(section=section.name)
        for url, cards, pager in _pages(archive, section.url, section.count or 0, query):
            write(url, "section", section=section, cards=cards, pager=pager)


def write_undated_pages(archive: Archive, write: WritePage) -> None:
    """Write ``date/undated/``, where there is anything to put on it."""
    total = archive.store.counts.undated()
    if not total:
        return
    for url, cards, pager in _pages(archive, date_url(None), total, ArticleQuery(undated=True)):
        write(url, "undated", cards=cards, pager=pager)


def write_entity_pages(archive: Archive, write: WritePage) -> None:
    """Write a page for every entity that a published article names, and its older pages."""
    for entity_id, total in archive.store.counts.entities():
        entity = archive.entities[entity_id]
        view = _entity_view(archive, entity)
        for url, cards, pager in _pages(archive, entity_url(entity), total, ArticleQuery(entity=entity_id)):
            write(url, "entity", entity=view, cards=cards, pager=pager)


def write_a_to_z_pages(archive: Archive, write: WritePage) -> None:
    """Write ``person/``, ``place/`` and ``organisation/``: all names in Urdu alphabetical order."""
    for kind in Kind:
        counted = archive.store.counts.entities(kind.value)
        links = [archive.entity_link(*pair) for pair in counted]
        write(f"{kind.value}/", "a_to_z", kind=kind, groups=group_by_letter(links), total=len(links))


def group_by_letter(links: Iterable[EntityLink]) -> tuple[LetterGroup, ...]:
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


def _pages(
    archive: Archive, base: str, total: int, query: ArticleQuery
) -> Iterator[tuple[str, tuple[Card, ...], Pager]]:
    # One query for all pages, cut up as it comes: an OFFSET would read the newer articles again for each.
    cards = archive.iterate_cards(query)
    for page in paginate(base, total, archive.config.per_page):
        yield page.url, tuple(islice(cards, page.limit)), page.pager


def _entity_view(archive: Archive, entity: Entity) -> EntityView:
    counts = archive.store.counts
    return EntityView(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        url=entity_url(entity),
        name_en=entity.name_en,
        roman=entity.roman,
        aliases=entity.aliases,
        type=entity.type,
        wikidata=entity.wikidata,
        years=tuple(archive.period_link(*pair) for pair in counts.entity_years(entity.id)),
        together=tuple(archive.entity_link(*pair) for pair in counts.together(entity.id, TOGETHER)),
    )
