"""The front page: the newest day laid out by weight, the days before, and ways into the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from waraq.entity import Kind
from waraq.plugins.addresses import date_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.day_of_year_pages import name_day
from waraq.plugins.views import Card, EntityLink, Link
from waraq.store import ArticleQuery, Part

LOOKED_AT = 60  # articles of the day, the heaviest first: a day may have thousands
SECOND = 4
BRIEFS = 5  # of each section
EXCERPT = 520  # code points of the lead story
DAYS_BEFORE = 6
OF_A_DAY = 4
NEWEST = 13
SECTIONS = 12
PER_SECTION = 4
MOST_NAMED = 12


class FrontDay(NamedTuple):
    """A day on the front page: its date (EDTF; None where no day is known), and its articles that are shown.

    Of the newest day one is the `lead`, some are `second`, the others
    `briefs` below their sections; `cards` are all of these. `total` counts
    the day's articles; `edition` is that of all that are shown.
    """

    date: str | None
    url: str | None
    weekday: str
    total: int
    cards: tuple[Card, ...]
    edition: str | None = None
    lead: Card | None = None
    second: tuple[Card, ...] = ()
    briefs: tuple[tuple[Link | None, tuple[Card, ...]], ...] = ()


def write_front_page(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``index.html``."""
    day = archive.store.counts.latest_day()
    front = _lay_out(archive, day, _choose(archive, day))
    before = tuple(_list_days_before(archive, day)) if day else ()
    shown = {card.id for each in (front, *before) for card in each.cards} if front else set()
    write(
        "",
        "index",
        days_known=archive.store.days_of_year.exist(),
        # Not the day of the build: the page would have other bytes each day, also where no article came.
        newest_day=name_day(archive, day[5:]) if day else None,
        front=front,
        before=before,
        by_section=tuple(_list_sections(archive, shown)),
        total=archive.store.counts.articles(),
        years=archive.year_links(),
        people=_most_named(archive, Kind.PERSON),
        places=_most_named(archive, Kind.PLACE),
        organisations=_most_named(archive, Kind.ORGANISATION),
        undated=archive.undated_link(),
    )


def _choose(archive: Archive, day: str | None) -> tuple[Card, ...]:
    """The articles of the newest day by their weight; the newest of an archive that knows no day."""
    if day is None:
        return archive.cards(ArticleQuery(limit=NEWEST))
    cards = archive.cards(ArticleQuery(date=day, order="weight", limit=LOOKED_AT))
    # What several papers printed stands here once, as the heaviest of them has it.
    stories: dict[str, Card] = {}
    for card in cards:
        stories.setdefault(archive.store.copies.origin_of(card.id) or card.id, card)
    return tuple(stories.values())


def _lay_out(archive: Archive, day: str | None, cards: tuple[Card, ...]) -> FrontDay | None:
    """The lead, the second news, and briefs by section; None without articles."""
    if not cards:
        return None
    lead, others = cards[0], cards[1:]
    second = tuple(card for card in others[:SECOND] if card.prominence != "brief")
    briefs = tuple(_group_briefs(archive, others[len(second) :]))
    return FrontDay(
        date=day,
        url=date_url(day) if day else None,
        weekday=archive.catalogue.weekday_of(day) if day else "",
        total=archive.store.counts.in_period(day) if day else 0,
        cards=(lead, *second, *(card for _, members in briefs for card in members)),
        edition=cards[0].edition if len({card.edition for card in cards}) == 1 else None,
        lead=lead._replace(lead=archive.excerpt(lead.id, EXCERPT)),
        second=second,
        briefs=briefs,
    )


def _group_briefs(archive: Archive, cards: Iterable[Card]) -> Iterator[tuple[Link | None, tuple[Card, ...]]]:
    """Articles below their sections, the fullest section of the archive first, those of none last."""
    groups: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        groups[card.section.name if card.section else ""].append(card)
    for link in archive.site.sections:
        if members := groups.pop(link.name, None):
            yield link, tuple(members[:BRIEFS])
    if members := [card for each in groups.values() for card in each]:
        yield None, tuple(members[:BRIEFS])


def _list_days_before(archive: Archive, day: str) -> Iterator[FrontDay]:
    """The days with articles before a day, the newest first, each with its heaviest."""
    for _ in range(DAYS_BEFORE):
        older, _newer = archive.store.counts.periods_beside(day)
        if older is None:
            return
        day, total = older
        cards = archive.cards(ArticleQuery(date=day, order="weight", limit=OF_A_DAY))
        yield FrontDay(day, date_url(day), archive.catalogue.weekday_of(day), total, cards)


def _list_sections(archive: Archive, shown: Collection[str]) -> Iterator[tuple[Link, tuple[Card, ...]]]:
    """The sections with their newest articles that do not stand further up."""
    for link in archive.site.sections[:SECTIONS]:
        cards = archive.iterate_cards(ArticleQuery(section=link.name))
        if others := tuple(islice((card for card in cards if card.id not in shown), PER_SECTION)):
            yield link, others


def _most_named(archive: Archive, kind: Kind) -> tuple[EntityLink, ...]:
    return tuple(archive.entity_link(*pair) for pair in archive.most_named(kind)[:MOST_NAMED])
