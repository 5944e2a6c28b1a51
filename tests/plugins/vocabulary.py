"""schema.org's vocabulary, as far as pages use it: `schema_org.tsv` has the properties of each type."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CONTEXT = "https://schema.org"


@cache
def load_properties() -> dict[str, frozenset[str]]:
    """The properties of each type."""
    text = Path(__file__).with_name("schema_org.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["type"]: frozenset(row["properties"].split()) for row in rows}


def find_unknown(data: object) -> Iterator[str]:
    """What of some JSON-LD the vocabulary has not."""
    if isinstance(data, list):
        for each in data:
            yield from find_unknown(each)
    elif isinstance(data, dict):
        kind = data.get("@type", "")
        known = load_properties().get(kind)
        if known is None:
            yield f"type {kind!r}"
            return
        for name, value in data.items():
            if name == "@context":
                yield from [] if value == CONTEXT else [f"context {value}"]
            elif name != "@type" and name not in known:
                yield f"{kind}.{name}"
            yield from find_unknown(value)
