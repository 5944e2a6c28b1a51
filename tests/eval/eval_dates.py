"""Dates in running text: the golden cases, and sentences labelled by hand.

``dates.jsonl`` has one sentence a line: `expr` at `start` to `end` is its
date, `iso` the value as ISO 8601 writes it (``--08-14`` without a year,
``A/B`` for a range, commas in a list, ``197X`` for a decade), `hijri` the
same in that calendar; `ref` is the day of writing. A sentence of the kind
``negative`` has no date. `set` is drawn by a hash of the sentence (`draw_set`):
the rules were tuned on ``tune``, ``held`` was only counted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date

from tests.eval.figure import Figure
from tests.eval.reference import PROJECT
from waraq.dates import DateMention, find_dates

CASES = PROJECT / "tests" / "golden" / "dates.json"
SENTENCES = PROJECT / "tests" / "eval" / "dates.jsonl"
NOTATION = str.maketrans({"~": None, "{": None, "}": None, "[": None, "]": None})

Row = dict[str, str | int | None]


def measure() -> Iterator[Figure]:
    """The share of golden texts read right as a whole, and for each half of the sentences three shares.

    Of the dates, those found with the right value (``value``); of the
    sentences without a date, those in which none is found (``quiet``); of
    those with a date, those in which no other is found (``alone``).
    """
    cases = json.loads(CASES.read_text("utf-8"))
    right = [
        [
            [date.start, date.end, date.edtf, date.hijri]
            for date in find_dates(case["input"], case.get("reference"))
        ]
        == case["expected"]
        for case in cases
    ]
    yield Figure("dates.golden", sum(right) / len(right))
    rows: list[Row] = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    yield Figure("dates.traps", sum(row["kind"] == "negative" for row in rows))
    yield Figure("dates.expressions", sum(row["kind"] != "negative" for row in rows))
    for name in ("tune", "held"):
        yield from measure_set(name, [row for row in rows if row["set"] == name])


def draw_set(text: str) -> str:
    """The half a sentence belongs to: ``held`` where the first byte of its SHA-256 is odd.

    >>> draw_set("پارٹی اب تک 5 مارچ کر چکی ہے۔")
    'tune'
    """
    return "held" if hashlib.sha256(text.encode()).digest()[0] % 2 else "tune"


def measure_set(name: str, rows: Iterable[Row]) -> Iterator[Figure]:
    """The figures of one half of the sentences."""
    values: list[bool] = []
    quiet: list[bool] = []
    alone: list[bool] = []
    for row in rows:
        found = find_dates(str(row["text"]), row.get("ref") and str(row["ref"]))
        if row["kind"] == "negative":
            quiet.append(not found)
            continue
        here = [mention for mention in found if overlaps(mention, row)]
        values.append(any(is_right(mention, row) for mention in here))
        alone.append(len(here) == len(found))
    yield Figure(f"dates.{name}.value", sum(values) / len(values))
    yield Figure(f"dates.{name}.quiet", sum(quiet) / len(quiet))
    yield Figure(f"dates.{name}.alone", sum(alone) / len(alone))


def overlaps(mention: DateMention, row: Row) -> bool:
    """Whether a mention and the labelled expression share a letter."""
    return mention.start < int(row["end"] or 0) and int(row["start"] or 0) < mention.end


def is_right(mention: DateMention, row: Row) -> bool:
    """Whether a mention has the labelled value; a computed one may differ by some days."""
    edtf = write_iso(mention.edtf)
    if row["iso"] is None:
        return write_iso(mention.hijri) == row["hijri"]
    if "hijri" in row and write_iso(mention.hijri) != row["hijri"]:
        return False
    if tolerance := row.get("tolerance_days"):
        if edtf is None or len(edtf) != len("2025-01-17"):
            return False
        return abs((date.fromisoformat(edtf) - date.fromisoformat(str(row["iso"]))).days) <= int(tolerance)
    return edtf == row["iso"]


def write_iso(edtf: str | None) -> str | None:
    """An EDTF value in the notation of the labels.

    >>> write_iso("{XXXX-08-14,XXXX-08-15}")
    '--08-14,--08-15'
    """
    return edtf.translate(NOTATION).replace("XXXX-", "--") if edtf else None
