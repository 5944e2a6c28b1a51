"""The service worker, with which readers keep what they have seen, and the script that registers it.

A worker has charge of the pages below its own address, so both stand at the
site's root.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from waraq.search.bundle import shorten

FILES = ("sw.js", "register.js")


def worker_files() -> Iterator[tuple[str, bytes]]:
    """Output file names below the site's root, with their bytes."""
    folder = files("waraq.plugins.worker")
    for name in FILES:
        yield name, shorten(folder.joinpath(name).read_text("utf-8"), name).encode()
