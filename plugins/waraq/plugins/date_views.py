"""What templates of pages by date are given; see `views`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from waraq.plugins.views import Card, Link


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of a calendar month: `count` articles, `url` None where there are none; `shade` 0-4."""

    day: int
    count: int
    url: str | None
    shade: int = 0


class WeekdayView(NamedTuple):
    """What heads a column of a calendar: the name of a weekday, and its short form for little room."""

    name: str
    short: str


class Step(NamedTuple):
    """What a shade of a calendar means: from `first` to `last` articles a day, or more (None)."""

    shade: int
    first: int
    last: int | None


class Gap(NamedTuple):
    """Years, months or days in a row without an article, by their numbers."""

    first: int
    last: int


class Decade(NamedTuple):
    """The years of a decade that begins with the year `first`, newest first, with gaps; `articles` of all."""

    first: int
    articles: int
    rows: tuple[Link | Gap, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """One month of a year: its number 1-12, name, address (None when empty), count and weeks."""

    number: int
    name: str
    url: str | None
    count: int
    weeks: tuple[tuple[DayCell | None, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The articles of one day (or, where only the month is known, of the month: EDTF date)."""

    date: str
    url: str | None
    cards: tuple[Card, ...]


class BoundGroup(NamedTuple):
    """Articles without a date that were not written before a `year`, or of which no bound is known."""

    year: str | None
    anchor: str
    cards: tuple[Card, ...]


class BoundCount(NamedTuple):
    """How many articles were not written before a `year`, and where they begin."""

    year: str | None
    url: str
    articles: int


class YearOfDayView(NamedTuple):
    """A day of the year in one year: its EDTF date and page, its first articles, and how many it has."""

    date: str
    url: str
    cards: tuple[Card, ...]
    articles: int


class CoverageCell(NamedTuple):
    """The articles of a section in a year; `shade` 0-4."""

    articles: int
    shade: int


class CoverageRow(NamedTuple):
    """A year, or all that has no date, with its articles, and how many of its months have any."""

    link: Link | None
    articles: int
    months: int
    cells: tuple[CoverageCell, ...]
