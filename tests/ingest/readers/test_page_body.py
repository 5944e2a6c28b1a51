"""Articles out of pages of many forms: all paragraphs, in order, and nothing else."""

from __future__ import annotations

import pytest

from tests.ingest.house import source_of
from waraq.ingest.dateline import parse_dateline
from waraq.ingest.readers.furniture import PLACES, is_furniture, load_furniture
from waraq.ingest.readers.web_page import read_web_page
from waraq.ingest.record import Record

HEADLINE = "لاہور میں بارش"
TEXT = [
    f"{word} لاہور میں {word} رات بھر بارش ہوتی رہی جس سے نشیبی علاقے زیرِ آب آ گئے اور آمد و رفت معطل رہی۔"
    for word in ("پہلے", "دوسرے", "تیسرے", "چوتھے", "پانچویں")
]
SECTIONS = ("صفحہ اول", "پاکستان", "دنیا", "کھیل", "کاروبار", "شوبز", "صحت", "سائنس", "کالم", "ویڈیوز")
MENU = f'<div class="menu"><ul>{"".join(f"<li><a href=/x>{name}</a></li>" for name in SECTIONS)}</ul></div>'
FOOT = (
    '<div class="footer">جملہ حقوق محفوظ ہیں © 2014 روزنامہ مشرق | <a href="/about">ہمارے بارے میں</a></div>'
)
LINK = "<li><a href=/r>متعلقہ خبر کا لمبا عنوان یہاں درج ہے جو پڑھنے کے لائق ہے</a></li>"
RELATED = f'<div class="related"><h3>متعلقہ خبریں</h3><ul>{LINK * 5}</ul></div>'
COMMENT = '<div class="comment"><p>بہت اچھی خبر ہے، اللہ سب پر رحم کرے۔</p></div>'
COMMENTS = f'<div id="comments"><h3>تبصرے</h3>{COMMENT}</div>'
SHARE = '<div class="share"><a href="#">فیس بک</a> <a href="#">ٹوئٹر</a> شیئر کریں</div>'
AD = '<script>document.write("x")</script><div class="ad"><ins class="ads"></ins>اشتہار</div>'
H1 = f"<h1>{HEADLINE}</h1>"


def paragraphs(texts: list[str] = TEXT) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body: str, head: str = "") -> Record:
    head = f'<meta charset="utf-8"><title>{HEADLINE} | مشرق</title>{head}'
    page = f'<!DOCTYPE html><html lang="ur"><head>{head}</head><body>{body}</body></html>'
    [record] = list(read_web_page(source_of("a.html", page.encode())))
    assert isinstance(record, Record)
    return record


