"""File names that can't be trusted: bytes that are no text, links that lead away or in a circle."""

from __future__ import annotations

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
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # up to Python 3.12 a circle is a RuntimeError
        return False
