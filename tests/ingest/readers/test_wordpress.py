"""Exports of WordPress: what a post says of itself, what is passed by, and what is refused."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.readers.wordpress_xml import MOST_PART, MOST_TAG, PIECE
from waraq.ingest.record import Record
from waraq.ingest.settings import Settings
from waraq.ingest.source_file import SourceFile

NAME = "export.xml"
EXPORT = """<?xml version="1.0" encoding="{encoding}" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>مشرق نامہ</title><link>https://m.example</link><language>ur</language>
<wp:base_blog_url>https://m.example</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[asif]]></wp:author_login>
<wp:author_display_name><![CDATA[آصف علی]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>7</wp:term_id><wp:cat_name><![CDATA[کھیل]]></wp:cat_name></wp:category>
{items}</channel></rss>"""
PRIMARY = """<wp:postmeta><wp:meta_key>_yoast_wpseo_primary_category</wp:meta_key>
<wp:meta_value><![CDATA[7]]></wp:meta_value></wp:postmeta>"""
TEXT = "شہر میں بارش ہوئی۔\n\nسڑکیں ڈوب گئیں۔"
LINE = 10  # of the first item


def item(
    content: str = TEXT, status: str = "publish", kind: str = "post", more: str = "", number: int = 1
) -> str:
    return f"""<item><title>بارش &amp; ہوا</title><link>https://m.example/barish</link>
<pubDate>Thu, 24 Aug 2023 18:30:00 +0000</pubDate><dc:creator><![CDATA[asif]]></dc:creator>
<guid isPermaLink="false">https://m.example/?p={number}</guid>
<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>{number}</wp:post_id>
<wp:post_date><![CDATA[2023-08-25 23:30:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[2023-08-24 18:30:00]]></wp:post_date_gmt>
<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>
<category domain="category" nicename="mulk"><![CDATA[پاکستان]]></category>
<category domain="category" nicename="khel"><![CDATA[کھیل]]></category>
<category domain="post_tag" nicename="barish"><![CDATA[بارش]]></category>
<category domain="post_format" nicename="post-format-aside"><![CDATA[Aside]]></category>{more}</item>"""


def read(items: str, encoding: str = "UTF-8") -> list[Record | Problem]:
    raw = EXPORT.format(items=items, encoding=encoding).encode(encoding)
    return list(read_records(source_of(NAME, raw)))


def read_text(content: str) -> tuple[str, ...]:
    [record] = read(item(content))
    return record.paragraphs


def test_post() -> None:
    [record] = read(item())
    assert (record.key, record.headline, record.byline) == ("https://m.example/?p=1", "بارش & ہوا", "آصف علی")
    assert (record.date, record.date_source, record.status) == ("2023-08-25 23:30:00", "source", "published")
    assert (record.section, record.keywords) == ("پاکستان", ("کھیل", "بارش"))
    assert (record.publication, record.lang, record.number) == ("مشرق نامہ", "ur", 1)
    assert record.line == LINE
    assert record.paragraphs == ("شہر میں بارش ہوئی۔", "سڑکیں ڈوب گئیں۔")


def test_main_category_is_the_section() -> None:
    [record] = read(item(more=PRIMARY))
    assert (record.section, record.keywords) == ("کھیل", ("پاکستان", "بارش"))


def test_no_category_of_wordpress_is_no_section() -> None:
    [record] = read(item().replace('nicename="mulk"', 'nicename="uncategorized"'))
    assert (record.section, record.keywords) == ("کھیل", ("بارش",))


def test_post_without_a_guid_or_a_day() -> None:
    text = item().replace('<guid isPermaLink="false">https://m.example/?p=1</guid>', "")
    [record] = read(text.replace("2023-08-25 23:30:00", "0000-00-00 00:00:00"))
    assert (record.key, record.date) == ("https://m.example/?p=1", None)


@pytest.mark.parametrize("status", ["draft", "pending", "future", "private", "pitch"])
def test_what_was_not_published_is_a_draft(status: str) -> None:
    found = read(item(status=status))
    assert [record.status for record in found if isinstance(record, Record)] == ["draft"]
    notes = [(found.fatal, status in found.reason) for found in found if isinstance(found, Problem)]
    assert notes == ([] if status in {"draft", "pending"} else [(False, True)])


def test_post_with_a_password_is_a_draft() -> None:
    note, record = read(item(more="<wp:post_password>1234</wp:post_password>"))
    assert record.status == "draft"
    assert "password" in note.reason


def test_what_is_no_article_is_counted_or_passed_by() -> None:
    pages = item(kind="page") + item(kind="page", number=2) + item(kind="attachment") + item(kind="revision")
    found = read(pages + item(status="trash") + item(kind="news", number=3) + item(number=4))
    assert [record.number for record in found if isinstance(record, Record)] == [7]
    reasons = [found.reason for found in found if isinstance(found, Problem) and not found.fatal]
    assert len(reasons) == 3
    assert any("“page”" in reason and reason.endswith(": 2") for reason in reasons)
    assert any("“trash”" in reason for reason in reasons)
    assert any("“news”" in reason for reason in reasons)


def test_post_without_text_is_named() -> None:
    [problem] = read(item("[gallery]"))
    assert (problem.fatal, problem.line, problem.record) == (True, LINE, "https://m.example/?p=1")


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        ("پہلا\r\n\r\nدوسرا\r\nتیسرا", ("پہلا", "دوسرا", "تیسرا")),
        ("<!-- wp:paragraph -->\n<p>ایک\nسطر</p>\n<!-- /wp:paragraph -->", ("ایک سطر",)),
        ("<!-- wp:more --><!--more--><!-- /wp:more -->پرانا\n\nمتن", ("پرانا", "متن")),
        ("<!-- wp:verse --><pre>مصرع اول\nمصرع دوم</pre><!-- /wp:verse -->", ("مصرع اول", "مصرع دوم")),
        ("پہلا<!--more-->دوسرا", ("پہلا", "دوسرا")),
        ('[caption id="a" width="9"]<img src="b"> تصویر[/caption]متن', ("متن",)),
        ('[caption id="a"]<img src="b">\n\nمتن\n\n[caption id="c"]د[/caption]', ("متن",)),
        ("<figure><img><figcaption>تصویر</figcaption></figure><p>متن</p>", ("متن",)),
        ('[vc_row][et_pb_text a="b"]متن[/et_pb_text][/vc_row] [gallery ids="1,2"]', ("متن",)),
        ("خبر [AFP] اور [x = 5] [[", ("خبر [AFP] اور [x = 5] [[",)),
        (
            "متن\n\nhttps://www.youtube.com/watch?v=1\n\n<iframe src='x'>ی</iframe><script>x</script>",
            ("متن",),
        ),
        ("<ul>\n<li>ایک</li>\n<li>دو</li>\n</ul>", ("ایک", "دو")),
    ],
)
def test_text_is_what_readers_saw(content: str, paragraphs: tuple[str, ...]) -> None:
    assert read_text(content) == paragraphs


def test_a_cut_export_gives_what_it_has() -> None:
    raw = EXPORT.format(items=item() + item(number=2), encoding="UTF-8").encode()
    record, problem = list(read_records(source_of(NAME, raw[: raw.rindex(b"<wp:status>")])))
    assert record.number == 1
    assert (problem.fatal, problem.line) == (True, LINE + 20)


def test_an_export_without_items_is_named() -> None:
    [problem] = read("")
    assert problem.fatal
    assert "no items" in problem.reason


def test_control_characters_are_left_out() -> None:
    record, note = read(item("شہر\x0b میں\x08 بارش"))
    assert record.paragraphs == ("شہر میں بارش",)
    assert not note.fatal
    assert note.reason.endswith(": 2")


def test_cut_letters_are_marked_and_named() -> None:
    raw = EXPORT.format(items=item("شہر میں @"), encoding="UTF-8").encode().replace(b"@", b"\xd8")
    record, note = list(read_records(source_of(NAME, b"\n\n" + raw)))
    assert record.paragraphs == ("شہر میں �",)
    assert record.line == LINE + 2
    assert (note.fatal, note.line) == (False, LINE + 2 + 3)


def test_letters_cut_by_a_piece_are_whole() -> None:
    for shift in range(3):
        [record] = read(item("x" * shift + "آ" * PIECE))
        assert record.text == "x" * shift + "آ" * PIECE


def test_an_encoding_that_is_not_declared_is_no_utf_8() -> None:
    raw = EXPORT.format(items=item(), encoding="UTF-8").replace("ی", "ي").encode("cp1256", "ignore")
    [problem] = list(read_records(source_of(NAME, raw)))
    assert (problem.fatal, problem.line) == (True, 5)


@pytest.mark.parametrize("encoding", ["windows-1256", "cp1256", "UTF-16"])
def test_declared_encodings(encoding: str) -> None:
    # Windows-1256 has no ی: files in it hold ي.
    raw = EXPORT.format(items=item("شہر"), encoding=encoding).replace("ی", "ي").encode(encoding)
    [record] = list(read_records(source_of(NAME, raw)))
    assert (record.headline, record.byline, record.text) == ("بارش & ہوا", "آصف علي", "شہر")


@pytest.mark.parametrize("encoding", ["utf-7", "idna", "nonsense", "rot13", "base64"])
def test_encodings_that_cannot_be_read_are_named(encoding: str) -> None:
    raw = EXPORT.format(items=item(), encoding=encoding).encode()
    [problem] = list(read_records(source_of(NAME, raw)))
    assert problem.fatal


@pytest.mark.parametrize("entity", ['"ha"', 'SYSTEM "file:///etc/passwd"'])
def test_entities_are_refused(entity: str) -> None:
    head, _, rest = EXPORT.format(items=item("&a;"), encoding="UTF-8").partition("\n")
    raw = f"{head}<!DOCTYPE rss [<!ENTITY a {entity}>]>{rest}".encode()
    [problem] = list(read_records(source_of(NAME, raw)))
    assert problem.fatal
    assert "DOCTYPE" in problem.reason


def test_an_endless_tag_is_refused() -> None:
    text = EXPORT.format(items=f'<item a="{"x" * (MOST_TAG + 100_000)}"></item>', encoding="UTF-8")
    [problem] = list(read_records(source_of(NAME, text.encode())))
    assert "a tag is longer" in problem.reason


def test_an_endless_item_is_refused_and_the_others_read() -> None:
    problem, record = read(item("متن " * (MOST_PART // 4 + 1)) + item(number=2))
    assert (problem.record, problem.fatal) == ("1", True)
    assert record.number == 2


def test_an_export_is_read_piece_by_piece() -> None:
    raw = EXPORT.format(
        items="".join(item(number=number) for number in range(500)), encoding="UTF-8"
    ).encode()
    stream = BytesIO(raw)
    source = SourceFile(NAME, NAME, lambda: stream, len(raw))
    stream.close = lambda: stream.seek(0)  # type: ignore[method-assign]
    records = read_records(source)
    next(records)
    assert stream.tell() < len(raw) // 2


def test_other_feeds_are_no_exports() -> None:
    item = "<item><guid>1</guid><description>متن</description></item>"
    text = f"<rss version='2.0'><channel>{item}</channel></rss>"
    [record] = list(read_records(source_of(NAME, text.encode())))
    assert (record.key, record.date_source) == ("1", "feed")


def test_types_that_the_editor_names_are_articles() -> None:
    raw = EXPORT.format(items=item(kind="column") + item(kind="page", number=2), encoding="UTF-8").encode()
    passed = list(read_records(source_of(NAME, raw)))
    assert [found.fatal for found in passed if isinstance(found, Problem)] == [False, False]
    assert "post_types: [column]" in str(passed[0])
    record, note = read_records(source_of(NAME, raw, Settings(post_types=("column",))))
    assert isinstance(record, Record)
    assert isinstance(note, Problem)
    assert "“page”" in note.reason
