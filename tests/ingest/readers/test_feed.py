"""RSS and Atom: items in, bombs out."""

from __future__ import annotations

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers.feed import read_feed
from waraq.ingest.record import Record

NAME = "a.xml"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>مشرق نامہ</title>
<language>ur</language>{items}</channel></rss>"""
ITEM = """<item><title>بارش &amp; ہوا</title><guid>mn-1</guid>
<pubDate>Fri, 25 Aug 2023 23:30:00 +0500</pubDate>
<category>ماحول</category><category>بارش</category><description>خلاصہ</description>
<content:encoded><![CDATA[<p>پہلا <b>پیراگراف</b></p>
<p>دوسرا<script>x</script></p>]]></content:encoded></item>"""


def read(items: str) -> list[Record | Problem]:
    return list(read_feed(source_of(NAME, RSS.format(items=items).encode())))


def test_rss_item() -> None:
    [record] = read(ITEM)
    assert (record.key, record.headline, record.section, record.keywords) == (
        "mn-1", "بارش & ہوا", "ماحول", ("بارش",),
    )  # fmt: skip
    assert (record.date, record.date_source) == ("Fri, 25 Aug 2023 23:30:00 +0500", "feed")
    assert (record.publication, record.lang, record.media_type) == ("مشرق نامہ", "ur", "application/rss+xml")
    assert record.paragraphs == ("پہلا پیراگراف", "دوسرا")


def test_summary_where_there_is_no_full_text() -> None:
    link = "<link>https://x.example/1</link>"
    [record] = read(f"<item><title>خبر</title>{link}<description>خلاصہ</description></item>")
    assert (record.key, record.paragraphs) == ("https://x.example/1", ("خلاصہ",))


def test_atom_entry() -> None:
    text = """<feed xmlns="http://www.w3.org/2005/Atom">
    <title>اخبار</title>
    <entry><id>tag:1</id><title>خبر</title>
    <updated>2023-08-25T23:30:00+05:00</updated>
    <content type="html">&lt;p&gt;متن&lt;/p&gt;</content></entry></feed>"""
    [record] = list(read_feed(source_of(NAME, text.encode())))
    assert (record.key, record.date, record.text) == ("tag:1", "2023-08-25T23:30:00+05:00", "متن")
    assert record.media_type == "application/atom+xml"


def test_empty_items_are_named() -> None:
    found = read(ITEM + "<item><title>خالی</title><guid>mn-2</guid></item>")
    assert [type(item) for item in found] == [Record, Problem]
    assert found[1].record == "mn-2"


def test_drafts_of_wordpress_are_left_out() -> None:
    [notice] = read(ITEM.replace("<category>ماحول", "<wp:status>draft</wp:status><category>ماحول"))
    assert not notice.fatal
    assert "draft" in notice.reason


def test_a_cut_feed_gives_what_it_has() -> None:
    found = list(read_feed(source_of(NAME, RSS.format(items=ITEM).encode()[:-20])))
    assert [item.fatal for item in found if isinstance(item, Problem)] == [False]
    assert any(isinstance(item, Record) for item in found)


@pytest.mark.timeout(20)
def test_entity_bombs_are_refused() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]><rss><channel>&a9;</channel></rss>'
    )
    [problem] = list(read_feed(source_of(NAME, bomb.encode())))
    assert problem.fatal
    assert "entities" in problem.reason


@pytest.mark.parametrize("text", ["<html><body>x</body></html>", "<opml/>", "متن"])
def test_other_xml_is_refused(text: str) -> None:
    [problem] = list(read_feed(source_of(NAME, text.encode())))
    assert problem.fatal
    assert "no RSS or Atom" in problem.reason
