"""JSON: lists are read object by object; a broken one costs no other where lines tell where to go on."""

from __future__ import annotations

import json
import tracemalloc

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.readers.json_file import read_json_file
from waraq.ingest.record import Record

NAME = "a.json"
VALUES = [{"id": number, "title": f"خبر {number}", "body": f"متن {number}"} for number in range(5)]


def read(text: str) -> list[Record | Problem]:
    return list(read_records(source_of(NAME, text.encode())))


@pytest.mark.parametrize("indent", [None, 0, 2, "\t"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_list(indent: int | str | None, ascii_only: bool) -> None:
    found = read(json.dumps(VALUES, indent=indent, ensure_ascii=ascii_only))
    assert [(item.key, item.headline, item.paragraphs) for item in found] == [
        (str(number), f"خبر {number}", (f"متن {number}",)) for number in range(5)
    ]
    assert found[0].media_type == "application/json"
    assert [item.line for item in found] == ([1] * 5 if indent is None else [2, 7, 12, 17, 22])


def test_objects_one_behind_the_other() -> None:
    found = read("\n".join(map(json.dumps, VALUES)))
    assert [(item.key, item.line) for item in found] == [(str(number), number + 1) for number in range(5)]


def test_one_object_alone_is_its_file() -> None:
    [record] = read('{"title": "خبر", "body": "متن"}\n')
    assert (record.key, record.number) == ("", None)
    assert read('{"id": 7, "body": "متن"}')[0].key == "7"
    assert read('[{"body": "متن"}]')[0].number == 1


def test_a_broken_object_costs_no_other_where_each_begins_a_line() -> None:
    text = json.dumps(VALUES, indent=2).replace('"id": 1,', '"id": 1')
    problem = read(text)[1]
    assert (problem.line, problem.fatal) == (9, True)
    assert [item.key for item in read(text) if isinstance(item, Record)] == ["0", "2", "3", "4"]


def test_where_nothing_tells_how_to_go_on_that_is_said() -> None:
    text = json.dumps(VALUES).replace('"id": 1,', '"id": 1')
    record, problem, notice = read(text)
    assert (record.key, problem.fatal, notice.fatal) == ("0", True, False)
    assert "behind the record" in notice.reason


@pytest.mark.parametrize(
    "text, reason",
    [
        ("[" * 100_000, "too deep"),
        ('{"body": "', "Unterminated"),
        ('[{"body": "a"}', "comma"),
        ('[{"body": "a"}] x', "behind the end"),
        ("[1]", "no JSON object"),
        ('[{"title": "a"}]', "no text"),
        (f"[{'9' * 5000}]", "too long"),
        ("   ", "empty"),
    ],
)
def test_what_is_wrong_is_named(text: str, reason: str) -> None:
    assert any(isinstance(item, Problem) and reason in item.reason for item in read(text))


def test_a_file_of_broken_objects_is_given_up() -> None:
    found = read("{\n" * 20_000)
    assert len(found) == 1_000
    found = read('{"id": 1, "body": "a"}\n' + "{\n" * 20_000)
    assert (len(found), "behind the record" in found[-1].reason) == (1_002, True)


def test_damaged_bytes_cost_one_object() -> None:
    raw = json.dumps(VALUES, ensure_ascii=False, indent=1).encode().replace(b"\xd9\x85", b"\xff", 1)
    found = list(read_json_file(source_of(NAME, raw)))
    assert [type(item) for item in found] == [Problem, Record, Record, Record, Record]
    assert "damaged" in found[0].reason


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_pieces_may_end_anywhere(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.pieces.PIECE_BYTES", size)
    monkeypatch.setattr("waraq.ingest.readers.pieces.SAMPLE_BYTES", 64)
    whole = json.dumps(VALUES, ensure_ascii=False, indent=2)
    assert [(item.key, item.line) for item in read(whole)] == [(str(n), 2 + 5 * n) for n in range(5)]


def test_a_long_list_is_never_held_and_an_object_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.json_window.LONGEST_LINE", 1_000_000)
    long = {"id": "long", "body": "x" * 3_000_000}
    values = [{"id": number, "body": "متن " * 1000} for number in range(1000)]
    source = source_of(NAME, json.dumps([long, *values], ensure_ascii=False, indent=0).encode())
    tracemalloc.start()
    found = [item if isinstance(item, Problem) else item.key for item in read_json_file(source)]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "characters" in found[0].reason
    assert found[1:] == [str(number) for number in range(1000)]
    assert most < 8_000_000
