"""What the tagger finds, case by case: tests/golden/matcher.json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.warm import shipped_tagger
from waraq.entities import Tagger

CASES = json.loads((Path(__file__).parents[1] / "golden" / "matcher.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return shipped_tagger()


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_golden(tagger: Tagger, case: dict) -> None:
    text = case["input"]
    found = [[text[m.start : m.end], m.entity] for m in tagger.tag(text)]
    assert found == case["expected"], case["comment"]
