"""Words that share letters and no stem; that forms meet in one is in test_golden.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waraq.text import stem

CASES = json.loads((Path(__file__).parents[1] / "golden" / "stem_apart.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_other_words_stay_apart(case: dict) -> None:
    assert [word for word in case["expected"] if stem(word) == stem(case["input"])] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_stems_are_settled(case: dict) -> None:
    """The stem of a citation form is the form itself."""
    for word in (case["input"], *case["expected"]):
        assert stem(stem(word)) == stem(word)
