"""The stemmer on pairs of forms and lemmas: pair F1 of nominals and of verbs."""

from __future__ import annotations

from collections.abc import Iterator

from tests.eval.figure import Figure
from tests.eval.reference import SETS, find_missing, load_scorer, skip_figures
from waraq.text import stem

GROUPS = ("nominal", "verb")
LEMMAS = SETS / "lemma_dev.jsonl"
SCORER = SETS / "stem_eval.py"


def measure() -> Iterator[Figure]:
    """F1 of word forms brought together, against the lemmas of the UD Urdu treebank's development part."""
    missing = find_missing(LEMMAS, SCORER)
    if missing:
        yield from skip_figures((f"stem.{group}.f1" for group in GROUPS), missing)
        return
    scorer = load_scorer("stem_eval")
    scores = scorer.score(stem, scorer.load(LEMMAS))
    for group in GROUPS:
        yield Figure(f"stem.{group}.f1", scores[group]["f1"])
