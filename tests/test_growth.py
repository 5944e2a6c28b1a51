"""What the tests of linear time measure by: a quadratic is noticed, and what is linear is not."""

from __future__ import annotations

from tests.growth import takes_linear_time


def test_a_quadratic_is_noticed() -> None:
    def look_back(text: str) -> list[str]:
        return [text[:end].upper() for end in range(0, len(text), 2)]

    assert not takes_linear_time(look_back, "پل ", 6_000)
    assert takes_linear_time(str.split, "پل ", 6_000)
