"""What the renderer makes of Markdown: blocks, datelines, tables, code, footnotes, plain text."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.markup.interface import STRINGS
from waraq.markup import MarkupStrings, make_renderer

RENDERER = make_renderer(STRINGS)


def html(body: str, **options: object) -> str:
    return RENDERER.render(body, **options).html.strip()


def test_paragraphs_and_their_plain_text() -> None:
    rendered = RENDERER.render("پہلا *پیرا*\nدوسری سطر\n\nدوسرا پیرا")
    assert rendered.html == "<p>پہلا <em>پیرا</em>\nدوسری سطر</p>\n<p>دوسرا پیرا</p>\n"
    assert rendered.text == "پہلا پیرا\nدوسری سطر\n\nدوسرا پیرا"
    assert rendered.mentions == ()


@pytest.mark.parametrize(
    "body, expected",
    [
        ("# الف\n\n## ب", "<h2>الف</h2>\n<h3>ب</h3>"),
        ("## الف\n\n### ب", "<h2>الف</h2>\n<h3>ب</h3>"),
        ("# الف\n\n###### ب", "<h2>الف</h2>\n<h6>ب</h6>"),
    ],
)
def test_headings_stay_below_the_pages_own(body: str, expected: str) -> None:
    assert html(body) == expected


def test_a_dateline_is_set_apart() -> None:
    body = "لاہور (اے پی پی) – خبر\n\nاور"
    length = len("لاہور (اے پی پی) – ")
    shown = html(body, dateline=lambda _text: length)
    assert shown.startswith('<p><span class="dateline">لاہور (اے پی پی) –</span> خبر</p>')


def test_a_dateline_with_markup_is_set_apart_in_pieces() -> None:
    shown = html("**لاہور** (ڈیسک): خبر", dateline=lambda text: text.index(":") + 1)
    assert shown == (
        '<p><strong><span class="dateline">لاہور</span></strong>'
        '<span class="dateline"> (ڈیسک):</span> خبر</p>'
    )


def test_the_dateline_is_looked_for_in_the_first_paragraph() -> None:
    seen: list[str] = []
    shown = html("## سرخی\n\nلاہور: خبر", dateline=lambda text: seen.append(text) or 6)
    assert seen == ["لاہور: خبر"]
    assert shown == '<h2>سرخی</h2>\n<p><span class="dateline">لاہور:</span> خبر</p>'


def test_a_table_scrolls_and_has_no_style() -> None:
    shown = html("| الف | ب |\n|:--|--:|\n| ج | د |")
    assert shown.startswith(
        '<div class="table-scroll" tabindex="0" role="region" aria-label="جدول">\n<table>'
    )
    assert '<th class="cell-start">الف</th>' in shown
    assert '<td class="cell-end">د</td>' in shown
    assert "style=" not in shown
    assert RENDERER.render("| الف | ب |\n|--|--|\n| ج | د |").text == "الف\n\nب\n\nج\n\nد"


def test_code_is_left_to_right() -> None:
    assert html("دیکھیں `a < b`") == '<p>دیکھیں <code dir="ltr">a &lt; b</code></p>'
    assert html("```py\nx\n```") == '<pre dir="ltr" tabindex="0"><code>x\n</code></pre>'


def test_footnotes_speak_the_language_of_the_strings() -> None:
    renderer = make_renderer(MarkupStrings("جدول", footnotes="حوالے", footnote="نوٹ", back_to_text="واپس"))
    shown = renderer.render("بات[^1] اور[^1]\n\n[^1]: حوالہ").html
    assert 'aria-label="نوٹ 1">1</a></sup>' in shown
    assert 'id="fnref1:1"' in shown
    assert '<section class="footnotes" aria-label="حوالے">' in shown
    assert shown.count('aria-label="واپس">\N{UPWARDS ARROW}</a>') == 2


def test_footnote_numbers_are_not_text() -> None:
    assert RENDERER.render("بات[^1]\n\n[^1]: حوالہ").text == "بات\n\nحوالہ"


def test_one_renderer_serves_many_bodies() -> None:
    first = RENDERER.render("الف[^1]\n\n[^1]: ب")
    assert RENDERER.render("ج").text == "ج"
    assert RENDERER.render("الف[^1]\n\n[^1]: ب") == first


QUOTED = ('"خبر"', "'خبر'", "“خبر”", "‘خبر’", "«خبر»", "‹خبر›", "’’خبر‘‘", "``خبر''", "„خبر“")


@pytest.mark.parametrize("quoted", QUOTED)
def test_quotes_stay_as_they_were_printed(quoted: str) -> None:
    body = f"وزیر نے {quoted} کہا -- پھر... (c) چلے گئے۔\n\n- {quoted}\n\n> {quoted}"
    shown = RENDERER.render(body)
    assert shown.text.count(quoted) == 3
    plain = unescape(re.sub("<[^>]+>", "", shown.html))
    assert plain.count(quoted) == 3
    assert "-- پھر... (c)" in plain, "nor is any other sign made prettier"
