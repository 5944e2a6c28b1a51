"""Datelines of reports, against the golden cases."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.eval.figure import Figure
from tests.eval.reference import PROJECT
from waraq.ingest import parse_dateline

CASES = PROJECT / "tests" / "golden" / "datelines.json"


def measure() -> Iterator[Figure]:
    """The share of openings read right as a whole: places, credits, date, and where the body begins."""
    cases = json.loads(CASES.read_text("utf-8"))
    right = [_describe_dateline(case["input"]) == case["expected"] for case in cases]
    yield Figure("datelines.golden", sum(right) / len(right))


def _describe_dateline(text: str) -> dict[str, object] | None:
    found = parse_dateline(text)
    if found is None:
        return None
    return {
        "places": list(found.places),
        "credits": [{"kind": credit.kind, "text": credit.text} for credit in found.credits],
        "date": found.date,
        "body": text[found.body_start :],
    }
