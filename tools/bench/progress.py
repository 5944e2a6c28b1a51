"""What the bench says on standard error while it works."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Value = TypeVar("Value")
EVERY_SECONDS = 5.0


def say(text: str) -> None:
    """Write one line."""
    print(text, file=sys.stderr, flush=True)


def show_progress(values: Iterable[Value], total: int, what: str) -> Iterator[Value]:
    """The same values; every five seconds a line says how many of `total` have passed."""
    last = time.monotonic()
    for count, value in enumerate(values, start=1):
        yield value
        now = time.monotonic()
        if now - last >= EVERY_SECONDS or count == total:
            last = now
            say(f"  {count:,} of {total:,} {what}")
