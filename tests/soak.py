"""Tests that try more when there is time: short in `make test`, long in `make soak`.

Such a test has the mark `soak`, and takes from here how much it tries.
"""

from __future__ import annotations

import os

LONG = os.environ.get("WARAQ_SOAK", "") not in {"", "0"}


def choose(short: int, long: int) -> int:
    """Return how often or how large: the second in `make soak`."""
    return long if LONG else short