PAGES = {
    "a table as layout, texts with <br>": (
        f"<table width=780><tr><td colspan=2><img src=l.gif>{MENU}</td></tr><tr><td width=150>{RELATED}</td>"
        f"<td><font size=5><b>{HEADLINE}</b></font><br><font>{'<br><br>'.join(TEXT)}</font></td></tr></table>"
        f"{FOOT}"
    ),
    "tables in tables": (
        f"<table><tr><td>{MENU}</td><td><table><tr><td>{H1}</td></tr><tr><td>{paragraphs()}</td></tr></table>"
        f"</td></tr></table>{FOOT}"
    ),
    "nested divs": (
        f"{MENU}<div><div>{H1}{''.join(f'<div>{text}</div>' for text in TEXT)}</div></div>{RELATED}{FOOT}"
    ),
    "comments": f"{MENU}<article>{H1}{paragraphs()}</article>{COMMENTS}{FOOT}",
    "a box between paragraphs": (
        f"{MENU}<article>{H1}{paragraphs(TEXT[:2])}{RELATED}{paragraphs(TEXT[2:])}</article>{FOOT}"
    ),
    "a caption": (
        f"{MENU}<article>{H1}<figure><img src=a.jpg>"
        f"<figcaption>شہری پانی میں — فوٹو: اے ایف پی</figcaption></figure>{paragraphs()}</article>{FOOT}"
    ),
    "<br><br> in a paragraph": f"{MENU}<div>{H1}<p>{'<br /><br />'.join(TEXT)}</p></div>{FOOT}",
    "advertisements": f"{MENU}<article>{H1}{AD.join(f'<p>{text}</p>' for text in TEXT)}</article>{FOOT}",
    "no paragraphs at all": f"{MENU}<center><h2>{HEADLINE}</h2></center>\n{'<br>'.join(TEXT)}<hr>{FOOT}",
    "fonts of the 1990s": (
        f"{MENU}<div align=right>{H1}"
        f"{''.join(f'<p><font face=Nafees><span lang=UR>{text}</span></font></p>' for text in TEXT)}"
        f"</div>{FOOT}"
    ),
    "buttons and the headline again": (
        f"{MENU}<article>{H1}{SHARE}<p>{HEADLINE}</p>{paragraphs()}{SHARE}"
        f'<p>مزید پڑھیں: <a href="/x">کراچی میں بھی بارش کا امکان</a></p></article>{FOOT}'
    ),
}


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES)
def test_paragraphs_come_whole_and_alone(body: str) -> None:
    record = read(body)
    assert list(record.paragraphs) == TEXT
    assert record.headline == HEADLINE


def test_lists_and_quotations_stay_in_their_place() -> None:
    inside = (
        "<ul><li>پہلی بات یہ ہے</li><li>دوسری بات یہ ہے</li></ul><blockquote><p>کام جاری ہے۔</p></blockquote>"
    )
    record = read(f"{MENU}<article>{H1}<p>{TEXT[0]}</p>{inside}<p>{TEXT[1]}</p></article>{FOOT}")
    assert record.paragraphs == (TEXT[0], "پہلی بات یہ ہے", "دوسری بات یہ ہے", "کام جاری ہے۔", TEXT[1])
    assert "- پہلی بات" in (record.markdown or "")


def test_windows_1256() -> None:
    page = (
        f'<html><head><meta charset="windows-1256"></head><body>{MENU}{H1}{paragraphs()}{FOOT}</body></html>'
    )
    raw = page.replace("ی", "ي").encode("cp1256", "ignore")  # no ی, no full stop
    found = list(read_web_page(source_of("a.html", raw)))
    [record] = [item for item in found if isinstance(item, Record)]
    assert record.paragraphs == tuple(text.replace("ی", "ي").replace("۔", "") for text in TEXT)


def test_day_below_the_headline() -> None:
    body = f"{MENU}<article>{H1}<p>جمعہ 25 اگست 2023</p>{paragraphs()}</article>"
    record = read(body)
    assert (record.paragraphs, record.date) == (tuple(TEXT), "جمعہ 25 اگست 2023")
    assert read(body, '<meta name="pubdate" content="2023-08-26">').date == "2023-08-26"


def test_address_is_the_key_and_other_days_are_noted() -> None:
    head = (
        '<link rel="canonical" href="https://m.example/1"><meta property="article:published_time" '
        'content="2023-08-25"><meta name="pubdate" content="2023-08-20">'
    )
    page = f"<html><head>{head}</head><body>{H1}{paragraphs()}</body></html>"
    note, record = list(read_web_page(source_of("a.html", page.encode())))
    assert (record.key, record.date) == ("https://m.example/1", "2023-08-25")
    assert not note.fatal
    assert "2023-08-20 (meta pubdate)" in note.reason


def test_words_that_begin_like_a_button_stay() -> None:
    known = load_furniture()
    assert {*known.words.values(), *known.labels.values(), "frame", "title", "account"} == set(PLACES)
    assert known.frames
    assert known.titles
    assert not is_furniture(f"مزید پڑھیں: {TEXT[0]} {TEXT[1]}")
    assert not is_furniture("شیئر: آج کی قیمت")


