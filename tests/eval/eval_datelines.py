"""Datelines of reports: the golden cases, and openings labelled by hand.

``datelines.jsonl`` has one opening a line, in our own words but in the forms
that newspapers print; `dateline` is None where it has none. `set` is drawn by
a hash of the text (`draw_half`): the rules were tuned on ``tune``, ``held``
was only counted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.eval.figure import Figure
from tests.eval.reference import PROJECT, read_json_lines
from waraq.article import Dateline
from waraq.ingest import parse_dateline
from waraq.text import fold

CASES = PROJECT / "tests" / "golden" / "datelines.json"
OPENINGS = PROJECT / "tests" / "eval" / "datelines.jsonl"
HALVES = ("tune", "held")

Row = dict[str, Any]


def measure() -> Iterator[Figure]:
    """The share of golden openings read right as a whole, and for each half of the rest those of `Tally`."""
    cases = json.loads(CASES.read_text("utf-8"))
    right = [_describe_dateline(case["input"]) == case["expected"] for case in cases]
    yield Figure("datelines.golden", sum(right) / len(right))
    rows: list[Row] = read_json_lines(OPENINGS)
    yield Figure("datelines.openings", sum(row["dateline"] is not None for row in rows))
    yield Figure("datelines.traps", sum(row["dateline"] is None for row in rows))
    for half in HALVES:
        yield from measure_half(f"datelines.{half}", (row for row in rows if row["set"] == half))


def draw_half(text: str) -> str:
    """The half an opening belongs to: ``held`` where the last byte of its SHA-256 is odd.

    >>> draw_half("شہر نامہ: پرانی گلیوں کی کہانی")
    'tune'
    """
    return "held" if hashlib.sha256(text.encode()).digest()[-1] % 2 else "tune"


@dataclass(slots=True)
class Tally:
    """What was found: shares of openings, and an F1 of all places, credits, and credits with their kinds.

    Of the openings with a dateline, `found` are those in which one was seen,
    `begun` those whose report begins in the right place; of those without,
    `quiet` are those in which none was seen.
    """

    found: list[bool] = field(default_factory=list)
    quiet: list[bool] = field(default_factory=list)
    begun: list[bool] = field(default_factory=list)
    dated: list[bool] = field(default_factory=list)
    pairs: dict[str, list[tuple[set[Any], set[Any]]]] = field(
        default_factory=lambda: {"places": [], "credits": [], "kinds": []}
    )

    def add(self, text: str, wanted: Row | None) -> None:
        """Count one opening."""
        seen = parse_dateline(text)
        if wanted is None:
            self.quiet.append(seen is None)
        else:
            self.found.append(seen is not None)
            self.begun.append(seen is not None and seen.body_start == wanted["body_start"])
            self.dated.append((seen.date if seen else None) == wanted["date"])
        for name, pair in _pair(seen, wanted).items():
            self.pairs[name].append(pair)


def measure_half(name: str, rows: Iterable[Row]) -> Iterator[Figure]:
    """The figures of one half of the openings."""
    tally = Tally()
    for row in rows:
        tally.add(row["text"], row["dateline"])
    for share in ("found", "quiet", "begun", "dated"):
        values: list[bool] = getattr(tally, share)
        yield Figure(f"{name}.{share}", sum(values) / len(values))
    for part, pairs in tally.pairs.items():
        common, seen, wanted = (
            sum(map(len, sets)) for sets in zip(*((a & b, a, b) for a, b in pairs), strict=True)
        )
        yield Figure(f"{name}.{part}", 2 * common / (seen + wanted))


def _pair(seen: Dateline | None, wanted: Row | None) -> dict[str, tuple[set[Any], set[Any]]]:
    """The places, credits and credits with kinds that were seen, each beside those wanted."""
    seen = seen or Dateline()
    wanted = wanted or {"places": [], "credits": []}
    credited = {(credit.kind, fold(credit.text)) for credit in seen.credits}
    labelled = {(credit["kind"], fold(credit["text"])) for credit in wanted["credits"]}
    return {
        "places": ({fold(place) for place in seen.places}, {fold(place) for place in wanted["places"]}),
        "credits": ({text for _, text in credited}, {text for _, text in labelled}),
        "kinds": (credited, labelled),
    }


def _describe_dateline(text: str) -> Row | None:
    found = parse_dateline(text)
    if found is None:
        return None
    return {
        "places": list(found.places),
        "credits": [{"kind": credit.kind, "text": credit.text} for credit in found.credits],
        "date": found.date,
        "body": text[found.body_start :],
    }
