"""Calendars of a month, shaded by the number of articles, and what has none named as gaps."""

from __future__ import annotations

from bisect import bisect_right
from calendar import Calendar
from collections.abc import Collection, Mapping, Sequence

from waraq.plugins.addresses import date_url
from waraq.plugins.date_views import DayCell, Gap, Step

# A shade means so many articles in every archive and at any time: were it measured by the fullest day,
# one article more there would change the days of all other years.
STEPS = (1, 3, 10, 40)


def find_shade(count: int, steps: Sequence[int] = STEPS) -> int:
    """How dark a day with so many articles is: 0 for none, up to 4.

    >>> [find_shade(count) for count in (0, 1, 2, 3, 10, 5000)]
    [0, 1, 1, 2, 3, 4]
    """
    return bisect_right(steps, count)


def list_steps(steps: Sequence[int] = STEPS) -> tuple[Step, ...]:
    """What the shades mean, the lightest first; the last has no end.

    >>> list_steps()[0], list_steps()[-1]
    (Step(shade=1, first=1, last=2), Step(shade=4, first=40, last=None))
    """
    ends = (*(first - 1 for first in steps[1:]), None)
    return tuple(Step(shade, *bounds) for shade, bounds in enumerate(zip(steps, ends, strict=True), start=1))


def lay_out_month(edtf: str, counts: Mapping[str, int]) -> tuple[tuple[DayCell | None, ...], ...]:
    """The weeks of a month, seven cells each, Monday first; None for days of other months.

    `counts` has the number of articles for each day (EDTF) with any.

    >>> [cell and cell.day for cell in lay_out_month("2025-02", {})[0]]
    [None, None, None, None, None, 1, 2]
    """
    weeks = Calendar().monthdayscalendar(int(edtf[:4]), int(edtf[5:]))
    return tuple(
        tuple(_make_cell(f"{edtf}-{day:02}", day, counts) if day else None for day in week) for week in weeks
    )


def _make_cell(edtf: str, day: int, counts: Mapping[str, int]) -> DayCell:
    count = counts.get(edtf, 0)
    return DayCell(day, count, date_url(edtf) if count else None, find_shade(count))


def find_gaps(found: Collection[int], first: int, last: int) -> tuple[Gap, ...]:
    """The runs of numbers from `first` to `last` that are not found, in order.

    >>> find_gaps({1993, 1997}, 1992, 1997)
    (Gap(first=1992, last=1992), Gap(first=1994, last=1996))
    """
    gaps: list[Gap] = []
    begin = first
    for number in [*sorted(each for each in found if first <= each <= last), last + 1]:
        if begin < number:
            gaps.append(Gap(begin, number - 1))
        begin = number + 1
    return tuple(gaps)
