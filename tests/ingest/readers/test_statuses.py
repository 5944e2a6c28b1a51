"""Drafts stay drafts, whatever format they come in; values in maps and lists are read."""

from __future__ import annotations

import json

import pytest

from tests.ingest.house import TEXT, source_of
from waraq.ingest.readers import find_reader
from waraq.ingest.record import Record


def read(name: str, text: str) -> list[object]:
    source = source_of(name, text.encode())
    reader = find_reader(source.suffix)
    assert reader is not None
    return list(reader(source))


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.md", f"---\ntitle: خبر\ndraft: true\n---\n{TEXT}"),
        ("a.md", f"---\ntitle: خبر\npublished: false\n---\n{TEXT}"),
        ("a.md", f"---\ntitle: خبر\nStatus: Draft\n---\n{TEXT}"),
        ("a.txt", f"Title: خبر\nStatus: draft\n\n{TEXT}"),
        ("a.jsonl", json.dumps({"title": "خبر", "draft": True, "body": TEXT})),
        ("a.jsonl", json.dumps({"title": "خبر", "is_published": 0, "body": TEXT})),
        ("a.json", json.dumps([{"title": {"rendered": "خبر"}, "status": "future", "body": TEXT}])),
        ("a.csv", f'title,Post Status,body\nخبر,pending,"{TEXT}"\n'),
        ("a.tsv", "عنوان\tحیثیت\tمتن\nخبر\tمسوّدہ\tمتن یہاں\n"),
    ],
)
def test_drafts(name: str, text: str) -> None:
    [record] = read(name, text)
    assert isinstance(record, Record)
    assert (record.headline, record.status, record.date) == ("خبر", "draft", None)


@pytest.mark.parametrize(
    "said",
    [
        {"draft": False, "published": "2014-10-14"},
        {"status": "publish", "published": "2014-10-14", "draft": ""},
        {"status": 1, "is_published": True, "published": "2014-10-14"},
        {"status": ["draft"], "published": "2014-10-14", "draft": "x" * 50},
    ],
)
def test_published(said: dict[str, object]) -> None:
    [record] = read("a.jsonl", json.dumps({"body": TEXT, **said}))
    assert isinstance(record, Record)
    assert (record.status, record.date) == ("published", "2014-10-14")


def test_values_that_programs_wrap() -> None:
    values = {
        "_id": {"$oid": "5c7f"},
        "date": {"$date": {"$numberLong": "1551657600000"}},
        "category": [{"id": 3, "name": "کھیل"}, {"id": 4, "name": "کرکٹ"}],
        "tags": ["کرکٹ", "ٹیم"],
        "body": [{"type": "p", "text": "پہلا"}, {"type": "p", "value": "دوسرا"}, {"type": "image"}],
    }
    [record] = read("a.jsonl", json.dumps(values))
    assert isinstance(record, Record)
    assert (record.key, record.date, record.paragraphs) == ("5c7f", "1551657600000", ("پہلا", "دوسرا"))
    assert (record.section, record.keywords) == ("کھیل", ("کرکٹ", "ٹیم"))


def test_of_two_names_that_are_one_the_first_with_a_text_counts() -> None:
    [record] = read("a.jsonl", json.dumps({"_id": {}, "id": 7, "Title": " ", "title": "خبر", "body": TEXT}))
    assert isinstance(record, Record)
    assert (record.key, record.headline) == ("7", "خبر")


def test_maps_without_end_are_passed_by() -> None:
    depth = 300
    title = '{"text": ' * depth + "1" + "}" * depth
    [record] = read("a.jsonl", f'{{"title": {title}, "body": "متن"}}')
    assert isinstance(record, Record)
    assert record.headline is None
