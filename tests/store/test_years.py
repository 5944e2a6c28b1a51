"""Which years' pages came or went: what the sitemap must be written of."""

from __future__ import annotations

from pathlib import Path

from waraq.article import Article, Correction
from waraq.store import Page, Part, Record, Store, make_row


def put(store: Store, date: str | None, *corrected: str) -> None:
    corrections = tuple(Correction(day, "نام غلط تھا") for day in corrected)
    article = Article(id="a", headline="خبر", body="", date=date, corrections=corrections)
    store.put(make_row(Record(article, "a.md", "", "", "", "", ()), "published"))


def test_pages_that_come_move_and_go(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite", "p")
    pages, part = store.pages, Part("article", "a")
    put(store, "1992-03-26")
    pages.replace(part, [Page("a/a/", "article")])
    pages.replace(Part("day", "1992-03-26"), [Page("date/1992/03/26/", "day")])
    pages.replace(Part("sections"), [Page("section/", "sections")])
    pages.replace(Part("search"), [Page("search/", "search")])
    assert pages.moved == {"1992", ""}
    assert pages.count_by_year() == {"": 1, "1992": 2}
    assert pages.of_year("1992") == [("a/a/", "1992-03-26"), ("date/1992/03/26/", "")]
    pages.moved.clear()
    pages.replace(part, [Page("a/a/", "article")])
    assert pages.moved == set()
    put(store, "1993-01-01")  # it stays at its address, in the file of another year
    pages.replace(part, [Page("a/a/", "article")])
    assert pages.moved == {"1992", "1993"}
    pages.moved.clear()
    pages.replace(part, [])
    assert pages.moved == {"1993"}


def test_a_page_changed_on_the_day_of_its_article_or_of_the_last_correction(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite", "p")
    pages, part = store.pages, Part("article", "a")
    for date, corrected, changed in (
        ("1992-03", (), "1992-03"),
        ("1992-03", ("1992-04-01", "1992-04-09"), "1992-04-09"),
        ("1992-03-26", ("1991-01-01",), "1992-03-26"),  # a slip of the pen
        ("1992-03-27", (), "1992-03-27"),
    ):
        put(store, date, *corrected)
        pages.moved.clear()
        pages.replace(part, [Page("a/a/", "article"), Page("a/a/cite.ris", "")])
        assert pages.moved == {"1992"}
        assert pages.of_year("1992") == [("a/a/", changed)]
    pages.replace(part, [Page("a/a/", "tombstone")])
    assert pages.of_year("1992") == [("a/a/", "")]
    put(store, None)
    pages.replace(part, [Page("a/a/", "article")])
    assert pages.of_year("") == [("a/a/", "")]
