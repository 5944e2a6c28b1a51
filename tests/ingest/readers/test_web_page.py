"""Web pages: the article without the page around it."""

from __future__ import annotations

import json

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers.html_text import read_blocks
from waraq.ingest.readers.web_page import read_web_page
from waraq.ingest.record import Record

NAME = "a.html"
FIRST = "لاہور (اسٹاف رپورٹر) – شہر میں رات بھر بارش ہوتی رہی جس سے نشیبی علاقے زیرِ آب آ گئے۔"
SECOND = "محکمۂ موسمیات کے مطابق بارش کا یہ سلسلہ آئندہ دو روز تک جاری رہنے کا امکان ہے۔"


def make_page(head: str = "", body: str = "") -> bytes:
    menu = '<nav><ul><li><a href="/">صفحہ اول</a></li><li><a href="/k">کھیل</a></li></ul></nav>'
    article = f"<h1>لاہور میں بارش</h1><p>{FIRST}</p><h2>پیش گوئی</h2><p>{SECOND} 5 * 3 &lt;b&gt;</p>{body}"
    return f"""<!DOCTYPE html><html lang="ur"><head><meta charset="utf-8"><title>بارش | اخبار</title>{head}
    </head><body>{menu}<article>{article}</article>
    <footer><p>جملہ حقوق محفوظ</p></footer></body></html>""".encode()


def read(raw: bytes) -> Record | Problem:
    [found] = list(read_web_page(source_of(NAME, raw)))
    return found


def test_article_without_the_page_around_it() -> None:
    record = read(make_page())
    assert record.headline == "لاہور میں بارش"
    assert record.paragraphs == (FIRST, "پیش گوئی", f"{SECOND} 5 * 3 <b>")
    assert record.markdown == f"{FIRST}\n\n## پیش گوئی\n\n{SECOND} 5 \\* 3 \\<b>"
    assert (record.lang, record.date, record.section) == ("ur", None, None)


def test_meta_tags() -> None:
    head = (
        '<meta property="og:title" content="بارش سے تباہی"><meta name="author" content="آصف علی">'
        '<meta property="article:published_time" content="2024-03-05T23:30:00+05:00">'
        '<meta property="article:section" content="پاکستان">'
        '<meta property="og:site_name" content="مشرق نامہ">'
        '<meta property="article:tag" content="بارش"><meta property="article:tag" content="لاہور">'
    )
    record = read(make_page(head))
    assert (record.headline, record.byline, record.section) == ("بارش سے تباہی", "آصف علی", "پاکستان")
    assert (record.date, record.publication) == ("2024-03-05T23:30:00+05:00", "مشرق نامہ")
    assert record.keywords == ("بارش", "لاہور")


def test_json_ld() -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "بارش",
        "datePublished": "2024-03-05",
        "author": [{"@type": "Person", "name": "آصف علی"}],
        "publisher": {"name": "مشرق نامہ"},
    }
    data = {"@graph": [{"@type": "WebSite"}, article]}
    record = read(make_page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert (record.headline, record.date, record.byline) == ("بارش", "2024-03-05", "آصف علی")
    assert record.publication == "مشرق نامہ"


def test_several_times_on_a_page_are_no_date() -> None:
    times = '<time datetime="2024-03-05">5</time><time datetime="2023-01-01">1</time>'
    assert read(make_page(body=times)).date is None
    assert read(make_page(body='<p><time datetime="2024-03-05">5 مارچ</time></p>')).date == "2024-03-05"


def test_xhtml_with_an_encoding_declaration() -> None:
    raw = b'<?xml version="1.0" encoding="utf-8"?>\n' + make_page()
    assert read(raw).headline == "لاہور میں بارش"


def test_page_without_an_article_is_refused() -> None:
    found = read(b"<html><body><nav><a href='/'>a</a></nav></body></html>")
    assert found.fatal
    assert "no article" in found.reason


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", ["<", "<!--", "<a ", "<![", '<a href="', "<div>", "<?", "</", "&#"])
def test_broken_markup_costs_no_time(piece: str) -> None:
    # Python's own HTML parser needs minutes for some of these.
    assert isinstance(read(make_page(body=piece * 20_000)), Record | Problem)


def test_scripts_and_handlers_leave_no_trace() -> None:
    blocks = read_blocks(
        "<p onclick='x()'>متن<script>alert(1)</script><style>p{}</style></p><svg><text>x</text></svg>"
    )
    assert [block.text for block in blocks] == ["متن"]


def test_what_stands_around_an_article_makes_no_other_record_of_it() -> None:
    page = "<title>خبر</title><nav>{0}</nav><article><h1>خبر</h1><p>{1}</p></article>"
    text = "لاہور میں رات بھر بارش ہوئی اور نشیبی علاقے زیر آب آ گئے، جس کے بعد لوگ گھروں سے نکل گئے۔"
    one, other, edited = (
        next(iter(read_web_page(source_of(NAME, page.format(*parts).encode()))))
        for parts in (("پہلا", text), ("اشتہار", text), ("پہلا", f"{text} آج۔"))
    )
    assert one.sha256 == other.sha256 != edited.sha256


@pytest.mark.parametrize(
    "title, publication",
    [
        ("روزنامہ شام لاہور", "روزنامہ شام لاہور"),
        ("Untitled Document", None),
        ("New Page 1", None),
        ("", None),
    ],
)
def test_a_title_that_is_no_headline_gives_way_to_the_first_line(title: str, publication: str | None) -> None:
    text = "وزیراعظم نے کہا ہے کہ حکومت معیشت کی بحالی کے لیے سخت فیصلے کر رہی ہے۔ یہ بات کابینہ سے کہی۔"
    page = f"""<html><head><title>{title}</title></head><body><table><tr><td><a href=a>صفحہ اول</a></td>
    <td><font size=5><b>کابینہ سے خطاب</b></font><br><font size=2>4 مارچ 2005</font><br><br>
    <font size=3>{text}<br><br>{text} {text}<br><br>{text}</font></td></tr></table></body></html>"""
    [record] = list(read_web_page(source_of("a.html", page.encode())))
    assert isinstance(record, Record)
    assert (record.headline, record.publication, record.date) == (
        "کابینہ سے خطاب",
        publication,
        "4 مارچ 2005",
    )
    assert record.paragraphs == (text, f"{text} {text}", text)


def test_a_headline_that_begins_like_a_paper_stays() -> None:
    body = "".join(
        f"<p>{'لاہور میں روزنامے کے دفتر پر حملہ ہوا، پولیس نے مقدمہ درج کر لیا۔' * 3}</p>" for _ in "123"
    )
    page = f"<html><head><title>روزنامہ جنگ پر حملہ</title></head><body><p>مختصر سطر</p>{body}</body></html>"
    [record] = list(read_web_page(source_of("a.html", page.encode())))
    assert isinstance(record, Record)
    assert (record.headline, record.publication) == ("روزنامہ جنگ پر حملہ", None)
