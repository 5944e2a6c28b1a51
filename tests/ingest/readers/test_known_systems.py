"""What content systems give: fields in an object of their own, states, and what is no article."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record
from waraq.ingest.settings import NO_SETTINGS, Settings

HTML = "<p>لاہور میں بارش ہوئی۔</p>"


def read(
    value: object, name: str = "a.json", how: Settings = NO_SETTINGS
) -> tuple[list[Record], list[Problem]]:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    found = list(read_records(source_of(name, text.encode(), how)))
    records = [each for each in found if isinstance(each, Record)]
    return records, [each for each in found if isinstance(each, Problem)]


def node(number: int, kind: str = "article", status: object = True) -> dict[str, object]:
    inner = {"drupal_internal__nid": number, "langcode": "ur", "status": status, "title": f"خبر {number}"}
    body = {"value": HTML, "format": "basic_html", "processed": HTML, "summary": ""}
    inner |= {"created": "2014-10-14T20:30:00+00:00", "path": {"alias": "/1", "pid": 3}, "body": body}
    tags = {"field_tags": {"data": [{"type": "taxonomy_term--tags", "id": "t"}]}}
    return {"type": f"node--{kind}", "id": f"u{number}", "attributes": inner, "relationships": tags}


def test_articles_of_drupal() -> None:
    user = {"type": "user--user", "id": "u", "attributes": {"name": "علی"}}
    answer = {"jsonapi": {"version": "1.0"}, "data": [node(1), node(2, status=False)], "included": [user]}
    records, problems = read(answer)
    assert problems == []
    said = [(each.key, each.headline, each.lang, each.status) for each in records]
    assert said == [("u1", "خبر 1", "ur", "published"), ("u2", "خبر 2", "ur", "draft")]
    assert {(each.text, each.date) for each in records} == {
        ("لاہور میں بارش ہوئی۔", "2014-10-14T20:30:00+00:00")
    }
    [record], _ = read({"jsonapi": {"version": "1.0"}, "data": node(3, status=False)})
    assert (record.key, record.status) == ("u3", "draft")


def test_a_basic_page_of_drupal_is_no_article_unless_the_settings_say_so() -> None:
    pages = {"data": [node(1, "page"), node(2)]}
    [record], [note] = read(pages)
    assert record.key == "u2"
    assert "1 page" in note.reason
    assert not note.fatal
    records, problems = read(pages, how=Settings(post_types=("page",)))
    assert (len(records), problems) == (2, [])


@pytest.mark.parametrize("status, expected", [(False, "draft"), (True, "published")])
def test_a_truth_value_is_a_state_in_drupal_alone(status: object, expected: str) -> None:
    fields = {"nid": [{"value": 1}], "status": [{"value": status}], "title": [{"value": "خبر"}]}
    [record], _ = read(fields | {"body": [{"value": HTML, "format": "x"}]})
    assert (record.headline, record.status) == ("خبر", expected)
    [record], _ = read({"id": 1, "status": status, "body": HTML})
    assert record.status == "published"


@pytest.mark.parametrize(
    "value, name",
    [
        ({"data": [{"id": "7", "attributes": {"title": "خبر", "content": HTML}}], "meta": {}}, "a.json"),
        ({"_index": "n", "_id": "7", "_source": {"title": "خبر", "content": HTML}}, "a.jsonl"),
        (
            {"total_rows": 1, "rows": [{"key": "7", "id": "7", "doc": {"title": "خبر", "content": HTML}}]},
            "a.json",
        ),
        ({"records": [{"id": "7", "fields": {"title": "خبر", "content": HTML}}], "offset": "x"}, "a.json"),
    ],
    ids=["Strapi", "Elasticsearch", "CouchDB", "Airtable"],
)
def test_fields_in_an_object_of_their_own(value: object, name: str) -> None:
    [record], problems = read(value, name)
    assert problems == []
    assert (record.key, record.headline, record.text) == ("7", "خبر", "لاہور میں بارش ہوئی۔")


def test_an_object_beside_a_text_is_no_article() -> None:
    [record], _ = read({"id": "1", "text": "متن", "attributes": {"title": "رنگ", "content": "سرخ"}})
    assert (record.headline, record.text) == (None, "متن")


CONTENT = 'پہلا پیرا\r\n\r\n[caption id="a"]<img src="x"> تصویر[/caption]\r\n<h2>سرخی</h2>\r\nدوسرا پیرا'
KINDS = ("post", "revision", "page", "attachment", "nav_menu_item", "column", "post")
WP_POSTS = [
    {
        "ID": str(number), "post_author": "1", "post_date": "2014-10-14 20:30:00", "post_content": CONTENT,
        "post_title": f"خبر {number}", "post_status": "inherit" if kind == "revision" else "publish",
        "post_password": "x" if number == 6 else "", "guid": "https://x/?p=1", "post_type": kind,
    }
    for number, kind in enumerate(KINDS)
]  # fmt: skip


def write_csv(rows: list[dict[str, str]]) -> str:
    file = StringIO()
    table = csv.DictWriter(file, rows[0])
    table.writeheader()
    table.writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_rows_of_wordpress_are_read_as_its_export_is(name: str) -> None:
    table = write_csv(WP_POSTS) if name == "a.csv" else WP_POSTS
    records, [note] = read(table, name)
    assert [(each.key, each.status) for each in records] == [("0", "published"), ("6", "draft")]
    assert records[0].paragraphs == ("پہلا پیرا", "سرخی", "دوسرا پیرا")
    assert "1 page, 1 column" in note.reason
    records, _ = read(table, name, Settings(post_types=("column",)))
    assert [each.key for each in records] == ["0", "5", "6"]


def test_texts_that_break_off_are_told_once() -> None:
    articles = [
        {"title": "خبر", "content": f"لاہور میں بارش {end}"} for end in ("… [+1234 chars]", "[…]", "ہوئی…")
    ]
    records, [note] = read({"status": "ok", "articles": articles})
    assert len(records) == 3
    assert note.reason.endswith("(records: 2)")


@pytest.mark.parametrize("name", ["admin", "Unknown"])
def test_an_account_is_no_author(name: str) -> None:
    [record], _ = read({"title": "خبر", "author": name, "body": "متن"})
    assert record.byline is None
