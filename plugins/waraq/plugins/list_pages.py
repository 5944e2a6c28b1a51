"""Lists that run over several pages: sections, entities, articles without a date, and A-Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from waraq.entity import Entity, Kind
from waraq.plugins.addresses import date_url, entity_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.pages import paginate
from waraq.plugins.views import Card, EntityLink, EntityView, LetterGroup, Pager
from waraq.store import ArticleQuery, Part
from waraq.text import collation_key, collation_letter

TOGETHER = 12


def write_sections(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``section/``."""
    write("section/", "sections")


def write_section(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``section/<slug>/`` with its older pages, where the section has articles."""
    section = next((link for link in archive.site.sections if link.name == part.key), None)
    if section is None:
        return
    query = ArticleQuery(section=section.name)
    for url, cards, pager in _pages(archive, write, section.url, section.count or 0, query, part.since):
        write(url, "section", section=section, cards=cards, pager=pager)


def write_undated(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``date/undated/``, where there is anything to put on it."""
    total = archive.store.counts.undated()
    if not total:
        return
    for url, cards, pager in _pages(archive, write, date_url(None), total, ArticleQuery(undated=True)):
        write(url, "undated", cards=cards, pager=pager)


def write_entity(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the page of an entity and its older pages, where a published article names it."""
    total = archive.store.counts.naming(part.key)
    if not total:
        return
    entity = archive.entities[part.key]
    query = ArticleQuery(entity=part.key)
    for url, cards, pager in _pages(archive, write, entity_url(entity), total, query, part.since):
        # What is counted stands on the newest page alone: it changes with every article.
        view = _entity_view(archive, entity, counted=pager.newer is None)
        write(url, "entity", entity=view, cards=cards, pager=pager)


def write_a_to_z(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``person/``, ``place/`` or ``organisation/``: all names in Urdu alphabetical order."""
    counted = archive.store.counts.entities(part.key)
    links = [archive.entity_link(*pair) for pair in counted]
    write(f"{part.key}/", "a_to_z", kind=Kind(part.key), groups=group_by_letter(links), total=len(links))


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
    archive: Archive, write: WritePage, base: str, total: int, query: ArticleQuery, since: str = ""
) -> Iterator[tuple[str, tuple[Card, ...], Pager]]:
    """The pages of a list that must be written, the newest first; `write` is told of those that stay."""
    per_page = archive.config.per_page
    # The page before one that was filled, or is no longer full, has another link to it.
    unchanged = archive.store.counts.older_than(query, since) // per_page - 2 if since else 0
    # One query for all pages, cut up as it comes: an OFFSET would read the newer articles again for each.
    cards = archive.iterate_cards(query)
    for page in paginate(base, total, per_page):
        if page.pager.number <= unchanged:
            write.keep(page.url)
        else:
            yield page.url, tuple(islice(cards, page.limit)), page.pager


def _entity_view(archive: Archive, entity: Entity, *, counted: bool) -> EntityView:
    counts = archive.store.counts
    years = counts.entity_years(entity.id) if counted else ()
    together = counts.together(entity.id, TOGETHER) if counted else ()
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
        years=tuple(archive.period_link(*pair) for pair in years),
        together=tuple(archive.entity_link(*pair) for pair in together),
    )
