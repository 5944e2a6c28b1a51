"""News texts and the queries that were made from them: an index of the texts, and the rank of each answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.eval.reference import SETS, read_json_lines, space_evenly
from waraq.search import SearchDocument, update_index

CLASSES = (
    "title", "kw3", "t4", "t4_arabic", "t4_harakat", "t4_space", "t4_typo", "t4_inflect", "w1_typo",
    "w1_inflect", "digits_ascii", "digits_urdu",
)  # fmt: skip
# All of a class: a sample of 150 tells a figure to about three hundredths only.
QUERIES = 1_000
DOCUMENTS = SETS / "ir_dev_docs.jsonl"
QUESTIONS = SETS / "ir_dev_queries.jsonl"
SCORER = SETS / "ir_eval.py"

Row = dict[str, object]


def choose_questions() -> list[Row]:
    """The queries of every class, a class behind the other."""
    rows = read_json_lines(QUESTIONS)
    return [row for name in CLASSES for row in space_evenly([r for r in rows if r["cls"] == name], QUERIES)]


def index_documents(index: Path) -> None:
    """Index the texts, which have no headlines, in a new folder."""
    update_index(
        index,
        (
            SearchDocument(id=str(row["id"]), url=f"a/{row['id']}/", headline="", body=str(row["body"]))
            for row in read_json_lines(DOCUMENTS)
        ),
    )


def score_answers(directory: Path, rows: list[Row], answers: Iterable[list[str]]) -> dict[str, float]:
    """The mean reciprocal rank of each class, as the scorer has it; it is a command and reads files.

    An answer is the names of ten texts, best first. The files are written into `directory`.
    """
    runs: list[Row] = [{"qid": row["qid"], "ids": ids} for row, ids in zip(rows, answers, strict=True)]
    for name, records in (("queries", rows), ("run", runs)):
        text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (directory / f"{name}.jsonl").write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, SCORER, "--json", "--run", "run.jsonl", "--data", "queries.jsonl"],
        cwd=directory,
        check=True,
        capture_output=True,
        text=True,
    )
    return {name: score["mrr"] for name, score in json.loads(done.stdout).items()}
