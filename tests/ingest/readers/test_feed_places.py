"""Who asks is told which element of a feed gave which field, and which were left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.house import source_of
from tests.ingest.readers.test_feed import ITEM, RSS
from waraq.ingest.readers.feed import read_feed
from waraq.ingest.readers.feed_places import list_items, tell_places
from waraq.ingest.record import Record
from waraq.ingest.trace import Step, listen

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ur"><title>اخبار</title>
<entry><id>tag:1</id><title>خبر</title><link href="https://m.example/1"/>
<published>2023-08-24T23:30:00+05:00</published><updated>2023-08-25T23:30:00+05:00</updated>
<author><name>آصف</name></author><author><name>نور</name></author>
<summary>خلاصہ</summary><category term="khel" label="کھیل"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>پہلا <b>پیرا</b></p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="u"><title>اخبار</title></channel>
<item rdf:about="https://m.example/1"><title>خبر</title><link>https://m.example/a</link>
<dc:date>2020-01-02</dc:date><dc:creator>آصف</dc:creator><description>متن</description></item></rdf:RDF>"""


def read(text: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    with listen() as steps:
        records = [item for item in read_feed(source_of("a.rss", text.encode())) if isinstance(item, Record)]
    assert records
    return sort(steps)


def sort(steps: list[Step]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    told = {step.field: step.rule for step in steps if step.field}
    return told, [(step.rule, step.value) for step in steps if not step.field]


def test_rss() -> None:
    told, left = read(RSS.format(items=ITEM))
    assert told == {
        "publication": "the feed's title",
        "lang": "the feed's language",
        "id": "guid",
        "headline": "title",
        "date": "pubDate",
        "section": "category",
        "keywords": "category",
        "body": "content:encoded",
    }
    assert left == [("description", "خلاصہ")]


def test_rss_by_dublin_core_and_without_a_guid() -> None:
    item = """<item xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
    <title>خبر</title><link>https://m.example/1</link><dc:date>2020-01-02</dc:date><dc:creator>آصف</dc:creator>
    <dc:subject>کھیل</dc:subject><media:content url="https://m.example/a.jpg"/><!-- x -->
    <description>&lt;p&gt;متن &lt;b&gt;یہاں&lt;/b&gt;&lt;/p&gt;</description><comments>c</comments></item>"""
    told, left = read(RSS.format(items=item))
    assert (told["id"], told["date"], told["byline"]) == ("link", "dc:date", "dc:creator")
    assert (told["section"], told["body"]) == ("dc:subject", "description")
    assert left == [("media:content", "https://m.example/a.jpg"), ("comments", "c")]


def test_an_address_of_mail() -> None:
    item = "<item><title>خبر</title><author>a@b.example (آصف)</author><description>متن</description></item>"
    assert read(RSS.format(items=item))[0]["byline"] == "author"


def test_atom() -> None:
    told, left = read(ATOM)
    assert (told["id"], told["headline"], told["date"], told["byline"]) == (
        "id",
        "title",
        "published",
        "author",
    )
    assert (told["section"], told["body"], told["lang"]) == ("category", "content", "xml:lang")
    assert left == [
        ("link", "https://m.example/1"),
        ("updated", "2023-08-25T23:30:00+05:00"),
        ("summary", "خلاصہ"),
    ]


def test_rdf() -> None:
    told, left = read(RDF)
    assert (told["id"], told["date"], told["byline"], told["body"]) == (
        "rdf:about",
        "dc:date",
        "dc:creator",
        "description",
    )
    assert left == [("link", "https://m.example/a")]


def test_where_the_items_are_counted_otherwise_nothing_is_said_of_them() -> None:
    told, _ = read(RSS.format(items=ITEM).replace("</rss>", "<x><item xmlns='urn:y'/></x></rss>"))
    assert told.get("date") in {None, "pubDate"}


def test_nobody_asks_and_nothing_is_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.feed.list_items", None)
    assert list(read_feed(source_of("a.rss", RSS.format(items=ITEM).encode())))


@given(
    st.lists(
        st.sampled_from(["<item>", "</item>", "<title>", "<a:b c='d'>", "&x;", "<!--", "ا", "]]>", "\x00"])
    )
)
def test_whatever_the_items_hold_nothing_is_raised(pieces: list[str]) -> None:
    for item in list_items(RSS.format(items="".join(pieces))):
        with listen():
            tell_places(item, {"headline": ["ا"], "id": [""], "body": []})
