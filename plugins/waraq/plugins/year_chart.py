"""The articles of each year as a picture of bars, drawn by the theme in SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
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
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    step = next(each for each in STEPS if last // each - first // each < MOST_BARS)
    slots: Counter[int] = Counter()
    for year, count in counts.items():
        slots[year // step] += count
    most, end = max(slots.values()), last // step
    bars = []
    for slot, count in sorted(slots.items()):
        height = max(LEAST, round(HEIGHT * count / most))
        name = _name_slot(slot * step, step, number)
        bars.append(YearBar((end - slot) * SLOT, HEIGHT - height, height, name, count))
    width = (end - first // step) * SLOT + BAR
    return YearChart(width, HEIGHT, tuple(bars), number(first), number(last))


def _name_slot(year: int, step: int, number: Callable[[int], str]) -> str:
    return number(year) if step == 1 else f"{number(year)}–{number(year + step - 1)}"
