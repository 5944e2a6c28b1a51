"""Tables worked out of the shipped ones, kept between processes: reading them takes a tenth of that time."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from waraq.code_digest import digest_package
from waraq.files import keep, recall

FOLDER = "tables"  # in the cache

Table = TypeVar("Table")
_folders: list[Path] = []


def keep_tables_in(folder: Path | None) -> None:
    """Keep tables in this cache folder from now on, and read those that are there; None for nowhere."""
    _folders[:] = [folder / FOLDER] if folder else []


def kept(
    name: str, write: Callable[[Any], object], read: Callable[[Any], Any]
) -> Callable[[Callable[[], Table]], Callable[[], Table]]:
    """What makes of a function that makes a table one that makes it once a process, or finds it in the cache.

    `write` gives the table as JSON can have it, `read` makes the table of that
    again. A table of other code or other shipped tables, or one that is damaged, is made anew; where
    the cache can't be written, the table is there all the same.
    """

    def wrap(make: Callable[[], Table]) -> Callable[[], Table]:
        @cache
        @wraps(make)
        def load() -> Table:
            path = _folders[0] / f"{name}.json" if _folders else None
            found = recall(path) if path else None
            if found and found[0] == digest_package():
                table: Table = read(json.loads(found[1]))
                return table
            table = make()
            if path:
                with suppress(OSError):
                    keep(path, digest_package(), json.dumps(write(table), ensure_ascii=False).encode())
            return table

        return load

    return wrap
