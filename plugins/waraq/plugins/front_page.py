"""The front page: the newest articles, the sections, and ways into the archive."""

from __future__ import annotations

from waraq.entity import Kind
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.views import Card, EntityLink, Link
from waraq.store import ArticleQuery, Part

NEWEST = 13
SECTIONS = 12
PER_SECTION = 4
MOST_NAMED = 12


def write_front_page(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``index.html``."""
    write(
        "",
        "index",
        cards=archive.cards(ArticleQuery(limit=NEWEST)),
        by_section=tuple(_section(archive, link) for link in archive.site.sections[:SECTIONS]),
        total=archive.store.counts.articles(),
        years=archive.year_links(),
        people=_most_named(archive, Kind.PERSON),
        places=_most_named(archive, Kind.PLACE),
        organisations=_most_named(archive, Kind.ORGANISATION),
        undated=archive.undated_link(),
    )


def _section(archive: Archive, link: Link) -> tuple[Link, tuple[Card, ...]]:
    return link, archive.cards(ArticleQuery(section=link.name, limit=PER_SECTION))


def _most_named(archive: Archive, kind: Kind) -> tuple[EntityLink, ...]:
    return tuple(archive.entity_link(*pair) for pair in archive.store.counts.entities(kind.value, MOST_NAMED))
