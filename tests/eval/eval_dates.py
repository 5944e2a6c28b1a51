"""Dates in running text, against the golden cases."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.eval.figure import Figure
from tests.eval.reference import PROJECT
from waraq.dates import find_dates

CASES = PROJECT / "tests" / "golden" / "dates.json"


def measure() -> Iterator[Figure]:
    """The share of texts whose dates are all found, at their places, with their values, and no other."""
    cases = json.loads(CASES.read_text("utf-8"))
    right = [
        [[date.start, date.end, date.edtf, date.hijri] for date in find_dates(case["input"])]
        == case["expected"]
        for case in cases
    ]
    yield Figure("dates.golden", sum(right) / len(right))
