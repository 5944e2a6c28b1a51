"""Texts that a content system kept as HTML become paragraphs; plain ones stay as they are."""

from __future__ import annotations

import json

import pytest

from tests.ingest.house import source_of
from waraq.ingest.readers.body_field import pick_body
from waraq.ingest.readers.json_lines import read_json_lines
from waraq.ingest.readers.table import read_table
from waraq.ingest.record import Record


@pytest.mark.parametrize(
    "text, paragraphs",
    [
        ("<p>ایک</p>\n<p>دو<br>تین</p>", ("ایک", "دو", "تین")),
        ("<strong>ایک</strong>\nدو", ("ایک", "دو")),
        ("ایک&nbsp;دو\nتین &amp; چار", ("ایک دو", "تین & چار")),
        ("<P CLASS=x>ایک</P><script>alert(1)</script><img src=x onerror=alert(1)>", ("ایک",)),
        ("&lsquo;ایک&rsquo;&hellip;", ("‘ایک’…",)),
        ("5 < 7 & 8 > 3", ("5 < 7 & 8 > 3",)),
        ("a<b>", ("a",)),
        ("<خبر> اور <sadr@example.org>", ("<خبر> اور <sadr@example.org>",)),
        ("<p></p>", ()),
    ],
)
def test_html_is_read_as_html_and_nothing_else_is(text: str, paragraphs: tuple[str, ...]) -> None:
    assert pick_body({"body": text}).paragraphs == paragraphs


def test_json_and_tables_give_the_same_record() -> None:
    values = {"id": "7", "title": "صدر &quot;نے&quot; <i>کہا</i>", "text": "<h2>سرخی</h2><p>متن *یہاں*</p>"}
    [one] = read_json_lines(source_of("a.jsonl", json.dumps(values).encode()))
    table = "id\ttitle\ttext\n" + "\t".join(values.values())
    [other] = read_table(source_of("a.tsv", table.encode()))
    for found in (one, other):
        assert isinstance(found, Record)
        assert found.headline == 'صدر "نے" کہا'
        assert found.paragraphs == ("سرخی", "متن *یہاں*")
        assert found.markdown == "## سرخی\n\nمتن \\*یہاں\\*"


def test_tags_without_end_take_no_time() -> None:
    text = "<p " * 200_000
    assert pick_body({"body": text}).paragraphs == (text.strip(),)


def test_names_lose_their_markup_too() -> None:
    names = {
        "byline": "<a href='/ali'>علی</a>",
        "section": "فن &amp; ثقافت",
        "tags": ["<b>بارش</b>", "<br>", "a < b"],
    }
    [found] = read_json_lines(source_of("a.jsonl", json.dumps(names | {"body": "متن"}).encode()))
    assert isinstance(found, Record)
    assert (found.byline, found.section, found.keywords) == ("علی", "فن & ثقافت", ("بارش", "a < b"))
