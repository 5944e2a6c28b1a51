"""“?” within words is told as a lost letter; a question mark is not."""

from __future__ import annotations

import json

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records

LOST = "ح?درآباد م?ں بارش ہوئ?۔ شہر?وں نے کہا"  # as Windows-1256 leaves the words without ی


@pytest.mark.parametrize(
    "name, text, line",
    [
        ("a.txt", f"بارش\n\n{LOST}", 3),
        ("a.jsonl", json.dumps({"id": 1, "body": "متن"}) + "\n" + json.dumps({"id": 2, "body": LOST}), 2),
        ("a.csv", f"id,body\n1,متن\n2,{LOST}\n", 3),
    ],
)
def test_lost_letters_are_told_once(name: str, text: str, line: int) -> None:
    [told] = [each for each in read_records(source_of(name, text.encode())) if isinstance(each, Problem)]
    assert (told.fatal, told.line) == (False, line)
    assert "3 times" in told.reason
    assert "Windows-1256" in told.reason


@pytest.mark.parametrize(
    "text",
    [
        "کیا? کیوں? کب? کہاں?",
        "کیا؟کیوں؟کب؟کہاں؟ہاں",
        "کیا?نہیں، کب?آج",
        "?a=ب?c=د?e=ف",
        "کیا?\nکیوں?\nکب?\nہاں",
    ],
)
def test_questions_are_not(text: str) -> None:
    found = read_records(source_of("a.txt", text.encode()))
    assert not [each for each in found if isinstance(each, Problem)]
