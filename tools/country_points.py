"""Points that lie within countries, from outlines in TopoJSON, as the npm package world-atlas has them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from math import radians, sin
from pathlib import Path
from typing import Any

from babel.core import get_global

Point = tuple[float, float]  # degrees of longitude and of latitude
Ring = list[Point]


def read_country_points(path: Path) -> dict[str, Point]:
    """For each ISO 3166 code of two letters a point of its country's largest piece of land.

    The outlines have ISO's numbers; CLDR knows the letters. Countries without a number are left out.
    """
    topology = json.loads(path.read_text("utf-8"))
    arcs = [_unpack(arc, topology["transform"]) for arc in topology["arcs"]]
    letters = get_global("territory_aliases")
    points = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        codes = letters.get(shape.get("id", ""), ())
        if len(codes) == 1:
            outlines = [_join(polygon[0], arcs) for polygon in _polygons(shape)]
            points[codes[0]] = find_inner_point(max(outlines, key=measure_area))
    return points


def find_inner_point(ring: Ring) -> Point:
    """The middle of the widest piece of the parallel that halves the outline from south to north.

    >>> find_inner_point([(0, 0), (4, 0), (4, 2), (0, 2), (0, 0)])
    (2.0, 1.0)
    """
    latitudes = [latitude for _, latitude in ring]
    middle = (min(latitudes) + max(latitudes)) / 2
    crossings = sorted(
        west + (middle - south) / (north - south) * (east - west)
        for (west, south), (east, north) in pairwise(ring)
        if (south > middle) != (north > middle)
    )
    start, end = max(zip(crossings[::2], crossings[1::2], strict=True), key=lambda piece: piece[1] - piece[0])
    return (start + end) / 2, middle


def measure_area(ring: Ring) -> float:
    """The area within an outline on a globe of radius 1, times 180/π.

    >>> round(measure_area([(0, -90), (360, -90), (360, 90), (0, 90), (0, -90)]))  # all of it: 4π
    720
    """
    sines = [(longitude, sin(radians(latitude))) for longitude, latitude in ring]
    return abs(sum((east - west) * (south + north) / 2 for (west, south), (east, north) in pairwise(sines)))


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    return [shape["arcs"]] if shape["type"] == "Polygon" else list(shape["arcs"])


def _join(numbers: list[int], arcs: list[Ring]) -> Ring:
    """A ring of arcs; the complement of a number is that arc from its end."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _unpack(arc: list[list[int]], transform: dict[str, Point]) -> Ring:
    """An arc's points in degrees: each is given by its distance from the one before, in whole steps."""
    return list(_walk(arc, transform["scale"], transform["translate"]))


def _walk(arc: list[list[int]], scale: Point, origin: Point) -> Iterator[Point]:
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield x * scale[0] + origin[0], y * scale[1] + origin[1]
