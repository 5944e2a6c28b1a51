"""Drawing by weight: values in proportion to counts, and numbers by Zipf's law."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Draw(Generic[Value]):
    """Values that are drawn in proportion to their weights; the same random numbers give the same ones.

    >>> weather = Draw([("سیلاب", 9), ("بارش", 1)])
    >>> random = Random("مثال")
    >>> sum(weather.pick(random) == "سیلاب" for _ in range(1000)) // 100
    8
    """

    def __init__(self, weighted: Iterable[tuple[Value, float]]) -> None:
        pairs = list(weighted)
        self.values = tuple(value for value, _ in pairs)
        self._sums = list(accumulate(weight for _, weight in pairs))

    def pick(self, random: Random) -> Value:
        """One value."""
        return self.values[bisect(self._sums, random.random() * self._sums[-1])]


def weigh_by_rank(values: Iterable[Value], offset: float) -> Draw[Value]:
    """A draw by Zipf's law (Mandelbrot's form): the value of rank r has the weight 1 / (r + `offset`)."""
    return Draw((value, 1 / (rank + offset)) for rank, value in enumerate(values))


def pick_below(limit: int, random: Random) -> int:
    """A number from 0 to `limit` - 1, each about as likely as its inverse: no table, whatever the limit.

    >>> pick_below(1, Random("مثال"))
    0
    """
    return min(limit - 1, int((limit + 1) ** random.random()) - 1)
