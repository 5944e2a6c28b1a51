"""RSS and Atom: items in, bombs out."""

from __future__ import annotations

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers.feed import read_feed
from waraq.ingest.record import Record
from waraq.ingest.settings import Settings

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


def test_atom_entry_with_all_it_may_have() -> None:
    text = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://x.example/ur/" xml:lang="ur">
    <title>اخبار</title><entry><title type="html">&lt;b&gt;خبر&lt;/b&gt; &amp;amp; بات</title>
    <link href="a/1.html"/><published>2023-08-25T23:30:00+05:00</published>
    <updated>2024-01-01T00:00:00+05:00</updated><author><name>آصف</name></author>
    <author><name>علی</name></author><category term="sport" label="کھیل"/><category term="کرکٹ"/>
    <summary>ایک خلاصہ، جو متن سے بھی لمبا ہے، اور پھر بھی نہیں چاہیے</summary>
    <content type="xhtml" xml:lang="fa"><div xmlns="http://www.w3.org/1999/xhtml"><p>متن</p><p>دوسرا</p></div>
    </content></entry></feed>"""
    [record] = list(read_feed(source_of(NAME, text.encode())))
    assert (record.key, record.headline, record.date) == (
        "https://x.example/ur/a/1.html", "خبر & بات", "2023-08-25T23:30:00+05:00",
    )  # fmt: skip
    assert (record.byline, record.section, record.keywords) == ("آصف، علی", "کھیل", ("کرکٹ",))
    assert (record.paragraphs, record.lang) == (("متن", "دوسرا"), "fa")


def test_rss_1_item() -> None:
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.example/"><title>اخبار</title>
    <dc:language>ur</dc:language></channel><item rdf:about="https://x.example/1"><title>5 &lt; 6</title>
    <link>https://x.example/1</link><description>متن</description><dc:date>2005-03-04T10:00:00+05:00</dc:date>
    <dc:creator>آصف</dc:creator><dc:subject>کھیل</dc:subject></item></rdf:RDF>"""
    [record] = list(read_feed(source_of(NAME, text.encode())))
    assert (record.key, record.headline, record.date) == (
        "https://x.example/1", "5 < 6", "2005-03-04T10:00:00+05:00",
    )  # fmt: skip
    assert (record.byline, record.section, record.lang) == ("آصف", "کھیل", "ur")


def test_empty_date_is_none() -> None:
    assert read(ITEM.replace("Fri, 25 Aug 2023 23:30:00 +0500", ""))[0].date is None


def test_addresses_of_mail_are_no_names() -> None:
    item = ITEM.replace("<guid>", "<author>desk@x.example (آصف علی)</author><guid>")
    assert read(item)[0].byline == "آصف علی"
    assert read(item.replace(" (آصف علی)", ""))[0].byline is None


def test_item_with_neither_guid_nor_link() -> None:
    link = "<link>/1</link>"
    [bare, linked] = read(
        f"<link>https://x.example/</link><item><description>متن</description></item>"
        f"<item>{link}<description>متن</description></item>"
    )
    assert (bare.key, linked.key) == ("", "https://x.example/1")


def test_lines_that_lead_elsewhere_are_left_out() -> None:
    more = (
        "<p>The post <a href=x>بارش</a> appeared first on <a href=y>مشرق</a>.</p><p><a>مزید پڑھیں »</a></p>"
    )
    [record] = read(ITEM.replace("</p>]]>", f"</p>{more}]]>"))
    assert record.paragraphs == ("پہلا پیراگراف", "دوسرا")


def test_texts_that_break_off_are_told() -> None:
    one, two, note = read("".join(f"<item><description>خبر {n} […]</description></item>" for n in "12"))
    assert isinstance(note, Problem)
    assert (one.text, two.text, note.fatal) == ("خبر 1 […]", "خبر 2 […]", False)
    assert "(items: 2)" in note.reason


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


KIND = "<category scheme='http://schemas.google.com/g/2005#kind' term='http://x.example/kind#{}'/>"
# How Blogger's exports tell the kind of an entry, and a draft.
BLOGS = {
    "categories": (KIND, "<app:control><app:draft>yes</app:draft></app:control>"),
    "elements": ("<blogger:type>{}</blogger:type>", "<blogger:status>DRAFT</blogger:status>"),
}
SECTION = "<category term='کھیل'/>"


def read_blog(form: str, types: tuple[str, ...] = ()) -> list[Record | Problem]:
    kind, draft = BLOGS[form]
    kinds = (("SETTINGS", ""), ("POST", SECTION), ("POST", draft), ("COMMENT", ""), ("PAGE", ""))
    entries = "".join(
        f"<entry><id>{number}</id>{kind.format(name)}{more}<content>متن {number}</content></entry>"
        for number, (name, more) in enumerate(kinds)
    )
    text = f"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://purl.org/atom/app#"
    xmlns:blogger="http://schemas.google.com/blogger/2018"><title>اخبار</title>{entries}</feed>"""
    return list(read_feed(source_of(NAME, text.encode(), Settings(post_types=types))))


@pytest.mark.parametrize("form", BLOGS)
def test_of_a_blogs_export_posts_are_read_and_drafts_stay_drafts(form: str) -> None:
    post, draft, note = read_blog(form)
    assert (post.key, post.section, post.keywords, post.status) == ("1", "کھیل", (), "published")
    assert (draft.key, draft.section, draft.status) == ("2", None, "draft")
    assert isinstance(note, Problem)
    assert (note.reason, note.fatal) == (
        "passed by, as they are no articles: 1 settings, 1 comment, 1 page", False,
    )  # fmt: skip
    assert "post_types" in note.remedy


def test_pages_of_a_blog_are_read_where_the_settings_ask_for_them() -> None:
    *records, note = read_blog("elements", ("page",))
    assert [record.key for record in records] == ["1", "2", "4"]
    assert "page" not in note.reason
