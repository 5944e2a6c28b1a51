"""Datelines of real reports beside the checkout, of which ``news_datelines.jsonl`` has only the labels.

A label has code points of the text with its id: places as [start, end],
credits as [kind, start, end]. The texts are no part of the project. Half of
them, ``held``, were labelled first and then only counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.eval.eval_datelines import HALVES, Row, measure_half
from tests.eval.figure import Figure
from tests.eval.reference import OPEN_DATA, PROJECT, find_missing, read_json_lines, skip_figures

NEWS = OPEN_DATA / "counter_news.jsonl"
LABELS = PROJECT / "tests" / "eval" / "news_datelines.jsonl"
SHARES = ("begun", "credits", "dated", "found", "kinds", "places", "quiet")


def measure() -> Iterator[Figure]:
    """The shares of `eval_datelines.Tally` for each half; skipped without the texts."""
    missing = find_missing(NEWS)
    if missing:
        yield from skip_figures(
            (f"news.datelines.{half}.{share}" for half in HALVES for share in SHARES), missing
        )
        return
    texts = {str(row["id"]): str(row["text"]) for row in read_json_lines(NEWS)}
    labels: list[Row] = read_json_lines(LABELS)
    rows = [add_text(label, texts[label["id"]]) for label in labels]
    for half in HALVES:
        yield from measure_half(f"news.datelines.{half}", (row for row in rows if row["set"] == half))


def add_text(label: Row, text: str) -> Row:
    """A label as an opening of ``datelines.jsonl`` is written, with the words that its code points mean.

    >>> label = {"dateline": {"places": [[0, 5]], "credits": [["agency", 7, 15]]}}
    >>> add_text(label, "لاہور (اے پی پی) بارش")["dateline"]
    {'places': ['لاہور'], 'credits': [{'kind': 'agency', 'text': 'اے پی پی'}]}
    """
    dateline = label["dateline"]
    if dateline is None:
        return {**label, "text": text}
    words = {
        "places": [text[start:end] for start, end in dateline["places"]],
        "credits": [{"kind": kind, "text": text[start:end]} for kind, start, end in dateline["credits"]],
    }
    return {**label, "dateline": {**dateline, **words}, "text": text}
