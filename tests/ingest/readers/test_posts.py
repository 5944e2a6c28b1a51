"""Posts of Telegram and Facebook: each an article with its text whole, and what has no text counted."""

from __future__ import annotations

import json

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record
from waraq.ingest.trace import listen

TEXT = "لاہور (اسٹاف رپورٹر) – سڑکیں ڈوب گئیں۔"
FROM = {"from": "روزنامہ مشرق", "from_id": "channel77"}
SERVICE = {"id": 1, "type": "service", "date": "2021-03-04T10:00:00", "actor_id": "channel77", "text": ""}
MESSAGE = {
    "id": 2,
    "type": "message",
    "date": "2021-03-04T23:30:00",
    **FROM,
    "author": "آصف علی",
    "views": 9,
    "text": [
        {"type": "bold", "text": "بارش سے تباہی"},
        "\n\nلاہور (اسٹاف رپورٹر) – سڑکیں ",
        {"type": "italic", "text": "ڈوب"},
        " گئیں۔\n",
        {"type": "hashtag", "text": "#موسم_کا_حال"},
    ],
}
PICTURE = {**MESSAGE, "id": 3, "text": "", "photo": "a.jpg"}
CHANNEL = {"name": "روزنامہ مشرق", "type": "public_channel", "id": 77}


def spell(text: str) -> str:
    """As Facebook writes it, each byte of a letter for itself."""
    return text.encode().decode("latin-1")


STATUS = {"timestamp": 1614900600, "data": [{"update_timestamp": 1}, {"post": spell(f"{TEXT}\nدوسری سطر")}]}
SHOWN = {
    "timestamp": 1614900700,
    "attachments": [{"data": [{"media": {"uri": "a.jpg", "description": spell(TEXT)}}]}],
    "data": [],
    "title": spell("تصویر"),
}
BARE = {"timestamp": 1614900800, "data": [], "title": "x"}


def read(value: object, name: str = "result.json") -> tuple[list[Record], list[Problem]]:
    found = list(read_records(source_of(name, json.dumps(value).encode())))
    records = [each for each in found if isinstance(each, Record)]
    return records, [each for each in found if isinstance(each, Problem)]


def test_posts_of_a_channel() -> None:
    plain = {**MESSAGE, "id": 4, "text": TEXT}
    [first, second], [note] = read({**CHANNEL, "messages": [SERVICE, MESSAGE, PICTURE, plain]})
    assert (first.key, first.headline, first.byline) == ("channel77/2", "بارش سے تباہی", "آصف علی")
    assert first.paragraphs == (TEXT, "#موسم_کا_حال")
    assert (first.date, first.publication) == ("2021-03-04T23:30:00", "روزنامہ مشرق")
    assert first.keywords == ("موسم کا حال",)
    assert (second.key, second.headline, second.paragraphs) == ("channel77/4", None, (TEXT,))
    assert not note.fatal
    assert note.reason.endswith(": 2")


def test_a_person_in_a_group_is_no_newspaper() -> None:
    [record], _ = read({"messages": [{**MESSAGE, "from": "علی", "from_id": "user5"}]})
    assert (record.publication, record.key) == (None, "user5/2")


def test_posts_of_a_page() -> None:
    [first, second], [note] = read([STATUS, SHOWN, BARE], "profile_posts_1.json")
    assert (first.paragraphs, first.date) == ((TEXT, "دوسری سطر"), "1614900600")
    assert (second.paragraphs, second.headline) == ((TEXT,), None)
    assert note.reason.endswith(": 1")


@pytest.mark.parametrize(
    "value",
    [
        {"timestamp": 5, "data": [{"title": "خبر", "body": TEXT}], "total": 1},
        {"timestamp": "2021", "data": [{"title": "خبر", "body": TEXT}]},
        {"id": 1, "type": "message", "date": "2021-03-04", "text": TEXT},
    ],
)
def test_other_objects_with_such_names_are_read_as_before(value: object) -> None:
    [record], problems = read(value)
    assert problems == []
    assert record.paragraphs == (TEXT,)


def test_what_a_post_has_beside_its_text_is_explained() -> None:
    with listen() as steps:
        read({"messages": [MESSAGE]})
    assert {step.field: step.rule for step in steps if step.field}["publication"] == "“from”"
    assert {step.rule: step.value for step in steps if not step.field}["“views”"] == "9"


def test_a_channel_as_a_page_is_refused_with_the_way_to_read_it() -> None:
    message = f'<div class="message default"><div class="text">{TEXT}</div></div>'
    page = f'<html><body><div class="page_wrap"><div class="page_body chat_page">{message * 3}</div></div>'
    [problem] = read_records(source_of("messages.html", page.encode()))
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert "JSON" in problem.remedy
