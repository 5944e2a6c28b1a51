"""The cases of tests/golden that need nothing but a function of `waraq.text`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waraq.text import Analyzer, fold, normalize, slugify, stem, tokenize

GOLDEN = Path(__file__).parents[1] / "golden"
FUNCTIONS = {"normalize.json": normalize, "fold.json": fold, "slug.json": slugify, "stem_keeps.json": stem}


def read_cases(name: str) -> list:
    """The rows of a file; one with a ``known_failure`` must fail, so that we hear when it is mended."""
    return [
        pytest.param(
            case,
            id=f"{name}: {case['label']}",
            marks=[pytest.mark.xfail(strict=True, reason=case["known_failure"])]
            if "known_failure" in case
            else [],
        )
        for case in json.loads((GOLDEN / name).read_text("utf-8"))
    ]


@pytest.mark.parametrize("name", [*FUNCTIONS, "stem.json", "analyzer.json"])
def test_every_row_tells_what_it_shows(name: str) -> None:
    cases = json.loads((GOLDEN / name).read_text("utf-8"))
    labels = [case["label"] for case in cases]
    assert len(set(labels)) == len(labels)
    known = {"label", "comment", "input", "expected", "known_failure"}
    assert [case["label"] for case in cases if not {"label", "input", "expected"} <= set(case) <= known] == []
    assert [case["label"] for case in cases if not case["label"] or case.get("known_failure") == ""] == []


def test_every_row_of_normalize_has_its_reason() -> None:
    cases = json.loads((GOLDEN / "normalize.json").read_text("utf-8"))
    assert [case["label"] for case in cases if not case.get("comment")] == []


@pytest.mark.parametrize(
    "name, case",
    [pytest.param(name, *p.values, id=p.id, marks=p.marks) for name in FUNCTIONS for p in read_cases(name)],
)
def test_case(name, case) -> None:
    assert FUNCTIONS[name](case["input"]) == case["expected"], case.get("comment")


@pytest.mark.parametrize("case", read_cases("stem.json"))
def test_forms_meet_in_one_stem(case) -> None:
    assert {form: stem(form) for form in case["expected"]} == dict.fromkeys(
        case["expected"], stem(case["input"])
    )


@pytest.mark.parametrize("case", read_cases("analyzer.json"))
def test_analyzer(case) -> None:
    text, expected = case["input"], case["expected"]
    assert fold(text) == expected["fold"]
    assert [list(token) for token in tokenize(text)] == expected["tokens"]
    assert [list(term) for term in Analyzer.load().analyze(text)] == expected["terms"]
