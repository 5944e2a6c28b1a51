"""Who is named together with a name, as a picture: lines from its middle to the names at its two sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 100
ROW = 20  # the height of a row of names, of which all are as high as the highest
FEWEST = 3  # fewer names are told as well by a line of text
THICKEST = 6  # in the pixels of the screen, however large the picture is
_MIDDLE = WIDTH // 2


class NetworkLine(NamedTuple):
    """The line to one name: the commands of an SVG path, and how thick it is."""

    path: str
    thickness: int


class Network(NamedTuple):
    """The lines to the names in their order: by turns at the start and at the end of a row.

    `named` says that the name itself has room where they meet.
    """

    width: int
    height: int
    lines: tuple[NetworkLine, ...]
    named: bool = True


def draw_network(counts: Sequence[int], name: str = "") -> Network | None:
    """The lines to names by how many articles have each; None for so few that they need no picture.

    In the middle stands the `name` that has them, unless it would cover the lines: a word a line,
    it leaves a row above and one below.

    The names stand in two columns beside the drawing, as text that is wrapped where a screen is
    narrow: rows are equally high, so that each line ends beside its name in any face. The start of a row is
    at the right, as in Urdu.

    >>> [(line.path, line.thickness) for line in draw_network([8, 4, 1]).lines]
    [('M50 20C75 20 75 10 100 10', 6), ('M50 20C25 20 25 10 0 10', 3), ('M50 20C75 20 75 30 100 30', 1)]
    """
    if len(counts) < FEWEST:
        return None
    rows = (len(counts) + 1) // 2
    height, most = rows * ROW, max(counts)
    lines = []
    for place, count in enumerate(counts):
        end = 0 if place % 2 else WIDTH
        bend, y = (_MIDDLE + end) // 2, place // 2 * ROW + ROW // 2
        path = f"M{_MIDDLE} {height // 2}C{bend} {height // 2} {bend} {y} {end} {y}"
        lines.append(NetworkLine(path, max(1, round(THICKEST * count / most))))
    return Network(WIDTH, height, tuple(lines), len(name.split()) <= rows - 2)
