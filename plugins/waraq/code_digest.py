"""A digest of our own code and tables: what was made by other ones is of no use any more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.abc import Traversable


@cache
def digest_package() -> str:
    """The SHA-256 of all files of this package with their names, in hexadecimal."""
    digest = hashlib.sha256()
    for name, data in sorted(_list_files(resources.files("waraq"), "")):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _list_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.name == "__pycache__":
            continue
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _list_files(entry, f"{name}/")
        else:
            yield name, entry.read_bytes()
