"""One day of the year in all years: 23 March of 1992, of 1993 and so on; and the list of these days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping

from waraq.plugins.addresses import date_url, day_of_year_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.calendars import find_shade, list_steps
from waraq.plugins.date_views import DayCell, MonthView, YearOfDayView
from waraq.plugins.pages import paginate
from waraq.plugins.views import Link
from waraq.store import ArticleQuery, Part, YearOfDay

LEAP_YEAR = 2000  # 29 February is a day, too
YEARS_PER_PAGE = 25
PER_YEAR = 4  # the day's own page has all


def write_days_of_year(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``date/on/``: all days of the year, with the number of their articles."""
    counts = archive.store.days_of_year.counted()
    if counts:
        months = tuple(list_days(month, archive.catalogue.month(month), counts) for month in range(1, 13))
        write("date/on/", "days_of_year", months=months, steps=list_steps())


def list_days(month: int, name: str, counts: Mapping[str, int]) -> MonthView:
    """A month of all years, with its days in one row; `counts` has the articles of the days with any."""
    days = [(day, f"{month:02}-{day:02}") for day in range(1, monthrange(LEAP_YEAR, month)[1] + 1)]
    cells = tuple(_make_cell(number, day, counts.get(day, 0)) for number, day in days)
    return MonthView(month, name, None, sum(cell.count for cell in cells), (cells,))


def _make_cell(number: int, day: str, count: int) -> DayCell:
    return DayCell(number, count, day_of_year_url(day) if count else None, find_shade(count))


def write_day_of_year(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``date/on/03-23/``, and numbered pages of older years, where the day has articles."""
    day = part.key
    years = archive.store.days_of_year.years(day)
    if not years:
        return
    total = sum(year.articles for year in years)
    before, after = archive.store.days_of_year.beside(day)
    for page in paginate(day_of_year_url(day), len(years), YEARS_PER_PAGE):
        write(
            page.url,
            "day_of_year",
            day=day,
            years=tuple(_view(archive, day, year) for year in years[page.offset : page.offset + page.limit]),
            total=total,
            year_count=len(years),
            pager=page.pager,
            before=name_day(archive, before) if before else None,
            after=name_day(archive, after) if after else None,
        )


def _view(archive: Archive, day: str, year: YearOfDay) -> YearOfDayView:
    edtf = f"{year.year}-{day}"
    cards = archive.cards(ArticleQuery(date=edtf, limit=PER_YEAR))
    return YearOfDayView(edtf, date_url(edtf), cards, year.articles)


def name_day(archive: Archive, day: str) -> Link:
    """A day of the year with the address of its page."""
    return Link(archive.catalogue.day_of_year(day), day_of_year_url(day))
