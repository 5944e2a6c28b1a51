"""The labelled openings: labels are words of their texts, none stands twice, each in its half."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from tests.eval import eval_news_datelines
from tests.eval.eval_datelines import HALVES, OPENINGS, draw_half
from tests.eval.eval_news_datelines import LABELS, add_text
from waraq.article import CreditKind

ROWS = [json.loads(line) for line in OPENINGS.read_text("utf-8").splitlines()]
NEWS_ROWS = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
KINDS = set(get_args(CreditKind))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_row_is_sound(row) -> None:
    assert set(row) == {"id", "set", "text", "dateline"}
    assert row["set"] == draw_half(row["text"])
    dateline = row["dateline"]
    if dateline is None:
        return
    head = row["text"][: dateline["body_start"]]
    assert set(dateline) == {"places", "credits", "date", "body_start"}
    assert [place for place in dateline["places"] if place not in head] == []
    assert [c for c in dateline["credits"] if c["text"] not in head or c["kind"] not in KINDS] == []
    assert dateline["places"] or dateline["credits"]


def test_rows_stand_once_and_in_order() -> None:
    assert [row["id"] for row in ROWS] == [f"o{number:03}" for number in range(1, len(ROWS) + 1)]
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_labels_of_the_news_have_no_text() -> None:
    assert {key for row in NEWS_ROWS for key in row} == {"id", "set", "dateline"}
    assert {row["set"] for row in NEWS_ROWS} == set(HALVES)
    assert len({row["id"] for row in NEWS_ROWS}) == len(NEWS_ROWS)
    datelines = [row["dateline"] for row in NEWS_ROWS if row["dateline"]]
    assert len(datelines) >= 150
    assert {kind for dateline in datelines for kind, *_ in dateline["credits"]} <= KINDS
    spans = [span for one in datelines for span in one["places"] + [c[1:] for c in one["credits"]]]
    assert [span for span in spans if not 0 <= span[0] < span[1]] == []


def test_labels_of_the_news_get_their_words() -> None:
    label = {"id": "a", "set": "tune", "dateline": {"places": [[0, 5]], "credits": [], "date": None}}
    assert add_text(label, "لاہور: بارش")["dateline"]["places"] == ["لاہور"]


def test_news_are_skipped_where_they_are_missing(monkeypatch) -> None:
    gone = eval_news_datelines.PROJECT.parent / "shared" / "data" / "gone.jsonl"
    monkeypatch.setattr(eval_news_datelines, "NEWS", gone)
    figures = list(eval_news_datelines.measure())
    assert len(figures) == 14
    assert {(figure.value, figure.reason) for figure in figures} == {(None, "no ../shared/data/gone.jsonl")}
