"""Rounds in made-up logs of requests: seconds at which a page asked, with responses that take 0.3."""

from __future__ import annotations

import pytest

from tools.bench.rounds import count_rounds


@pytest.mark.parametrize(
    "sent, rounds",
    [
        pytest.param([], 0, id="nothing asked"),
        pytest.param([5.0], 1, id="one file"),
        pytest.param([5.0, 5.0, 5.001], 1, id="three at once"),
        pytest.param([0.0, 0.318, 0.64, 0.947, 0.947, 1.312, *[1.64] * 10], 6, id="Pagefind's first query"),
        pytest.param([0.64, 0.0, 0.318], 3, id="in any order"),
        pytest.param([0.0, 0.05, 0.31, 0.36], 2, id="two chains side by side"),
        pytest.param([0.0, 0.9], 2, id="a page that works for long before it asks again"),
        pytest.param([*[0.0] * 14, 0.92], 2, id="fourteen at once, which six connections send for long"),
        pytest.param([0.0, 0.2, 0.31, 0.5], 2, id="a timer within the first round"),
    ],
)  # fmt: skip
def test_rounds(sent: list[float], rounds: int) -> None:
    assert count_rounds(sent, 0.3) == rounds


def test_the_delay_is_the_measure() -> None:
    assert count_rounds([0.0, 0.3, 0.6], 0.6) == 2
