"""JSON Lines: a bad line is named, the others go on."""

from __future__ import annotations

import json

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers.json_lines import read_json_lines
from waraq.ingest.record import Record

NAME = "a.jsonl"


def read(*lines: object) -> list[Record | Problem]:
    text = "\n".join(
        line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines
    )
    return list(read_json_lines(source_of(NAME, text.encode())))


def test_all_keys() -> None:
    values = {
        "id": 7,
        "title": " خبر\nکا عنوان ",
        "date": "2014-10-14",
        "section": "دنیا",
        "byline": "آصف علی",
    }
    values |= {"text": "پہلا۔\n\nدوسرا۔", "publication": "مشرق نامہ", "keywords": "ایران، روس", "lang": "ur"}
    [record] = read({**values, "unknown": {}})
    assert (record.key, record.headline, record.date, record.section) == (
        "7",
        "خبر کا عنوان",
        "2014-10-14",
        "دنیا",
    )
    assert (record.byline, record.publication, record.keywords) == ("آصف علی", "مشرق نامہ", ("ایران", "روس"))
    assert (record.paragraphs, record.lang, record.line) == (("پہلا۔", "دوسرا۔"), "ur", 1)


def test_schema_org_values() -> None:
    [record] = read(
        {"headline": "خبر", "articleBody": ["ایک", "دو"], "author": [{"name": "آصف"}, {"name": "علی"}]}
    )
    assert (record.byline, record.paragraphs) == ("آصف، علی", ("ایک", "دو"))


def test_a_record_without_an_id_has_a_place() -> None:
    [record] = read("", {"body": "ایک"})
    assert (record.key, record.number, record.line) == ("", 2, 2)


def test_broken_lines_are_named_and_the_others_go_on() -> None:
    found = read({"id": 1, "body": "ایک"}, "{", "", '"text"', {"id": 2}, {"body": "تین"})
    assert [item.line for item in found if isinstance(item, Problem)] == [2, 4, 5]
    assert [item.line for item in found if isinstance(item, Record)] == [1, 6]


def test_a_damaged_byte_costs_one_line() -> None:
    good = json.dumps({"body": "متن یہاں ہے"}, ensure_ascii=False).encode()
    found = list(read_json_lines(source_of(NAME, b'{"body": "\xff"}\n' + good + b"\n")))
    assert [type(item) for item in found] == [Problem, Record]
    assert found[0].line == 1


def test_a_line_separator_inside_a_text_is_no_new_record() -> None:
    [record] = read({"body": "ایک\u2028دو"})
    assert record.paragraphs == ("ایک", "دو")


def test_depth_and_surrogates_are_harmless() -> None:
    found = read("[" * 100_000, '{"body": "\\ud800 متن", "id": "\\ud800x"}')
    assert "too deep" in found[0].reason
    assert (found[1].paragraphs, found[1].key) == (("متن",), "x")
    assert found[1].text.encode()


def test_numbers_that_are_none_are_left_out() -> None:
    [record] = read('{"id": 1, "body": "متن", "headline": NaN, "section": -Infinity, "keywords": 1e999}')
    assert (record.headline, record.section, record.keywords) == (None, None, ())


def test_a_number_too_long_to_read_is_named_in_plain_words() -> None:
    [problem] = read(f'{{"id": {"9" * 5000}, "body": "متن"}}')
    assert problem.reason == "a number in the line is too long"
