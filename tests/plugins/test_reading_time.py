"""How long an article takes to read, by its words and its language."""

from __future__ import annotations

import pytest

from waraq.plugins.reading_time import count_minutes


@pytest.mark.parametrize(
    ("words", "lang", "minutes"),
    [
        (0, "ur", 1),
        (216, "ur", 1),
        (323, "ur", 1),
        (325, "ur", 2),
        (2160, "ur-PK", 10),
        (2380, "en-GB", 10),
        (2160, "sd", 10),
        (2160, "", 10),
    ],
)
def test_minutes_are_whole_and_at_least_one(words: int, lang: str, minutes: int) -> None:
    assert count_minutes(words, lang) == minutes
