"""Retrieval of known news texts by queries as readers type them: mean reciprocal rank of the first ten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

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
from waraq.search import Searcher, search
from waraq.search.reader import open_index
from waraq.search.vocabulary import Vocabulary
from waraq.text import Analyzer


def measure() -> Iterator[Figure]:
    """The rank of the text a query was made from, for each class of queries."""
    missing = find_missing(DOCUMENTS, QUESTIONS, SCORER)
    if missing:
        yield from skip_figures((f"search.{name}.mrr" for name in CLASSES), missing)
        return
    rows = choose_questions()
    with TemporaryDirectory(prefix="waraq-eval-") as directory:
        answers = _answer_queries(Path(directory) / "index", rows)
        scores = score_answers(Path(directory), rows, answers)
    for name in CLASSES:
        yield Figure(f"search.{name}.mrr", scores[name])


def _answer_queries(index: Path, rows: list[Row]) -> list[list[str]]:
    index_documents(index)
    analyzer = Analyzer.load()
    with open_index(index, analyzer) as reader:
        searcher = Searcher(reader, Vocabulary.load(index), analyzer)
        return [[hit.id for hit in search(searcher, str(row["query"])).hits] for row in rows]
