"""The pages of a person, a place or an organisation, and its feeds."""

from __future__ import annotations

from waraq.entity import Entity, Role
from waraq.plugins.addresses import entity_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.feeds import make_name_feeds
from waraq.plugins.list_pages import ListSource, write_list
from waraq.plugins.network import draw_network
from waraq.plugins.views import EntityView, RoleView
from waraq.plugins.year_chart import draw_years
from waraq.store import FORWARD, ArticleQuery, Part

TOGETHER = 12
AMONG = 1_000  # so many of the newest articles say who is named together


def write_entity(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the page of an entity, its older pages and its feeds, where a published article names it.

    For one that is merged into another, write what leads to the page of that.
    """
    if target := archive.merged.get(part.key):
        if archive.store.counts.naming(target):
            write(f"{part.key}/", FORWARD, entity=archive.entity_link(target))
        return
    total = archive.store.counts.naming(part.key)
    if not total:
        return
    entity = archive.entities[part.key]
    source = ListSource(entity_url(entity), total, ArticleQuery(entity=part.key))
    feeds = make_name_feeds(archive, entity.name, source.base, source.query, total)
    for url, cards, pager in write_list(archive, write, source, part):
        # What is counted stands on the newest page alone: it changes with every article.
        view = describe(archive, entity)
        if pager.newer is None:
            view = _count(archive, view._replace(feed=feeds[0][0] if feeds else None, total=total))
        write(url, "entity", entity=view, cards=cards, pager=pager)
    for each in feeds:  # behind the pages: the first file of a new folder is written in less time
        write.file(*each)


def describe(archive: Archive, entity: Entity) -> EntityView:
    """What all pages of an entity show of it."""
    code = entity.country or ""
    country = archive.entities[archive.countries[code]] if code in archive.countries else None
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
        roles=_list_roles(archive, entity),
        country=country.name if country and country.id != entity.id else None,
        latitude=entity.latitude,
        longitude=entity.longitude,
    )


def _list_roles(archive: Archive, entity: Entity) -> tuple[RoleView, ...]:
    """What somebody was: in the language of the interface, and in the other only where that is not known."""
    known = {"ur": entity.roles, "en": entity.roles_en}
    own = archive.config.interface
    lang = own if known[own] else "en" if own == "ur" else "ur"
    return tuple(read_role(archive, role, lang) for role in known[lang])


def read_role(archive: Archive, role: Role, lang: str) -> RoleView:
    """A role with its years in the site's digits.

    An interval has two years, ``..`` for an end that did not come yet, or
    nothing for one that is not known.
    """
    first, interval, last = role.years.partition("/")
    years = [_print_year(archive, year) for year in (first, last if interval else first)]
    return RoleView(role.title, years[0], years[1], ended=last != "..", lang=lang)


def _print_year(archive: Archive, year: str) -> str | None:
    return archive.catalogue.number(int(year)) if year.isdecimal() else None


def _count(archive: Archive, view: EntityView) -> EntityView:
    """The same with what is counted."""
    years = archive.store.counts.entity_years(view.id)
    together = archive.named_together(view.id, TOGETHER, AMONG)
    network = draw_network([count for _, count in together], view.name)
    if view.total > AMONG:  # not of all articles, so their numbers would mislead
        together = [(each, 0) for each, _ in together]
    return view._replace(
        years=tuple(archive.period_link(*pair) for pair in years),
        together=tuple(archive.entity_link(*pair) for pair in together),
        chart=draw_years(years, archive.catalogue.number),
        network=network,
    )
