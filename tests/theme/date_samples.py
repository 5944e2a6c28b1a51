"""Years, months and days for the sample pages by date."""

from __future__ import annotations

from waraq.plugins.calendars import lay_out_month, list_steps
from waraq.plugins.coverage_pages import STEPS
from waraq.plugins.date_views import (
    BoundCount,
    CoverageCell,
    CoverageRow,
    DayGroup,
    Decade,
    Gap,
    MonthView,
    WeekdayView,
    YearOfDayView,
)
from waraq.plugins.day_of_year_pages import list_days
from waraq.plugins.undated_pages import group_by_bound
from waraq.plugins.views import Card, Link, Pager

from .sample_cards import YEARS

# Name, template, address, context.
SamplePages = tuple[tuple[str, str, str, dict[str, object]], ...]

DECADES = (Decade(2020, 204, (YEARS[0], Gap(1999, 2024))), Decade(1990, 1, (YEARS[1], Gap(1997, 1997))))
DAYS = {"2024-08-01": 1, "2024-08-02": 3, "2024-08-04": 17, "2024-08-31": 1247}
MONTHS = tuple(
    MonthView(
        number,
        f"مہینا {number}",
        None if number % 2 else f"date/2024/{number:02d}/",
        0 if number % 2 else 9,
        lay_out_month(f"2024-{number:02d}", DAYS),
    )
    for number in range(1, 13)
)
WEEKDAYS = [WeekdayView(each, each) for each in ("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار")]
DAYS_OF_YEAR = tuple(
    list_days(month, f"مہینا {month}", {"02-29": 1251, "08-08": 1}) for month in range(1, 13)
)


def _row(link: Link, months: int, *counts: int) -> CoverageRow:
    cells = tuple(CoverageCell(count, len(str(count)) if count else 0) for count in counts)
    return CoverageRow(link, sum(counts), months, cells)


NO_DATE = Link("تاریخ نامعلوم", "date/undated/", 6)
COVERAGE: dict[str, object] = {
    "rows": (_row(YEARS[0], 12, 1247, 187, 41, 0, 3), Gap(1999, 2024), _row(YEARS[1], 1, 0, 0, 1, 0, 0)),
    "undated": _row(NO_DATE, 0, 6, 0, 0, 0, 0),
    "others": True, "bare": True, "most": 1478, "steps": list_steps(STEPS), "total": 1485,
    "first": 1998, "last": 2025, "undated_share": None, "without": 3, "without_share": 1,
}  # fmt: skip
# Nothing is dated, and all have a section.
UNKNOWN: dict[str, object] = {
    **COVERAGE, "rows": (), "undated": _row(NO_DATE, 0, 6, 0, 0), "others": False, "bare": False, "total": 6,
    "first": None, "last": None, "undated_share": 100, "without": 0, "without_share": 0,
}  # fmt: skip


def list_date_pages(
    cards: tuple[Card, ...], undated: Link, sections: tuple[Link, ...], pagers: tuple[Pager, Pager]
) -> SamplePages:
    """The pages by date, with the cards of the other samples."""
    one, middle = pagers
    return (
        ("dates", "dates", "date/", {
            "decades": DECADES,
            "undated": undated, "most": 204, "days_known": True}),
        ("year", "year", "date/2024/", {
            "year": 2024, "months": MONTHS, "gaps": (Gap(1, 1), Gap(11, 12)), "weekdays": WEEKDAYS,
            "steps": list_steps(), "cards": cards[:2], "older": YEARS[1], "newer": YEARS[0],
            "total": 54}),
        ("month", "month", "date/2024/08/", {
            "year": 2024, "month": 8, "name": "اگست", "weekdays": WEEKDAYS,
            "weeks": lay_out_month("2024-08", DAYS), "gaps": (Gap(3, 3), Gap(5, 30)), "steps": list_steps(),
            "total": 1268,
            "groups": (
                DayGroup("2024-08-08", "date/2024/08/08/", cards[:2]), DayGroup("2024-08", None, cards[2:3])),
            "older": None, "newer": YEARS[0]}),
        ("day", "day", "date/2024/08/08/", {
            "date": "2024-08-08", "weekday": "جمعرات", "cards": cards[:2], "older": YEARS[1], "newer": None,
            "total": 2, "pager": one, "day_of_year": "date/on/08-08/"}),
        ("days-of-year", "days_of_year", "date/on/", {
            "months": DAYS_OF_YEAR,
            "steps": list_steps()}),
        ("day-of-year", "day_of_year", "date/on/02-29/", {
            "day": "02-29", "total": 1251, "year_count": 60, "pager": middle,
            "before": YEARS[0], "after": YEARS[1], "years": (
                YearOfDayView("2024-02-29", "date/2024/02/29/", cards, 1247),
                YearOfDayView("2020-02-29", "date/2020/02/29/", cards[4:5], 1))}),
        ("undated", "undated", "date/undated/", {
            "groups": group_by_bound(cards), "total": 1248, "pager": one, "counts": (
                BoundCount("2025", "date/undated/#since-2025", 1247),
                BoundCount(None, "date/undated/2/#since", 1))}),
        ("coverage", "coverage", "coverage/", {"sections": sections, **COVERAGE}),
        ("coverage-undated", "coverage", "coverage/", {"sections": sections, **UNKNOWN}),
    )  # fmt: skip
