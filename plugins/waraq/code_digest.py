"""A digest of our own code and tables: what was made by other ones is of no use any more."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def digest_package() -> str:
    """The SHA-256 of all files of this package with their names, in hexadecimal."""
    digest = hashlib.sha256()
    for name, data in sorted(_list_files(str(PACKAGE), "")):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _list_files(folder: str, prefix: str) -> Iterator[tuple[str, bytes]]:
    # Every command reads them: paths as objects would take twice the time.
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _list_files(entry.path, f"{prefix}{entry.name}/")
            else:
                with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123
                    yield f"{prefix}{entry.name}", file.read()
