"""A query as plain JSON, as `written_query.mjs` writes the client's."""

from __future__ import annotations

import json
from dataclasses import asdict

from waraq.search.query import Phrase, Query


def write_query(query: Query) -> dict[str, object]:
    """The query without the offsets of its units, which count code points here and UTF-16 units there."""
    plain = asdict(query) | {
        # As JavaScript sorts.
        "required": sorted(query.required, key=lambda term: term.encode("utf-16-be", "surrogatepass")),
        "phrases": list(map(write_phrase, query.phrases)),
        "excludedPhrases": list(map(write_phrase, query.excluded_phrases)),
        "filters": [asdict(each) | {"units": write_phrase(each.units)} for each in query.filters],
    }
    del plain["excluded_phrases"]
    return json.loads(json.dumps(plain))


def write_phrase(phrase: Phrase) -> list[tuple[str, str, bool]]:
    return [(unit.text, unit.folded, unit.indexed) for unit in phrase]
