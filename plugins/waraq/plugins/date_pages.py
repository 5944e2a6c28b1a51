"""Browsing by date: all years, a year, a month with its calendar, a day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from itertools import groupby

from waraq.plugins.addresses import date_url, day_of_year_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.calendars import find_gaps, lay_out_month, list_steps
from waraq.plugins.date_views import DayGroup, Decade, Gap, MonthView, WeekdayView
from waraq.plugins.list_pages import ListSource, write_list
from waraq.plugins.views import Card, Link
from waraq.store import ArticleQuery, Part

LISTED_IN_FULL = 50  # a year or month with more articles than this shows only its calendar
PER_DAY = 100  # a day is read as a whole, unless a source put a year's articles on it


def write_overview(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``date/``."""
    links = archive.year_links()
    most = max((link.count or 0 for link in links), default=0)
    write(
        "date/",
        "dates",
        decades=group_by_decade(links),
        undated=archive.undated_link(),
        most=most,
        days_known=archive.store.days_of_year.exist(),
    )


def group_by_decade(links: Sequence[Link]) -> tuple[Decade, ...]:
    """Years, newest first, in their decades, with the gaps between the first and the last.

    A gap stands whole in the decade of its newest year, or in the next one that has articles.

    >>> links = [Link("1992", "date/1992/", 3), Link("1988", "date/1988/", 1)]
    >>> [(each.first, each.rows[-1]) for each in group_by_decade(links)][0]
    (1990, Gap(first=1989, last=1991))
    """
    years = {int(link.url.split("/")[1]): link for link in links}
    if not years:
        return ()
    rows: dict[int, dict[int, Link | Gap]] = {}
    for year, link in years.items():
        rows.setdefault(year // 10, {})[year] = link
    for gap in find_gaps(years, min(years), max(years)):
        decade = gap.last // 10 if gap.last // 10 in rows else (gap.last + 1) // 10
        rows[decade][gap.last] = gap
    return tuple(
        Decade(
            decade * 10,
            sum(link.count or 0 for year, link in years.items() if year // 10 == decade),
            tuple(members[year] for year in sorted(members, reverse=True)),
        )
        for decade, members in sorted(rows.items(), reverse=True)
    )


def _neighbours(archive: Archive, edtf: str) -> tuple[Link | None, Link | None]:
    """The older and the newer period that have articles."""
    found = archive.store.counts.periods_beside(edtf)
    return tuple(archive.period_link(*each) if each else None for each in found)  # type: ignore[return-value]


def write_year(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the page of a year, where it has articles."""
    year, total = part.key, archive.store.counts.in_period(part.key)
    if not total:
        return
    months = _list_months(archive, year)
    older, newer = _neighbours(archive, part.key)
    write(
        date_url(year),
        "year",
        year=int(year),
        months=months,
        gaps=find_gaps([month.number for month in months if month.count], 1, len(months)),
        weekdays=_name_weekdays(archive),
        steps=list_steps(),
        cards=archive.cards(ArticleQuery(date=year, exact=total > LISTED_IN_FULL)),
        older=older,
        newer=newer,
        total=total,
    )


def _list_months(archive: Archive, year: str) -> tuple[MonthView, ...]:
    """The twelve months of a year with their calendars."""
    counts: Mapping[str, int] = dict(archive.store.counts.periods(year, 7))
    days: Mapping[str, int] = dict(archive.store.counts.periods(year, 10))
    return tuple(
        MonthView(
            number,
            archive.catalogue.month(number),
            date_url(edtf) if edtf in counts else None,
            counts.get(edtf, 0),
            lay_out_month(edtf, days),
        )
        for number, edtf in ((number, f"{year}-{number:02}") for number in range(1, 13))
    )


def _name_weekdays(archive: Archive) -> tuple[WeekdayView, ...]:
    named = archive.catalogue
    return tuple(WeekdayView(named.weekday(number), named.short_weekday(number)) for number in range(7))


def write_month(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the page of a month, where it has articles."""
    edtf, total = part.key, archive.store.counts.in_period(part.key)
    if not total:
        return
    year, month = int(edtf[:4]), int(edtf[5:])
    counts = dict(archive.store.counts.periods(edtf, 10))
    cards = archive.cards(ArticleQuery(date=edtf, exact=total > LISTED_IN_FULL, order="printed"))
    older, newer = _neighbours(archive, part.key)
    write(
        date_url(edtf),
        "month",
        year=year,
        month=month,
        total=total,
        weekdays=_name_weekdays(archive),
        weeks=lay_out_month(edtf, counts),
        gaps=find_gaps([int(day[8:]) for day in counts], 1, monthrange(year, month)[1]),
        steps=list_steps(),
        groups=_by_date(cards),
        older=older,
        newer=newer,
    )


def _by_date(cards: Sequence[Card]) -> tuple[DayGroup, ...]:
    groups = groupby(cards, key=lambda card: card.date or "")
    return tuple(
        DayGroup(edtf, date_url(edtf) if len(edtf) == len("1992-03-26") else None, tuple(members))
        for edtf, members in groups
    )


def write_day(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the page of a day, where it has articles."""
    edtf = part.key
    total = archive.store.counts.in_period(edtf)
    if not total:
        return
    older, newer = _neighbours(archive, part.key)
    weekday = archive.catalogue.weekday_of(edtf)
    source = ListSource(date_url(edtf), total, ArticleQuery(date=edtf, order="printed"), PER_DAY)
    for url, cards, pager in write_list(archive, write, source, part):
        write(
            url,
            "day",
            date=edtf,
            weekday=weekday,
            cards=cards,
            total=total,
            pager=pager,
            older=older,
            newer=newer,
            day_of_year=day_of_year_url(edtf[5:]),
        )
