"""The cases of tests/golden that need nothing but a function of `waraq.text`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waraq.text import Analyzer, fold, normalize, slugify, stem, tokenize

GOLDEN = Path(__file__).parents[1] / "golden"
FUNCTIONS = {"normalize.json": normalize, "fold.json": fold, "slug.json": slugify, "stem_keeps.json": stem}
CASES = [
    pytest.param(name, case, id=f"{name}: {case['label']}")
    for name in FUNCTIONS
    for case in json.loads((GOLDEN / name).read_text("utf-8"))
]


@pytest.mark.parametrize("name, case", CASES)
def test_case(name, case) -> None:
    assert FUNCTIONS[name](case["input"]) == case["expected"], case["comment"]


@pytest.mark.parametrize(
    "case", json.loads((GOLDEN / "stem.json").read_text("utf-8")), ids=lambda c: c["label"]
)
def test_forms_meet_in_one_stem(case) -> None:
    assert {form: stem(form) for form in case["expected"]} == dict.fromkeys(
        case["expected"], stem(case["input"])
    )


@pytest.mark.parametrize(
    "case", json.loads((GOLDEN / "analyzer.json").read_text("utf-8")), ids=lambda c: c["label"]
)
def test_analyzer(case) -> None:
    text, expected = case["input"], case["expected"]
    assert fold(text) == expected["fold"]
    assert [list(token) for token in tokenize(text)] == expected["tokens"]
    assert [list(term) for term in Analyzer.load().analyze(text)] == expected["terms"]
