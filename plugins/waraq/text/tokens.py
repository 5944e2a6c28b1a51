"""What a text is cut into."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A word or number: its folded text and where the original stands (code points, half open)."""

    text: str
    start: int
    end: int
