"""Entity tagging on sentences with marked names: exact F1 a type and together, and precision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.eval.figure import Figure
from tests.eval.reference import SETS, find_missing, load_scorer, read_json_lines, skip_figures
from waraq.entities import Tagger
from waraq.text import fold

Span = tuple[int, int, str]  # its start and end, and its kind as the set names it
# As the set names the kinds.
TYPES = {"person": "PERSON", "place": "LOCATION", "organisation": "ORGANIZATION"}
NAMES = {"ner.person.f1": "PERSON", "ner.place.f1": "LOCATION", "ner.organisation.f1": "ORGANIZATION"}
# The cleanest of the set's three sources: the others mark titles, lists and gaps as parts of names.
CLEAN = "uner"
CLEAN_NAMES = {f"ner.{CLEAN}.f1": "micro", f"ner.{CLEAN}.person.f1": "PERSON"}
# Precision, but for what the set marks, with the same kind, in other sentences: there it contradicts itself.
AGREED = "ner.all.precision.agreed"
PRECISION = ("ner.all.precision", f"ner.{CLEAN}.precision", f"ner.{CLEAN}.person.precision")
SENTENCES = SETS / "ner_dev.jsonl"
SCORER = SETS / "ner_eval.py"


def measure() -> Iterator[Figure]:
    """F1 and precision of mentions with the same start, end and type; those of the clean source apart."""
    missing = find_missing(SENTENCES, SCORER)
    if missing:
        yield from skip_figures([*NAMES, "ner.all.f1", *CLEAN_NAMES, *PRECISION, AGREED], missing)
        return
    tagger = Tagger.load()
    rows = [{**row, "id": number} for number, row in enumerate(read_json_lines(SENTENCES))]
    found = {
        row["id"]: [(m.start, m.end, TYPES[m.kind.value]) for m in tagger.tag(str(row["text"]))]
        for row in rows
    }
    score = load_scorer("ner_eval").score
    scores = score(rows, found)["exact"]
    for name, kind in NAMES.items():
        yield Figure(name, scores[kind]["f1"])
    yield Figure("ner.all.f1", scores["micro"]["f1"])
    clean = score([row for row in rows if row["src"] == CLEAN], found)["exact"]
    for name, kind in CLEAN_NAMES.items():
        yield Figure(name, clean[kind]["f1"])
    for name, value in zip(PRECISION, (scores["micro"], clean["micro"], clean["PERSON"]), strict=True):
        yield Figure(name, value["p"])
    yield Figure(AGREED, _measure_agreed(rows, found))


def _measure_agreed(rows: list[dict[str, Any]], found: Mapping[int, list[Span]]) -> float:
    """Of the mentions on which the set does not contradict itself, the share that it marks just so.

    A name that is marked in one sentence and not in the next is neither right nor wrong in the next.
    """
    marked = {(fold(row["text"][start:end]), kind) for row in rows for start, end, kind in row["spans"]}
    right = wrong = 0
    for row in rows:
        given = {tuple(span) for span in row["spans"]}
        for span in found[row["id"]]:
            if span in given:
                right += 1
            elif (fold(row["text"][span[0] : span[1]]), span[2]) not in marked:
                wrong += 1
    return right / (right + wrong)