def test_a_day_with_its_label_is_the_date_and_no_dateline() -> None:
    for label in ("وقتِ اشاعت: Tuesday, 4 March, 2003, 10:30 GMT 15:30 PST", "Posted on: 4 مارچ 2003"):
        record = read(f"<article>{H1}<p>{label}</p>{paragraphs()}</article>")
        assert (record.date, record.paragraphs) == (label.partition(": ")[2], tuple(TEXT))
    assert parse_dateline("وقتِ اشاعت: 4 مارچ 2003\nلاہور میں بارش ہوئی۔") is None
    assert parse_dateline("title = کتاب: 4 مارچ 2003\nلاہور میں بارش ہوئی۔") is None


def test_the_list_of_an_author_above_the_text_is_the_byline() -> None:
    said = [("مصنف", "عماد خالق"), ("عہدہ", "بی بی سی اردو، اسلام آباد"), ("مصنف", "نور فاطمہ")]
    items = "".join(
        f'<li><span class="hidden">{label}, </span><span>{name}</span></li>' for label, name in said
    )
    author = '<meta name="author" content="بی بی سی">'
    for day in ("", "<p>4 مارچ 2023</p>"):
        record = read(f"<main>{H1}<section><ul>{items}</ul></section>{day}{paragraphs()}</main>", author)
        assert (record.byline, list(record.paragraphs)) == ("عماد خالق، نور فاطمہ", TEXT)


@pytest.mark.parametrize(
    "items", [("مصنف: فیض", "قیمت: 300 روپے"), ("مصنف, فیض", "قیمت, 300 روپے"), ("عہدہ, وزیر",)]
)
def test_a_list_of_something_else_stays(items: tuple[str, ...]) -> None:
    listed = "".join(f"<li>{item}</li>" for item in items)
    record = read(f"<main>{H1}<ul>{listed}</ul>{paragraphs()}</main>")
    assert (record.byline, list(record.paragraphs)) == (None, [*items, *TEXT])


@pytest.mark.parametrize("title, author", [("Document1", "admin"), ("New Microsoft Word Document", "User")])
def test_what_word_and_libreoffice_say_of_themselves_is_no_headline_and_no_byline(
    title: str, author: str
) -> None:
    head = f'<meta charset="utf-8"><title>{title}</title><meta name="author" content="{author}">'
    page = f"<html><head>{head}</head><body><p><b>{HEADLINE}</b></p>{paragraphs()}</body></html>"
    [record] = list(read_web_page(source_of("a.htm", page.encode())))
    assert isinstance(record, Record)
    assert (record.headline, record.byline, list(record.paragraphs)) == (HEADLINE, None, TEXT)


SHORT = ["لاہور (اسٹاف رپورٹر) – شہر میں بارش ہوئی۔", "محکمہ موسمیات نے مزید بارش کی پیش گوئی کی ہے۔"]


@pytest.mark.parametrize(
    "body",
    [
        f"{MENU}<div>{H1}{'<br><br>'.join(SHORT)}</div>{FOOT}",
        f"<table><tr><td>{MENU}</td></tr><tr><td>{H1}{'<br>'.join(SHORT)}</td></tr></table>{FOOT}",
        f"{MENU}<center><b>{HEADLINE}</b></center><font>{'<br>'.join(SHORT)}</font>",
    ],
)
def test_a_brief_has_its_paragraphs_and_no_menu(body: str) -> None:
    record = read(body)
    assert (record.headline, list(record.paragraphs)) == (HEADLINE, SHORT)


def test_a_brief_above_a_list_with_its_headline_stays() -> None:
    links = "<br>".join(f"<a href=/x>{name}</a>" for name in (HEADLINE, "کراچی میں دھوپ"))
    record = read(f"<table><tr><td>{'<br>'.join(SHORT)}</td></tr><tr><td>{links}</td></tr></table>")
    assert list(record.paragraphs[:2]) == SHORT
