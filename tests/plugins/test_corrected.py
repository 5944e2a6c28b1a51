"""Corrections and withdrawals on the pages, and where they tell of them."""

from __future__ import annotations

import html
import json
from pathlib import Path

import feedparser
import html5lib

from tests.plugins.newspaper import HEAD, Newspaper
from waraq.article import Correction
from waraq.plugins.feed import FeedHead, write_entry
from waraq.plugins.json_feed import build_json_feed
from waraq.plugins.rss import build_rss
from waraq.plugins.views import Card, Site

KEYS = (
    "corrections:\n- date: 2014-11-02\n  text: <b>نام</b> غلط تھا\n- date: 2014-10-20\n  text: تعداد 8 تھی\n"
)


def read(paper: Newspaper, number: int) -> str:
    return (paper.output / f"a/000000000{number}/index.html").read_text("utf-8")


def texts(page: str, path: str) -> list[str]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [" ".join("".join(each.itertext()).split()) for each in tree.iterfind(path)]


def test_corrections_stand_before_the_text_oldest_first_and_date_the_change(tmp_path: Path) -> None:
    paper = Newspaper(tmp_path)
    paper.write(0, head=HEAD.replace("section", KEYS + "section"))
    paper.build()
    page = read(paper, 0)
    assert texts(page, ".//section[@aria-labelledby='corrections']//li") == [
        "تصحیح، 20 اکتوبر 2014ء: تعداد 8 تھی",
        "تصحیح، 2 نومبر 2014ء: <b>نام</b> غلط تھا",
    ]
    assert page.index('class="corrections"') < page.index("data-article-body")
    assert '"dateModified": "2014-11-02"' in html.unescape(page)
    assert "تصحیح" not in read(paper, 1)
    feed = (paper.output / "feed.atom").read_text("utf-8")
    assert "<updated>2014-11-02T00:00:00+00:00</updated><author>" in feed
    assert "<published>2014-10-10T00:00:00+00:00</published>" in feed
    paper.write(0)
    paper.build()
    assert "تصحیح" not in read(paper, 0)


def test_feeds_tell_of_corrections_where_they_have_a_word_for_it() -> None:
    site = Site("مشرق نامہ", "اخبار", "https://paper.example", "1")
    head = FeedHead("عنوان", "", "")
    plain = Card("a", "a/a/", "خبر", False, "", "2014-10-10", None, None, None)
    later = Correction("2014-11-02", "<b>نام</b> غلط تھا")
    card = plain._replace(corrections=(later,), page="A4", edition="لاہور")
    items = [json.loads(build_json_feed(site, head, [each]))["items"][0] for each in (plain, card)]
    assert {"date_modified", "_waraq"} & set(items[0]) == set()
    assert items[1]["date_modified"] == "2014-11-02T00:00:00+00:00"
    told = {"page": "A4", "edition": "لاہور", "corrections": [{"date": later.date, "text": later.text}]}
    assert items[1]["_waraq"] == told
    texts = [build_rss(site, head, [each]).decode() for each in (plain, card)]
    assert [text.count("<dcterms:modified>2014-11-02</dcterms:modified>") for text in texts] == [0, 1]
    [entry] = feedparser.parse(texts[1]).entries
    assert entry.updated == "2014-11-02"


def test_an_entry_is_as_new_as_its_last_correction() -> None:
    card = Card("a", "a/a/", "خبر", False, "", "2014-10-10", None, None, None)
    assert write_entry("https://x.example", "اخبار", card).date == "2014-10-10"
    for day, updated in (("2014-12-01", "2014-12-01"), ("2013-01-01", "2014-10-10")):
        corrected = card._replace(corrections=(Correction(day, "نام غلط تھا"),))
        assert write_entry("https://x.example", "اخبار", corrected).date == updated


def test_what_was_withheld_tells_why_and_neither_headline_nor_text(tmp_path: Path) -> None:
    paper = Newspaper(tmp_path)
    keys = "status: withheld\nwithheld_reason: عدالت کا حکم <i>12</i>\nsection"
    paper.write(0, head=HEAD.replace("خبر", "بدنام سرخی").replace("section", keys))
    paper.write(1, head=HEAD.replace("section", "status: withheld\nsection"))
    paper.build()
    page = read(paper, 0)
    assert "وجہ: عدالت کا حکم <i>12</i>" in texts(page, ".//main//p")
    assert not [each for each in texts(read(paper, 1), ".//main//p") if "وجہ" in each]
    assert '<meta name="robots" content="noindex, noarchive">' in page
    assert '"NewsArticle"' not in page
    for file in paper.output.rglob("*"):
        if file.suffix in {".html", ".atom", ".xml", ".json", ".jsonl"}:
            assert "بدنام سرخی" not in file.read_text("utf-8"), file
