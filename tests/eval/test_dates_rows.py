"""The labelled sentences: dates stand where they say, none twice, each in the half it was drawn for."""

from __future__ import annotations

import json
import re

import pytest

from tests.eval.eval_dates import SENTENCES, draw_set
from waraq.dates import edtf_sort_key, parse_edtf

ROWS = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
KEYS = {"id", "set", "kind", "text", "start", "end", "expr", "iso", "hijri", "tolerance_days", "ref"}
DAY = r"(?:\d{4}(?:-\d\d){0,2}|--\d\d-\d\d)"
ISO = re.compile(rf"{DAY}(?:/{DAY})?|{DAY}(?:,{DAY})+|\d{{3}}X(?:,\d{{3}}X)*")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_row_is_sound(row) -> None:
    assert set(row) <= KEYS
    assert row["set"] == draw_set(row["text"])
    if "ref" in row:
        assert all(edtf_sort_key(parse_edtf(row["ref"])))
    if row["kind"] == "negative":
        assert not {"expr", "start", "iso", "hijri"} & set(row)
        return
    assert row["text"][row["start"] : row["end"]] == row["expr"]
    values = [row[key] for key in ("iso", "hijri") if row.get(key)]
    assert values
    assert all(ISO.fullmatch(value) for value in values)
    for day in re.findall(r"(?<!-)\d{4}-\d\d-\d\d", row["iso"] or ""):
        assert parse_edtf(day) == day


def test_rows_stand_once_and_in_order() -> None:
    assert [row["id"] for row in ROWS] == [f"d{number:03}" for number in range(1, len(ROWS) + 1)]
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_both_halves_have_dates_and_traps() -> None:
    for half in ("tune", "held"):
        kinds = [row["kind"] == "negative" for row in ROWS if row["set"] == half]
        assert sum(kinds) >= 60
        assert len(kinds) - sum(kinds) >= 150
