"""The articles of each year as a picture of bars, drawn by the theme in SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

HEIGHT = 100
SLOT = 10  # the width of a bar with the gap behind it
BAR = 8
LEAST = 3  # so high is the bar of one article beside that of a thousand
# A bar stands for one year, or for ten or more where there would be too many to be seen.
MOST_BARS = 120
STEPS = (1, 10, 100, 1000)


class YearBar(NamedTuple):
    """One bar of a chart of years, in the drawing's units: `name` is that of the year or of several."""

    x: int
    y: int
    height: int
    name: str
    articles: int


class YearChart(NamedTuple):
    """A chart of articles by year, the oldest at its right side; `first` and `last` name its ends."""

    width: int
    height: int
    bars: tuple[YearBar, ...]
    first: str
    last: str


def draw_years(years: Iterable[tuple[str, int]], number: Callable[[int], str]) -> YearChart | None:
    """The chart of years with their counts, oldest first; None for fewer than two of them.

    `number` prints a year. Time runs as the page is read: from right to left.

    >>> [(bar.x, bar.height, bar.name) for bar in draw_years([("1992", 4), ("1994", 1)], str).bars]
    [(20, 100, '1992'), (0, 25, '1994')]
    """
    counts = {int(year): count for year, count in years}
    return _draw(counts, counts, {}, number) if len(counts) > 1 else None


def draw_shares(
    counts: Mapping[int, int], totals: Mapping[int, int], number: Callable[[int], str]
) -> YearChart | None:
    """The chart of the shares that `counts` are of their years' `totals`; None for fewer than two totals.

    It has room for all years of the totals, so that the charts of several names can be compared.

    >>> chart = draw_shares({1992: 4, 1994: 1}, {1991: 9, 1992: 40, 1994: 5}, str)
    >>> [(bar.x, bar.height, bar.name) for bar in chart.bars]
    [(20, 50, '1992'), (0, 100, '1994')]
    """
    return _draw(counts, totals, totals, number) if len(totals) > 1 else None


def _draw(
    counts: Mapping[int, int], span: Iterable[int], totals: Mapping[int, int], number: Callable[[int], str]
) -> YearChart:
    """The chart of counts, or of shares where there are totals, with room for all years of `span`."""
    first, last = min(span), max(span)
    step = next(each for each in STEPS if last // each - first // each < MOST_BARS)
    slots, of = _gather(counts, step), _gather(totals, step)
    shares = {slot: count / of[slot] if of else count for slot, count in slots.items()}
    most, end = max(shares.values(), default=1), last // step
    bars = []
    for slot, share in sorted(shares.items()):
        height = max(LEAST, round(HEIGHT * share / most))
        name = _name_slot(slot * step, step, number)
        bars.append(YearBar((end - slot) * SLOT, HEIGHT - height, height, name, slots[slot]))
    width = (end - first // step) * SLOT + BAR
    return YearChart(width, HEIGHT, tuple(bars), number(first), number(last))


def _gather(counts: Mapping[int, int], step: int) -> Counter[int]:
    slots: Counter[int] = Counter()
    for year, count in counts.items():
        slots[year // step] += count
    return slots


def _name_slot(year: int, step: int, number: Callable[[int], str]) -> str:
    return number(year) if step == 1 else f"{number(year)}–{number(year + step - 1)}"
