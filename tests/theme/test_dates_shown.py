"""How the date of an article is known: said on its page, marked in lists, also for those who hear it."""

from __future__ import annotations

import re

import html5lib
import pytest

from waraq.plugins.views import Card

from .rendering import environment, render_page
from .sample_cards import BOUNDED, DATED

DAY = "6 اگست 2012ء"
PLAIN = DATED._replace(date_inferred=None, date_hijri=None)


def print_card(card: Card, **shown: bool) -> str:
    """What a reader hears of a card's last line."""
    module = environment().get_template("partials/card.html").module
    tree = html5lib.parseFragment(module.card("", "", card, **shown), namespaceHTMLElements=False)
    lines = [each for each in tree.iter("p") if each.get("class") == "meta"]
    for hidden in [child for line in lines for child in line.iter("span") if child.get("aria-hidden")]:
        hidden.text = ""
    return " ".join("".join("".join(line.itertext()) for line in lines).split())


@pytest.mark.parametrize(
    "known, printed",
    [
        ({}, DAY),
        ({"date_qualifier": "~"}, f"تقریباً {DAY}"),
        ({"date_qualifier": "?"}, f"{DAY} (غیر یقینی)"),
        ({"date_qualifier": "%"}, f"تقریباً {DAY} (غیر یقینی)"),
        ({"date_inferred": "dateline"}, f"{DAY} (تاریخ متن سے اخذ شدہ)"),
        ({"date_inferred": "filename"}, f"{DAY} (تاریخ فائل کے نام سے اخذ شدہ)"),
        ({"date_hijri": "17 رمضان 1433ھ"}, DAY),
        ({"date": None}, "تاریخ نامعلوم"),
        ({"date": None, "date_hijri": "17 رمضان 1433ھ"}, "17 رمضان 1433ھ"),
        ({"date": None, "not_before": "1990"}, "تاریخ نامعلوم، 1990ء کے بعد"),
        ({"date": None, "not_after": "1995-05"}, "تاریخ نامعلوم، مئی 1995ء تک"),
        (
            {"date": None, "not_before": "1990", "not_after": "1995-05"},
            "تاریخ نامعلوم، 1990ء اور مئی 1995ء کے درمیان",
        ),
    ],
)
def test_a_list_says_how_a_date_is_known(known: dict[str, str | None], printed: str) -> None:
    assert print_card(PLAIN._replace(publication=None, **known)) == printed


def test_a_list_of_one_day_says_it_in_words() -> None:
    bare = PLAIN._replace(publication=None)
    assert print_card(bare, show_date=False) == ""
    assert print_card(bare._replace(date_inferred="filename"), show_date=False) == "تاریخ اخذ شدہ"
    assert print_card(bare._replace(date_qualifier="?"), show_date=False) == "تاریخ غیر یقینی"
    unknown = BOUNDED._replace(publication=None, places=())
    assert print_card(unknown, show_date=False) == ""


def test_the_mark_is_seen_and_explained_once() -> None:
    assert '<span aria-hidden="true">٭</span>' in render_page("section")
    assert "<bdi>٭</bdi> تاریخ مضمون کے متن یا فائل کے نام سے اخذ شدہ ہے" in render_page("dates")


def test_an_article_says_how_its_date_is_known_and_has_the_printed_hijri_date() -> None:
    html = render_page("article-dated")
    [line] = re.findall(r'<p class="meta meta--story">(.*?)</p>', html, re.S)
    assert f'<time datetime="2012-08-06">{DAY}</time>' in line
    assert "<bdi>17 رمضان المبارک 1433ھ</bdi>" in line
    assert '<span class="visually-hidden">ہجری تاریخ: </span>' in line
    assert "<span>تاریخ فائل کے نام سے اخذ شدہ</span>" in line
