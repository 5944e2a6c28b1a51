"""Points within countries, of a small map of two, one in two pieces, with an arc that both share."""

from __future__ import annotations

import json
from pathlib import Path

from tools.country_points import find_inner_point, measure_area, read_country_points

# In steps of a degree from 60° E, 20° N: a border of ten degrees, a square on either side, and an island.
TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [60, 20]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 10], [10, 0], [0, -10], [-10, 0]],
        [[0, 30], [2, 0], [0, 2], [-2, 0], [0, -2]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "586", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "356", "arcs": [[[3]], [[~0, ~2]]]},
                {"type": "Polygon", "arcs": [[3]]},
            ]
        }
    },
}


def test_each_country_has_a_point_of_its_largest_piece(tmp_path: Path) -> None:
    path = tmp_path / "countries.json"
    path.write_text(json.dumps(TOPOLOGY), "utf-8")
    assert read_country_points(path) == {"PK": (65.0, 25.0), "IN": (75.0, 25.0)}


def test_the_point_lies_within_a_bent_outline() -> None:
    horseshoe = [(0.0, 0.0), (9, 0), (9, 6), (6, 6), (6, 2), (2, 2), (2, 6), (0, 6), (0, 0)]
    assert find_inner_point(horseshoe) == (7.5, 3.0)


def test_a_degree_counts_less_near_the_pole() -> None:
    def square(south: float) -> list[tuple[float, float]]:
        return [(0, south), (10, south), (10, south + 10), (0, south + 10), (0, south)]

    assert measure_area(square(70)) < measure_area(square(0)) / 3
