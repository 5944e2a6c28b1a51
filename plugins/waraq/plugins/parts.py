"""The parts of the site, each written as one: all of them, or those that a change of articles concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from waraq.entity import Kind
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.article_data import NO_MONTH, write_articles
from waraq.plugins.article_pages import write_article
from waraq.plugins.copies_pages import LEAST, write_copies
from waraq.plugins.coverage_pages import write_coverage
from waraq.plugins.credit_pages import CREDIT, is_renamed, write_credit, write_credits
from waraq.plugins.data_page import write_package
from waraq.plugins.date_pages import write_day, write_month, write_overview, write_year
from waraq.plugins.day_of_year_pages import write_day_of_year, write_days_of_year
from waraq.plugins.entity_data import write_entities
from waraq.plugins.entity_pages import write_entity
from waraq.plugins.front_page import write_front_page
from waraq.plugins.list_pages import write_a_to_z, write_section, write_sections
from waraq.plugins.map_pages import write_map
from waraq.plugins.oai import write_repositories
from waraq.plugins.picture_files import PICTURE, write_picture
from waraq.plugins.undated_pages import write_undated
from waraq.plugins.words_pages import write_words
from waraq.store import CREDITS, END, ArticleQuery, Part

A_TO_Z = "a-to-z"


DAY_OF_YEAR = "day-of-year"
WRITERS: dict[str, Callable[[Archive, WritePage, Part], None]] = {
    "front": write_front_page,
    "article": write_article,
    "sections": write_sections,
    "section": write_section,
    "dates": write_overview,
    "year": write_year,
    "month": write_month,
    "day": write_day,
    "coverage": write_coverage,
    "days-of-year": write_days_of_year,
    DAY_OF_YEAR: write_day_of_year,
    "undated": write_undated,
    "entity": write_entity,
    "copies": write_copies,
    CREDIT: write_credit,
    "credits": write_credits,
    A_TO_Z: write_a_to_z,
    "map": write_map,
    "entities": write_entities,
    "words": write_words,
    "data": write_articles,
    "oai": write_repositories,
    PICTURE: write_picture,
    "package": write_package,
}
# Tells of what the other parts have written, so it is written when all those are.
LAST = Part("package")
# What names someone or something, by kind.
_NAMES = frozenset(kind.value for kind in Kind)
# An article with a date comes or goes, and one without.
_ARRIVALS = frozenset({"year", "undated"})
# What counts articles of the whole archive, few pages, and what it counts: written when an article
# that has one of these came or went. The front page shows articles: every build with pages writes it.
OVERVIEWS: dict[Part, frozenset[str]] = {
    Part("front"): frozenset(),
    Part("sections"): _ARRIVALS,
    Part("dates"): _ARRIVALS,
    Part("words"): _NAMES | _ARRIVALS,
    Part("coverage"): _ARRIVALS,
    Part("days-of-year"): _ARRIVALS,
    **{Part(A_TO_Z, kind.value): frozenset({kind.value}) for kind in Kind},
    **{Part("credits", kind): frozenset({kind}) for kind in CREDITS},
    Part("map"): frozenset({Kind.PLACE.value}),
    Part("entities"): _NAMES,
}
PERIODS = {"year": 4, "month": 7, "day": 10}


def write_part(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the pages of one part; none where nothing is left to put on them."""
    WRITERS[part.kind](archive, write, part)


def list_parts(archive: Archive) -> Iterator[Part]:
    """Every part that has pages."""
    store = archive.store
    yield from OVERVIEWS
    for query in (ArticleQuery(), ArticleQuery(status="withheld")):
        yield from (Part("article", each) for each in store.ids(query))
    yield from (Part("section", link.name) for link in archive.site.sections)
    for kind, length in PERIODS.items():
        yield from (Part(kind, edtf) for edtf, _ in store.counts.periods("", length))
    yield from (Part(DAY_OF_YEAR, each) for each in store.days_of_year.counted())
    if store.counts.undated():
        yield from (Part("undated"), Part("data"), Part("oai"))
    for year, _ in store.counts.periods("", PERIODS["year"]):
        yield from (Part("data", f"{year}{NO_MONTH}"), Part("oai", year))
    yield from (Part("data", month) for month, _ in store.counts.periods("", PERIODS["month"]))
    yield from (Part("entity", each) for each, _ in store.counts.entities())
    yield from _list_forwards(archive)
    yield from (Part(CREDIT, each.key) for each in store.credits.count())
    yield from (Part(PICTURE, each) for each in store.pictures.names())
    yield from (Part("copies", each) for each in store.copies.origins(LEAST))


def list_stale_parts(archive: Archive) -> Iterator[Part]:
    """The parts that changes since the last build concern, and what is written by every build with any."""
    stale = [
        Part(CREDIT, part.key) if part.kind == CREDIT and is_renamed(archive, part) else part
        for part in archive.store.pages.stale()
    ]
    moved = {_tell_counted(part) for part in stale if part.until == END}
    overviews = (part for part, counted in OVERVIEWS.items() if not counted or counted & moved)
    parts = [*overviews, *_list_periods_beside(archive, stale), *stale, *_list_forwards(archive)]
    yield from {(part.kind, part.key): part for part in parts}.values()


def _tell_counted(part: Part) -> str:
    """What `OVERVIEWS` counts the articles of a part as: names by their kind, others by that of the part."""
    return part.key.partition("/")[0] if part.kind in {"entity", CREDIT} else part.kind


def _list_forwards(archive: Archive) -> Iterator[Part]:
    """The entities that are merged into others, whose pages may have come or gone: few, and small pages."""
    return (Part("entity", each) for each in archive.merged)


def _list_periods_beside(archive: Archive, stale: Iterable[Part]) -> Iterator[Part]:
    """The periods that lead to those that may have come or gone."""
    for part in stale:
        if part.kind in PERIODS:
            beside = archive.store.counts.periods_beside(part.key)
            yield from (Part(part.kind, found[0]) for found in beside if found)
        elif part.kind == DAY_OF_YEAR:
            yield from (Part(part.kind, each) for each in archive.store.days_of_year.beside(part.key) if each)
