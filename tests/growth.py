"""How the time that a function takes grows with its text."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 8  # by so much the longer text is longer


def takes_linear_time(function: Callable[[str], object], piece: str, count: int) -> bool:
    """Whether `count` pieces take no more than twice what the length lets expect of an eighth of them.

    Whatever the machine, a quadratic takes four times more than that. The process's own time is measured,
    that of the short text twice, and all again where it seems to be too long: on a machine that others use
    a second or a third look tells, and a quadratic is one at every look.
    """
    short, long = piece * (count // TIMES), piece * count

    def look() -> bool:
        least = min(_measure(function, short) for _ in range(2))
        return _measure(function, long) < 2 * TIMES * least + 0.1

    return any(look() for _ in range(3))


def _measure(function: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    function(text)
    return time.process_time() - started
