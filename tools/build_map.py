r"""Rebuild `themes/waraq/templates/partials/land.html`, the outline of the land on the map of places.

For maintainers; nothing in a build or a test needs it::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    PYTHONPATH=plugins python tools/build_map.py package/land-110m.json

`land-110m.json` is Natural Earth's land at 1:110m (public domain) as TopoJSON,
from https://github.com/topojson/world-atlas (ISC). Points are rounded to the
whole units in which the map is drawn, a quarter of a degree of latitude.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from waraq.plugins.map_pages import WORLD, project

TARGET = Path(__file__).parents[1] / "themes/waraq/templates/partials/land.html"
HEAD = """\
{#- The land of Natural Earth 1:110m (naturalearthdata.com, public domain), by tools/build_map.py. -#}
"""
ACROSS = round(project(0, WORLD.east)[0])  # the width of the map
SMALLEST = 6  # units of area: smaller islands would be dots
Point = tuple[int, int]


def main() -> None:
    """Read the TopoJSON named on the command line and write the partial."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    arcs = [list(decode_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    rings = [unwrap(join_arcs(ring, arcs)) for polygons in list_polygons(topology) for ring in polygons]
    drawn = [copy for ring in rings if measure_area(ring) >= SMALLEST for copy in repeat(ring)]
    path = "".join(map(write_ring, drawn))
    TARGET.write_text(f'{HEAD}<path id="land" class="map__land" d="{path}"/>\n', "utf-8")
    print(f"{TARGET}: {len(drawn)} of {len(rings)} rings, {TARGET.stat().st_size} bytes")


def list_polygons(topology: dict[str, Any]) -> Iterable[list[list[int]]]:
    """The polygons of the land, each a list of rings of arcs."""
    for geometry in topology["objects"]["land"]["geometries"]:
        yield from geometry["arcs"]


def decode_arc(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Iterable[Point]:
    """The points of an arc, which TopoJSON writes as steps in whole numbers, in the units of the map."""
    (x_scale, y_scale), (x_start, y_start) = transform["scale"], transform["translate"]
    steps = accumulate(arc, lambda one, step: [one[0] + step[0], one[1] + step[1]])
    for x, y in steps:
        latitude = max(y * y_scale + y_start, WORLD.south - 1)
        across, down = project(latitude, x * x_scale + x_start)
        yield round(across), round(down)


def join_arcs(ring: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring of arcs as points, each other than the one before; arcs below 0 are walked backwards."""
    points = [point for arc in ring for point in (arcs[arc] if arc >= 0 else reversed(arcs[~arc]))]
    return [points[0], *(point for before, point in pairwise(points) if point != before)]


def unwrap(ring: Sequence[Point]) -> list[Point]:
    """A ring without jumps from one side of the map to the other: it goes on beyond that side.

    >>> unwrap([(1240, 5), (3, 5), (3, 9), (1240, 9)])
    [(1240, 5), (1250, 5), (1250, 9), (1240, 9)]
    """
    points, shift = [ring[0]], 0
    for before, point in pairwise(ring):
        if abs(point[0] - before[0]) > ACROSS / 2:
            shift += ACROSS if point[0] < before[0] else -ACROSS
        points.append((point[0] + shift, point[1]))
    return points


def repeat(ring: list[Point]) -> list[list[Point]]:
    """A ring, and once more on the other side where it goes beyond one."""
    beyond = [
        shift
        for shift, is_beyond in (
            (-ACROSS, max(x for x, _ in ring) > ACROSS),
            (ACROSS, min(x for x, _ in ring) < 0),
        )
        if is_beyond
    ]
    return [ring, *([(x + shift, y) for x, y in ring] for shift in beyond)]


def measure_area(ring: Sequence[Point]) -> float:
    """The area of a ring, in square units; 0 of one that is all in the south, which the map leaves out."""
    if all(y >= project(WORLD.south, 0)[1] for _, y in ring):
        return 0
    return abs(sum(x * below - across * y for (x, y), (across, below) in pairwise([*ring, ring[0]]))) / 2


def write_ring(ring: Sequence[Point]) -> str:
    """A ring as a part of an SVG path, in steps.

    >>> write_ring([(10, 20), (12, 19), (9, 19)])
    'M10 20l2-1-3 0z'
    """
    steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(ring)]
    numbers = [number for step in merge_steps(steps) for number in step]
    text = "".join(f" {number}" if number >= 0 else str(number) for number in numbers).lstrip()
    return f"M{ring[0][0]} {ring[0][1]}l{text}z"


def merge_steps(steps: Iterable[Point]) -> list[Point]:
    """The steps with those in one direction made one.

    >>> merge_steps([(1, 1), (2, 2), (0, 3)])
    [(3, 3), (0, 3)]
    """
    merged: list[Point] = []
    for x, y in steps:
        if merged and merged[-1][0] * y == merged[-1][1] * x and merged[-1][0] * x + merged[-1][1] * y > 0:
            merged[-1] = (merged[-1][0] + x, merged[-1][1] + y)
        else:
            merged.append((x, y))
    return merged


if __name__ == "__main__":
    main()
