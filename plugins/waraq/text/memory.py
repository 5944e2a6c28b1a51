"""What was worked out of pieces of text, kept by the piece: a newspaper repeats its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
_LONGEST = 64  # what is longer is no word, and would fill the memory


class Remembered(dict[str, Value]):
    """The values of pieces that were seen; that of a new one is made when it is asked for.

    Of `most` pieces all are forgotten.

    >>> lengths = Remembered(len, most=1000)
    >>> lengths["خبر"], "خبر" in lengths
    (3, True)
    """

    def __init__(self, make: Callable[[str], Value], most: int) -> None:
        self._make = make
        self._most = most

    def __missing__(self, piece: str) -> Value:
        if len(self) >= self._most:
            self.clear()
        made = self._make(piece)
        if len(piece) <= _LONGEST:
            self[piece] = made
        return made
