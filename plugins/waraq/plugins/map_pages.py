"""The map of the archive's places: circles over the outline of the land, and a list of the same.

The projection is equirectangular, true to scale at 30 degrees north, where
most of the places lie; the outline in the theme's ``partials/land.html`` is
drawn in the same units by ``tools/build_map.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from math import cos, radians, sqrt
from typing import NamedTuple

from waraq.entity import Entity, Kind
from waraq.plugins.archive import COUNTED_NAMES, Archive, WritePage
from waraq.plugins.views import EntityLink
from waraq.store import Part
from waraq.text import collation_key

MAP = "map/"
PER_DEGREE = 4  # units of the drawing
TRUE_SCALE = cos(radians(30))


class Circle(NamedTuple):
    """A place on a map: its centre and radius in the drawing's units."""

    x: float
    y: float
    radius: float
    place: EntityLink


class MapView(NamedTuple):
    """One drawing of a map: the part of the world that it shows (an SVG view box), and the places in it."""

    view_box: str
    circles: tuple[Circle, ...]


class Bounds(NamedTuple):
    """A part of the world in degrees."""

    south: float
    west: float
    north: float
    east: float

    def has(self, place: Entity) -> bool:
        """Whether a place with coordinates lies in it."""
        latitude, longitude = place.latitude or 0.0, place.longitude or 0.0
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


# Without the ice of the south, which has no news.
WORLD = Bounds(-57, -180, 84, 180)
# South and West Asia.
REGION = Bounds(4, 25, 43, 98)
# The radii of the most named place and of the least: shares of the drawing's width.
LARGEST, SMALLEST = 0.03, 0.005


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """The place of a point on the drawing, in its units from its upper left corner.

    >>> project(84, -180), project(-6, 0)
    ((0.0, 0), (623.5, 360))
    """
    x = (longitude - WORLD.west) * TRUE_SCALE * PER_DEGREE
    return round(x, 1), round((WORLD.north - latitude) * PER_DEGREE, 1)


def find_located(archive: Archive, counted: Iterable[tuple[str, int]]) -> list[tuple[Entity, int]]:
    """Of places with their numbers of articles, the most named first, those that the map has."""
    places = ((archive.entities[each], count) for each, count in islice(counted, COUNTED_NAMES))
    return [(place, count) for place, count in places if place.latitude is not None]


def write_map(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``map/``, where the coordinates of a place are known."""
    counted = archive.most_named(Kind.PLACE)
    located = find_located(archive, counted)
    if not located:
        return
    inside = [(place, count) for place, count in located if REGION.has(place)]
    bounds = [REGION, WORLD] if len(inside) * 2 > len(located) else [WORLD]
    links = (archive.entity_link(*pair) for pair in counted)
    write(
        MAP,
        "map",
        maps=tuple(draw(archive, part, located) for part in bounds),
        places=tuple(sorted(links, key=lambda each: (-each.count, collation_key(each.name), each.url))),
        located=len(located),
    )


def draw(archive: Archive, bounds: Bounds, located: Sequence[tuple[Entity, int]]) -> MapView:
    """The places within some bounds, those with the largest circles first, so that others lie on them."""
    left, upper = project(bounds.north, bounds.west)
    right, lower = project(bounds.south, bounds.east)
    width, most = right - left, max(count for _, count in located)
    circles = tuple(
        _draw_circle(place, archive.entity_link(place.id, count), width, most)
        for place, count in located
        if bounds.has(place)
    )
    return MapView(f"{left:g} {upper:g} {width:g} {lower - upper:g}", circles)


def _draw_circle(place: Entity, link: EntityLink, width: float, most: int) -> Circle:
    """The circle of a place, whose area grows with the number of articles."""
    radius = width * max(SMALLEST, LARGEST * sqrt(link.count / most))
    return Circle(*project(place.latitude or 0.0, place.longitude or 0.0), round(radius, 1), link)
