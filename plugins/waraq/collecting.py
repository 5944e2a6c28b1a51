"""Long work with little of Python's search for circles of objects, which takes a sixth of the time."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

# What has circles is little, and all that so many objects could hold is still less than a process can keep.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000


@contextmanager
def pausing_collection() -> Iterator[None]:
    """Within it no circles are looked for; what nothing refers to is freed all the same."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def collect_rarely() -> None:
    """Look for circles rarely in this process, and not at its end: the system takes back all memory."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    atexit.register(gc.freeze)
