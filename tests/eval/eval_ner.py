"""Entity tagging on sentences with marked names: exact F1 a type and together."""

from __future__ import annotations

from collections.abc import Iterator

from tests.eval.figure import Figure
from tests.eval.reference import SETS, find_missing, load_scorer, read_json_lines, skip_figures
from waraq.entities import Tagger

# As the set names the kinds.
TYPES = {"person": "PERSON", "place": "LOCATION", "organisation": "ORGANIZATION"}
NAMES = {"ner.person.f1": "PERSON", "ner.place.f1": "LOCATION", "ner.organisation.f1": "ORGANIZATION"}
SENTENCES = SETS / "ner_dev.jsonl"
SCORER = SETS / "ner_eval.py"


def measure() -> Iterator[Figure]:
    """F1 of mentions with the same start, end and type."""
    missing = find_missing(SENTENCES, SCORER)
    if missing:
        yield from skip_figures([*NAMES, "ner.all.f1"], missing)
        return
    tagger = Tagger.load()
    rows = [{**row, "id": number} for number, row in enumerate(read_json_lines(SENTENCES))]
    found = {
        row["id"]: [(m.start, m.end, TYPES[m.kind.value]) for m in tagger.tag(str(row["text"]))]
        for row in rows
    }
    scores = load_scorer("ner_eval").score(rows, found)["exact"]
    for name, kind in NAMES.items():
        yield Figure(name, scores[kind]["f1"])
    yield Figure("ner.all.f1", scores["micro"]["f1"])
