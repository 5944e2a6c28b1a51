"""The stemmer on pairs of forms and lemmas, the size of its table, and whether its stems are words."""

from __future__ import annotations

from collections.abc import Iterator

from tests.eval.figure import Figure
from tests.eval.reference import SETS, find_missing, load_scorer, skip_figures
from waraq.text import stem
from waraq.text.frequency import load_folded_frequencies
from waraq.text.stem import default_stemmer
from waraq.text.tables import read_table

LEMMAS = SETS / "lemma_dev.jsonl"
SCORER = SETS / "stem_eval.py"
PAIRS = ("stem.nominal.precision", "stem.nominal.recall", "stem.nominal.near", "stem.verb.f1")


def measure() -> Iterator[Figure]:
    """Precision and recall of nominals and F1 of verbs, by pairs of forms; and two figures of our own.

    ``near`` is the share of pairs of different lemmas with the same first
    three letters that fall together, those that differ by a final ی left out.
    """
    yield Figure("stem.plurals", count_broken_plurals())
    yield Figure("stem.words", measure_words())
    missing = find_missing(LEMMAS, SCORER)
    if missing:
        yield from skip_figures(PAIRS, missing)
        return
    scorer = load_scorer("stem_eval")
    scores = scorer.score(stem, scorer.load(LEMMAS))
    yield Figure("stem.nominal.precision", scores["nominal"]["precision"])
    yield Figure("stem.nominal.recall", scores["nominal"]["recall"])
    yield Figure("stem.nominal.near", scores["nominal"]["os_near_nonisba_pct"] / 100)
    yield Figure("stem.verb.f1", scores["verb"]["f1"])


def count_broken_plurals() -> int:
    """How many broken plurals the table has."""
    return sum(row[2] == "broken plural" for row in read_table("plurals.tsv", ["form", "stem", "why"]))


def measure_words() -> float:
    """The share of running words of Makhzan that lead to a word which Makhzan has."""
    counts = load_folded_frequencies()
    known = sum(count for word, count in counts.items() if default_stemmer().stem(word) in counts)
    return known / sum(counts.values())
