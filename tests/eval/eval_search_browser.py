"""The retrieval of `eval_search` as a reader in Chromium has it: through the exported index and its client.

Differences between two classes of the same queries are measured as well: what an
Arabic keyboard, vowel marks and Urdu digits cost.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.eval.browser import ask_exported, find_lack
from tests.eval.figure import Figure
from tests.eval.known_items import (
    CLASSES,
    DOCUMENTS,
    QUESTIONS,
    SCORER,
    Row,
    choose_questions,
    index_documents,
    score_answers,
)
from tests.eval.reference import find_missing, skip_figures
from waraq.search import export_index

NAMES = tuple(f"search.browser.{name}.mrr" for name in CLASSES)
# What a class loses beside another, query for query the same words.
LOSSES = {
    "search.browser.digits_loss": ("digits_ascii", "digits_urdu"),
    "search.browser.keyboard_loss": ("t4", "t4_arabic"),
    "search.browser.marks_loss": ("t4", "t4_harakat"),
}


def measure() -> Iterator[Figure]:
    """The rank of the text a query was made from, for each class of queries, and the losses."""
    missing = find_missing(DOCUMENTS, QUESTIONS, SCORER) or find_lack()
    if missing:
        yield from skip_figures((*NAMES, *LOSSES), missing)
        return
    scores = _score_queries(choose_questions())
    yield from (Figure(name, scores[kind]) for name, kind in zip(NAMES, CLASSES, strict=True))
    yield from (Figure(name, scores[plain] - scores[other]) for name, (plain, other) in LOSSES.items())


def _score_queries(rows: list[Row]) -> dict[str, float]:
    with TemporaryDirectory(prefix="waraq-eval-") as directory:
        folder = Path(directory)
        index_documents(folder / "index")
        export_index(folder / "index", folder / "site/search")
        answers = ask_exported(folder / "site", "search", [str(row["query"]) for row in rows])
        return score_answers(folder, rows, answers)
