"""Damage in and around a list of articles inside an object of JSON costs no more than in a plain list."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.house import source_of
from tests.ingest.readers.test_json_lists import JSON, KEYS, NAME, VALUES, keys, read
from waraq.errors import Problem
from waraq.ingest.readers.json_file import read_json_file
from waraq.ingest.record import Record


def test_damage_costs_what_it_costs_in_a_plain_list() -> None:
    for broken in ('"id": 1', '"id": 1, "x": "'):
        plain = json.dumps(VALUES, indent=2).replace('"id": 1,', broken, 1)
        text = json.dumps({"n": 1, "items": VALUES, "z": 2}, indent=2).replace('"id": 1,', broken, 1)
        found = read(text)
        assert keys(found) == keys(read(plain)) == ["0", "2", "3", "4"]
        [problem] = [item for item in found if isinstance(item, Problem)]
        assert (problem.fatal, "not JSON" in problem.reason) == (True, True)


def test_damage_at_the_end_of_a_list_leads_to_no_other_list() -> None:
    text = json.dumps({"n": 1, "items": VALUES, "comments": [{"body": "واہ"}]}, indent=2)
    found = read(text.replace('"id": 4,', '"id": 4'))
    assert keys(found) == ["0", "1", "2", "3"]
    assert [item.fatal for item in found if isinstance(item, Problem)] == [True]


def test_damage_in_one_long_line_is_told_with_what_is_lost() -> None:
    found = read(json.dumps({"items": VALUES}).replace('"id": 2,', '"id": 2'))
    assert keys(found) == ["0", "1"]
    assert "behind the record" in found[-1].reason  # type: ignore[union-attr]


@pytest.mark.parametrize("end", ["]", "]]", "] x", "", '], "lang"', '], "a": [1, {"b": 2'])
def test_an_object_that_is_not_whole_gives_what_it_has(end: str) -> None:
    found = read('{"items": [' + ", ".join(map(json.dumps, VALUES)) + end)
    assert keys(found) == KEYS
    assert isinstance(found[-1], Problem)
    assert found[-1].fatal


def test_damaged_bytes_cost_one_object() -> None:
    raw = json.dumps({"n": 1, "items": VALUES}, ensure_ascii=False, indent=1).encode()
    found = list(read_json_file(source_of(NAME, raw.replace(b"\xd9\x85", b"\xff", 1))))
    assert [type(item) for item in found] == [Problem, Record, Record, Record, Record]


def test_a_key_that_stands_twice_is_told_of_its_own_record() -> None:
    text = '{"items": [{"id": 1, "body": "متن"}, {"id": 2, "id": 3, "body": "متن دو"}]}'
    assert [(type(item), item.line) for item in read(text)] == [(Record, 1), (Problem, 1), (Record, 1)]
    assert read(text)[1].record == "3"  # type: ignore[union-attr]


def test_a_text_too_long_to_be_held_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.json_window.LONGEST_LINE", 1_000)
    monkeypatch.setattr("waraq.ingest.readers.pieces.SAMPLE_BYTES", 100)
    monkeypatch.setattr("waraq.ingest.readers.pieces.PIECE_BYTES", 100)
    long = "x" * 5_000
    outer = {"note": long, "deep": [{"note": f"{long}]}}"}], "items": VALUES, "end": long}
    assert keys(read(json.dumps(outer))) == KEYS
    [problem] = read(json.dumps({"title": "خبر", "items": VALUES, "body": long}))
    assert isinstance(problem, Problem)
    assert "characters" in problem.reason


@given(JSON, st.sampled_from([None, 0, 2]), st.integers(0, 200), st.sampled_from(['"', "\\", "]", "{", ","]))
def test_whatever_is_damaged_is_told(value: object, indent: int | None, place: int, put: str) -> None:
    text = json.dumps({"data": [{"body": "متن"}, value]}, ensure_ascii=False, indent=indent)
    found = read(text[:place] + put + text[place:])
    assert found
    assert not any(isinstance(item, Problem) and "can't be read as" in item.reason for item in found)
