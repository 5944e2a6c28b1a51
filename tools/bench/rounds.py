"""Counting rounds: how often a page waits for answers before it can ask for more."""

from __future__ import annotations

from collections.abc import Iterable

# A request sent this much of the delay after the first of its round is the start of a new one.
NEW_ROUND = 0.85


def count_rounds(sent: Iterable[float], delay: float) -> int:
    """How many waves of requests there were, when every response took `delay` seconds.

    `sent` has the times, in seconds, at which the page asked (not those at
    which a connection was free). A request belongs to the wave that is under
    way unless so much time has passed since the wave's first request that an
    answer of it can have come back: what came of the answer is a new wave.

    >>> count_rounds([0.0, 0.02, 0.31, 0.32, 0.63], 0.3)
    3
    >>> count_rounds([], 0.3)
    0
    """
    rounds = 0
    begun = float("-inf")
    for time in sorted(sent):
        if time - begun >= delay * NEW_ROUND:
            rounds += 1
            begun = time
    return rounds
