"""The map: where places lie on it, how large they are, and what it leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive_project import PROJECT
from tests.plugins.names_archive import Names
from waraq.entity import Entity, Kind
from waraq.plugins.archive import COUNTED_NAMES as MOST
from waraq.plugins.list_pages import write_a_to_z
from waraq.plugins.map_pages import MAP, WORLD, project, write_map
from waraq.store import Part

LAND = PROJECT / "themes/waraq/templates/partials/land.html"


def place(name: str, latitude: float | None, longitude: float | None) -> Entity:
    return Entity(id=f"place/{name}", kind=Kind.PLACE, name=name, latitude=latitude, longitude=longitude)


LAHORE, KARACHI = place("lahore", 31.56, 74.35), place("karachi", 24.87, 67.01)
LONDON, NOWHERE = place("london", 51.5, -0.1), place("nowhere", None, None)


def draw(folder: Path, patch: pytest.MonkeyPatch, counts: dict[str, int]) -> Names:
    names = Names(folder, patch, LAHORE, KARACHI, LONDON, NOWHERE)
    for number in range(max(counts.values())):
        names.add(f"a{number}", "1992", [each for each, count in counts.items() if number < count])
    write_map(names.archive, names.written, Part("map"))
    write_a_to_z(names.archive, names.written, Part("a-to-z", "place"))
    return names


def test_places_lie_in_both_views_and_area_goes_by_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {"place/lahore": 9, "place/karachi": 4, "place/london": 1, "place/nowhere": 5}
    page = draw(tmp_path, monkeypatch, counts).written.pages[MAP]
    region, world = page["maps"]
    assert [circle.place.name for circle in region.circles] == ["lahore", "karachi"]
    assert [circle.place.name for circle in world.circles] == ["lahore", "karachi", "london"]
    lahore, karachi, london = world.circles
    assert (lahore.x, lahore.y) == project(31.56, 74.35)
    assert karachi.radius**2 / lahore.radius**2 == pytest.approx(4 / 9, rel=0.01)
    assert london.x < karachi.x < lahore.x
    assert london.y < lahore.y < karachi.y
    assert [each.name for each in page["places"]] == ["lahore", "nowhere", "karachi", "london"]


def test_the_region_is_shown_where_most_places_lie_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = draw(tmp_path, monkeypatch, {"place/lahore": 9, "place/london": 1}).written.pages[MAP]
    assert len(page["maps"]) == 1


def test_without_coordinates_there_is_no_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = draw(tmp_path, monkeypatch, {"place/nowhere": 1}).written.pages
    assert MAP not in pages
    assert pages["place/"]["map_url"] is None


def test_the_list_of_places_leads_to_the_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = draw(tmp_path, monkeypatch, {"place/lahore": 1})
    assert names.written.pages["place/"]["map_url"] == MAP


def test_only_the_most_named_are_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [place(f"p{number:03}", 30, 70) for number in range(MOST + 9)]
    names = Names(tmp_path, monkeypatch, *places)
    names.add("a", "1992", [each.id for each in places])
    write_map(names.archive, names.written, Part("map"))
    page = names.written.pages[MAP]
    assert [len(each.circles) for each in page["maps"]] == [MOST, MOST]
    assert len(page["places"]) == MOST


def test_places_named_as_often_are_in_the_order_of_the_alphabet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = ["لاہور", "آگرہ", "باغ", "پشاور", "ٹانک"]
    ids = ["z", "x", "y", "w", "b"]
    places = [replace(place(slug, 30, 70), name=name) for slug, name in zip(ids, order, strict=True)]
    names = Names(tmp_path, monkeypatch, *places)
    names.add("a", "1992", [each.id for each in places])
    names.add("b", "1992", ["place/z"])
    write_map(names.archive, names.written, Part("map"))
    assert [each.name for each in names.written.pages[MAP]["places"]] == order


def test_the_land_is_small_and_lies_on_the_drawing() -> None:
    text = LAND.read_text("utf-8")
    assert len(text) < 25_000
    width, height = project(WORLD.south - 1, WORLD.east)
    starts = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)l", text)]
    assert len(starts) > 100
    assert all(0 <= x <= width and 0 <= y <= height + 1 for x, y in starts)


def test_cities_lie_on_the_land_and_ships_do_not() -> None:
    """The outline and the circles are of one projection."""
    path = re.search(r' d="([^"]+)"', LAND.read_text("utf-8"))
    assert path
    rings = [read_ring(part) for part in path[1].split("z") if part]
    for latitude, longitude in ((31.56, 74.35), (39.9, 116.4), (-23.5, -46.6), (52.5, 13.4)):
        assert is_inside(rings, project(latitude, longitude))
    for latitude, longitude in ((15, 65), (0, -30), (-30, 80)):
        assert not is_inside(rings, project(latitude, longitude))


def read_ring(text: str) -> list[tuple[int, int]]:
    start, _, steps = text.removeprefix("M").partition("l")
    x, y = map(int, start.split())
    points = [(x, y)]
    numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
    for across, down in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + across, y + down
        points.append((x, y))
    return points


def is_inside(rings: list[list[tuple[int, int]]], point: tuple[float, float]) -> bool:
    x, y = point
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1
