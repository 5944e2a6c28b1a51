"""Other processes that start before the settings are read, for the first build of a large archive.

Nothing is imported here that takes long: that is what they do meanwhile.
"""

from __future__ import annotations

import os
from pathlib import Path

from waraq.workers import start_ahead

# What lies in the cache folder: the store, and a folder of what the search keeps.
STORE = "store.sqlite"
CLIENT = "client"
# So many new articles take longer to read than processes take to start.
_MANY = 1000
_MODULES = ("waraq.plugins.synchronise", "waraq.plugins.press")


def start_processes(content: Path, cache: Path) -> bool:
    """Start them where there are many articles and no store yet; whether they were started."""
    if (cache / STORE).exists() or not _has_many(content):
        return False
    start_ahead(*_MODULES)
    return True


def _has_many(content: Path) -> bool:
    files = 0
    for _, _, names in os.walk(content / "articles"):
        files += len(names)
        if files >= _MANY:
            return True
    return False
