"""Codes that are no letters are left out of texts, and that is told once a source."""

from __future__ import annotations

import json

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record

TEXT = "لاہور: بارش{} ہوئی اور پانی{} آ گیا۔"
BELL = TEXT.format("\x07", "\x1b")
FEED = (
    "<rss version='2.0'><channel><item><title>خبر</title><description>{}</description></item></channel></rss>"
)


def _json(*texts: str) -> bytes:
    return "\n".join(json.dumps({"id": number, "body": text}) for number, text in enumerate(texts)).encode()


@pytest.mark.parametrize(
    "name, raw, line, names",
    [
        ("a.txt", f"بارش\n\n{BELL}".encode(), 3, "U+0007, U+001B"),
        ("a.md", f"# بارش\n\n{BELL}".encode(), 3, "U+0007, U+001B"),
        ("a.csv", f"id,body\n1,متن\n2,{BELL}\n".encode(), 3, "U+0007, U+001B"),
        ("a.jsonl", _json("متن", BELL), 2, "U+0007, U+001B"),
        ("a.jsonl", _json("متن", TEXT.format("\0", "\0")), 2, "U+0000"),
        ("a.jsonl", _json("متن", TEXT.format("\ud800", "\udfff")), 2, "U+D800, U+DFFF"),
    ],
)
def test_codes_are_left_out_and_told(name: str, raw: bytes, line: int, names: str) -> None:
    *records, told = read_records(source_of(name, raw))
    last = [each for each in (*records, told) if isinstance(each, Record)][-1]
    [notice] = [each for each in (*records, told) if isinstance(each, Problem)]
    assert TEXT.format("", "") in last.text
    assert (notice.fatal, notice.line) == (False, line)
    assert notice.reason == f"2 codes that are no letters were left out of the text: {names}"


def test_references_to_them_are_told() -> None:
    found = [*read_records(source_of("a.rss", FEED.format(TEXT.format("&#8;", "&#xD800;")).encode()))]
    assert [each.reason for each in found if isinstance(each, Problem)] == [
        "control characters were left out of the file: 2"
    ]


@pytest.mark.parametrize("text", ["😀", "\u200c", "\r", "\ufeff", "\x0c", "\x85", "\x1a"])
def test_what_programs_write_by_habit_is_not(text: str) -> None:
    for name, raw in (("a.txt", TEXT.format("", text).encode()), ("a.jsonl", _json(TEXT.format(text, "")))):
        assert not [each for each in read_records(source_of(name, raw)) if isinstance(each, Problem)]
