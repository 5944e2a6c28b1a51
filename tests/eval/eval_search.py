"""Retrieval of known news texts by queries as readers type them: mean reciprocal rank of the first ten."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.eval.figure import Figure
from tests.eval.reference import SETS, find_missing, read_json_lines, skip_figures, space_evenly
from waraq.search import SearchDocument, Searcher, search, update_index
from waraq.search.reader import open_index
from waraq.search.vocabulary import Vocabulary
from waraq.text import Analyzer

CLASSES = (
    "title", "kw3", "t4", "t4_arabic", "t4_harakat", "t4_space", "t4_typo", "t4_inflect", "w1_typo",
    "w1_inflect", "digits_ascii", "digits_urdu",
)  # fmt: skip
# All of a class: a sample of 150 tells a figure to about three hundredths only.
QUERIES = 1_000
DOCUMENTS = SETS / "ir_dev_docs.jsonl"
QUESTIONS = SETS / "ir_dev_queries.jsonl"
SCORER = SETS / "ir_eval.py"


def measure() -> Iterator[Figure]:
    """The rank of the text a query was made from, for each class of queries."""
    missing = find_missing(DOCUMENTS, QUESTIONS, SCORER)
    if missing:
        yield from skip_figures((f"search.{name}.mrr" for name in CLASSES), missing)
        return
    rows = read_json_lines(QUESTIONS)
    chosen = [row for name in CLASSES for row in space_evenly([r for r in rows if r["cls"] == name], QUERIES)]
    with TemporaryDirectory(prefix="waraq-eval-") as directory:
        answers = _answer_queries(Path(directory) / "index", chosen)
        scores = _score_answers(Path(directory), chosen, answers)
    for name in CLASSES:
        yield Figure(f"search.{name}.mrr", scores[name]["mrr"])


def _answer_queries(index: Path, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    update_index(
        index,
        (
            SearchDocument(id=str(row["id"]), url=f"a/{row['id']}/", headline="", body=str(row["body"]))
            for row in read_json_lines(DOCUMENTS)
        ),
    )
    analyzer = Analyzer.load()
    with open_index(index, analyzer) as reader:
        searcher = Searcher(reader, Vocabulary.load(index), analyzer)
        return [
            {"qid": row["qid"], "ids": [hit.id for hit in search(searcher, str(row["query"])).hits]}
            for row in rows
        ]


def _score_answers(
    directory: Path, rows: list[dict[str, object]], answers: list[dict[str, object]]
) -> dict[str, dict[str, float]]:
    """What the scorer says; it is a command and reads files."""
    for name, records in (("queries", rows), ("run", answers)):
        text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (directory / f"{name}.jsonl").write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, SCORER, "--json", "--run", "run.jsonl", "--data", "queries.jsonl"],
        cwd=directory,
        check=True,
        capture_output=True,
        text=True,
    )
    scores: dict[str, dict[str, float]] = json.loads(done.stdout)
    return scores
