"""Lists of articles inside an object of JSON: found by their names and texts, read object by object."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.readers.json_file import read_json_file
from waraq.ingest.record import Record
from waraq.ingest.settings import Settings
from waraq.ingest.source_file import SourceFile

NAME = "a.json"
VALUES = [{"id": number, "title": f"خبر {number}", "body": f"متن {number}"} for number in range(5)]
KEYS = [str(number) for number in range(5)]
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "مشرق نامہ",
    "language": "ur",
    "items": [
        {
            "id": "https://m.example/1",
            "url": "https://m.example/1",
            "title": "بارش",
            "content_html": "<p>پہلا <b>پیرا</b></p><p>دوسرا</p>",
            "content_text": "پہلا پیرا دوسرا",
            "date_published": "2023-08-25T23:30:00+05:00",
            "authors": [{"name": "آصف علی"}, {"name": "نور"}],
            "tags": ["موسم"],
        },
        {"id": "2", "content_text": "متن", "language": "en"},
    ],
}


def read(value: object, name: str = NAME, settings: Settings | None = None) -> list[Record | Problem]:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return list(read_records(source_of(name, text.encode(), settings or Settings())))


def keys(found: list[Record | Problem]) -> list[str]:
    return [item.key for item in found if isinstance(item, Record)]


@pytest.mark.parametrize(
    "outer",
    [
        {"articles": VALUES},
        {"status": "ok", "totalResults": 5, "articles": VALUES},
        {"title": "نتائج", "RECORDS": VALUES, "next": None},
        {"responseHeader": {"status": 0}, "response": {"numFound": 5, "docs": VALUES}},
        {"rss": {"channel": {"item": VALUES}}},
        {"posts": VALUES[:2], "tags": [{"name": "موسم"}], "items": VALUES[2:]},
        {"select * from news": VALUES},
        {"data": [{"title": "بے متن"}, *VALUES]},
        {"data": [None, *VALUES]},
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_is_read_wherever_it_stands(outer: object, indent: int | None) -> None:
    found = read(json.dumps(outer, ensure_ascii=False, indent=indent))
    assert keys(found) == KEYS
    assert all(item.line and (item.line == 1) == (indent is None) for item in found)


def test_lines_are_those_of_the_file() -> None:
    plain = read(json.dumps(VALUES, ensure_ascii=False, indent=2))
    text = json.dumps({"n": 1, "items": VALUES}, ensure_ascii=False, indent=2)
    found = read(text)
    lines = text.split("\n")
    assert [item.line for item in found] == [4 + 5 * number for number in range(5)]
    assert all(lines[item.line - 1].strip() == "{" for item in found if item.line)
    assert [item.headline for item in found] == [item.headline for item in plain]


@pytest.mark.parametrize(
    "value",
    [
        {"title": "خبر", "items": [{"body": "تبصرہ"}], "body": "متن"},
        {"title": "خبر", "body": "متن", "data": [{"body": "تبصرہ"}]},
        {"body": ["متن", "اور"], "posts": VALUES},
    ],
)
def test_what_has_a_text_is_an_article_whatever_it_lists(value: object) -> None:
    [record] = read(value)
    assert isinstance(record, Record)
    assert record.paragraphs[0] == "متن"


@pytest.mark.parametrize(
    "value",
    [
        {"title": "خبر", "comments": [{"body": "واہ"}]},
        {"items": [{"title": "خبر"}]},
        {"items": [{"title": "خبر", "body": " "}], "n": 1},
        {"items": []},
        {"items": {"a": {"b": {"c": {"items": VALUES}}}}},
        {"article": {"body": "متن", "posts": VALUES}},
    ],
)
def test_what_has_no_list_of_articles_has_no_text(value: object) -> None:
    [problem] = read(value)
    assert isinstance(problem, Problem)
    assert "no text" in problem.reason


def test_a_json_feed() -> None:
    one, two = read(FEED)
    assert isinstance(one, Record)
    assert isinstance(two, Record)
    assert (one.key, one.headline, one.date) == ("https://m.example/1", "بارش", "2023-08-25T23:30:00+05:00")
    assert (one.byline, one.keywords, one.paragraphs) == ("آصف علی، نور", ("موسم",), ("پہلا پیرا", "دوسرا"))
    assert [(item.publication, item.lang) for item in (one, two)] == [
        ("مشرق نامہ", "ur"),
        ("مشرق نامہ", "en"),
    ]


def test_what_stands_beside_the_list_holds_for_its_articles() -> None:
    [one] = read({"newspaper": "جنگ", "title": "نتائج", "articles": VALUES[:1], "lang": "ur"})
    [other] = read({"newspaper": "مشرق", "title": "نتائج", "articles": VALUES[:1], "lang": "ur"})
    assert isinstance(one, Record)
    assert isinstance(other, Record)
    assert (one.publication, one.lang, one.headline) == ("جنگ", "ur", "خبر 0")
    assert one.sha256 != other.sha256


def test_a_list_under_a_name_of_the_editors_columns() -> None:
    columns = (("body", ("story_html",)),)
    [record] = read({"n": 1, "items": [{"story_html": "متن"}]}, settings=Settings(columns=columns))
    assert isinstance(record, Record)


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_objects_with_lists_one_behind_the_other(suffix: str) -> None:
    pages = [{"page": 1, "items": VALUES[:2]}, {"page": 2, "items": VALUES[2:]}]
    found = read("\n".join(json.dumps(page, ensure_ascii=False) for page in pages), f"a{suffix}")
    assert [(item.key, item.line) for item in found if isinstance(item, Record)] == [
        ("0", 1), ("1", 1), ("2", 2), ("3", 2), ("4", 2),
    ]  # fmt: skip


def long(values: Any = VALUES) -> dict[str, Any]:
    """An object that is too long to be decoded before it is looked through."""
    return {"note": "x" * 300_000, "items": values, "more": {"list": [1, "]", {"a": '"}'}]}, "lang": "ur"}


def test_what_stands_behind_a_long_list_is_heard() -> None:
    found = read(long())
    assert keys(found) == KEYS
    assert {item.lang for item in found if isinstance(item, Record)} == {"ur"}
    article = {"items": VALUES, "note": "x" * 300_000, "body": "متن"}
    assert [item.text for item in read(article) if isinstance(item, Record)] == ["متن"]


def test_objects_behind_a_long_one_are_read() -> None:
    behind = [VALUES[0] | {"id": 9}, {"items": [VALUES[1] | {"id": 8}]}]
    found = read("\n".join(map(json.dumps, [long(), *behind])))
    assert [(item.key, item.line) for item in found] == [
        *((key, 1) for key in KEYS), ("9", 2), ("8", 3),
    ]  # fmt: skip


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_pieces_may_end_anywhere(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.pieces.PIECE_BYTES", size)
    monkeypatch.setattr("waraq.ingest.readers.pieces.SAMPLE_BYTES", 64)
    outer = {"a": 'x\\"]}', "b": [[{"c": '"'}], -1.5e3, True], "response": {"docs": VALUES}, "d": "\\"}
    assert keys(read(json.dumps(outer, ensure_ascii=False, indent=2))) == KEYS
    assert keys(read(json.dumps(outer, ensure_ascii=False))) == KEYS


class _Made(BytesIO):
    """A file that is made while it is read."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        super().__init__()
        self._parts = parts

    def read(self, _size: int | None = -1) -> bytes:
        return next(self._parts, b"")


def test_a_long_list_is_never_held() -> None:
    def parts() -> Iterator[bytes]:
        yield b'{"total": 9, "response": {"docs": ['
        for number in range(400):
            values = [{"id": number * 10 + each, "body": "متن " * 1000} for each in range(10)]
            yield (b"," if number else b"") + json.dumps(values, ensure_ascii=False)[1:-1].encode()
        yield b']}, "comments": ['
        yield from [b'{"body": "' + b"x" * 200_000 + b'"},'] * 100
        yield b"{}]}"

    source = SourceFile(NAME, NAME, lambda: _Made(parts()))
    tracemalloc.start()
    count = sum(isinstance(item, Record) for item in read_json_file(source))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 4_000
    assert most < 12_000_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text('a"\\]}[{ م\n', max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["items", "data", "a", "body", "title", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(JSON, st.sampled_from([None, 0, 2]))
def test_any_object_is_read_alike_whether_it_is_held_or_not(value: object, indent: int | None) -> None:
    text = json.dumps({"data": value}, ensure_ascii=False, indent=indent)
    held = read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("waraq.ingest.readers.pieces.SAMPLE_BYTES", 8)
        patch.setattr("waraq.ingest.readers.pieces.PIECE_BYTES", 5)
        assert read(text) == held
