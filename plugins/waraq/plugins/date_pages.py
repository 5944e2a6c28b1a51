"""Browsing by date: all years, a year, a month with its calendar, a day."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from waraq.plugins.addresses import date_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.views import Card, DayCell, DayGroup, Link, MonthView
from waraq.store import ArticleQuery, Part

LISTED_IN_FULL = 50  # a year or month with more articles than this shows only its calendar


def write_overview(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``date/``."""
    links = archive.year_links()
    decades = tuple(
        (archive.catalogue.number(int(decade + "0")), tuple(members))
        for decade, members in groupby(links, key=lambda link: link.url.split("/")[1][:3])
    )
    most = max((link.count or 0 for link in links), default=0)
    write("date/", "dates", decades=decades, undated=archive.undated_link(), most=most)


def _neighbours(archive: Archive, edtf: str) -> tuple[Link | None, Link | None]:
    """The older and the newer period that have articles."""
    found = archive.store.counts.periods_beside(edtf)
    return tuple(archive.period_link(*each) if each else None for each in found)  # type: ignore[return-value]


def write_year(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the page of a year, where it has articles."""
    year, total = part.key, archive.store.counts.in_period(part.key)
    if not total:
        return
    counts: Mapping[str, int] = dict(archive.store.counts.periods(year, 7))
    months = tuple(
        MonthView(
            number,
            archive.catalogue.month(number),
            date_url(edtf) if edtf in counts else None,
            counts.get(edtf, 0),
        )
        for number, edtf in ((number, f"{year}-{number:02}") for number in range(1, 13))
    )
    older, newer = _neighbours(archive, part.key)
    cards = archive.cards(ArticleQuery(date=year, exact=total > LISTED_IN_FULL))
    write(
        date_url(year),
        "year",
        year=int(year),
        months=months,
        cards=cards,
        older=older,
        newer=newer,
        total=total,
    )


def write_month(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the page of a month, where it has articles."""
    edtf, total = part.key, archive.store.counts.in_period(part.key)
    if not total:
        return
    year, month = int(edtf[:4]), int(edtf[5:])
    counts = dict(archive.store.counts.periods(edtf, 10))
    weeks = tuple(
        tuple(_cell(f"{edtf}-{day:02}", day, counts) if day else None for day in week)
        for week in Calendar().monthdayscalendar(year, month)
    )
    cards = archive.cards(ArticleQuery(date=edtf, exact=total > LISTED_IN_FULL, order="printed"))
    older, newer = _neighbours(archive, part.key)
    write(
        date_url(edtf),
        "month",
        year=year,
        month=month,
        weekdays=tuple(archive.catalogue.weekday(number) for number in range(7)),
        weeks=weeks,
        groups=_by_date(cards),
        older=older,
        newer=newer,
    )


def _cell(edtf: str, day: int, counts: Mapping[str, int]) -> DayCell:
    count = counts.get(edtf, 0)
    return DayCell(day, count, date_url(edtf) if count else None)


def _by_date(cards: Sequence[Card]) -> tuple[DayGroup, ...]:
    groups = groupby(cards, key=lambda card: card.date or "")
    return tuple(
        DayGroup(edtf, date_url(edtf) if len(edtf) == len("1992-03-26") else None, tuple(members))
        for edtf, members in groups
    )


def write_day(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the page of a day, where it has articles."""
    edtf = part.key
    if not archive.store.counts.in_period(edtf):
        return
    older, newer = _neighbours(archive, part.key)
    weekday = archive.catalogue.weekday(date.fromisoformat(edtf).weekday())
    cards = archive.cards(ArticleQuery(date=edtf, order="printed"))
    write(date_url(edtf), "day", date=edtf, weekday=weekday, cards=cards, older=older, newer=newer)
