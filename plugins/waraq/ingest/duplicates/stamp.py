"""What sketches depend on besides their texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_CODE = ("ingest/duplicates", "text")


@cache
def make_stamp() -> str:
    """A hash of our code, the tables, the library's release and how this Python hashes, in hexadecimal."""
    digest = sha256(repr((version("rensa"), sys.implementation.cache_tag, sys.hash_info)).encode())
    for source in _list_sources():
        digest.update(sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def _list_sources() -> Iterator[Traversable]:
    package = files("waraq")
    folders = [*(package.joinpath(name) for name in _CODE), package.joinpath("data")]
    for folder in folders:
        found = (each for each in folder.iterdir() if each.name.endswith((".py", ".sql", ".tsv")))
        yield from sorted(found, key=lambda each: each.name)
