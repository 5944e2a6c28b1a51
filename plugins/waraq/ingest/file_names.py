"""File names that can't be trusted: bytes that are no text, links that lead away or in a circle."""

from __future__ import annotations

import os
from pathlib import Path


def is_utf8(name: str) -> bool:
    r"""Tell whether a file's name is text: bytes that are no UTF-8 reach Python as half characters.

    >>> is_utf8("خبر.txt"), is_utf8("\udcff.txt")
    (True, False)
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def leads_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path, with all links followed, lies in a folder; a link in a circle leads nowhere."""
    if _is_plainly_inside(path, folder):
        return True
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # up to Python 3.12 a circle is a RuntimeError
        return False


def _is_plainly_inside(path: Path, folder: Path) -> bool:
    """Whether a path leads down from the folder by its name alone, without a link: so do nearly all."""
    place = str(folder)
    if not str(path).startswith(f"{place}{os.sep}"):
        return False
    for step in path.parts[len(folder.parts) :]:
        place = f"{place}{os.sep}{step}"
        if step == os.pardir or os.path.islink(place):  # noqa: PTH114 - Path takes five times as long
            return False
    return True
