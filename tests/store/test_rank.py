"""The order of a day's articles: in the printed paper, and by weight."""

from __future__ import annotations

from pathlib import Path

from tests.store.house import fill, ids, record
from waraq.article import Article
from waraq.store import Store
from waraq.store.rank import weigh

DAY = "2014-10-14"
KEYS: dict[str, dict[str, object]] = {
    "lead": {"prominence": "lead", "page": "12"},
    "second": {"prominence": "secondary"},
    "first-page": {"page": "1"},
    "second-page": {"page": "2"},
    "tenth-page": {"page": "10"},
    "part-b": {"page": "B1"},
    "unknown": {},
    "brief": {"page": "1", "prominence": "brief"},
}


def test_the_editor_counts_before_the_page_and_the_page_before_what_has_none(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "p")
    fill(store, *(record(each, DAY, **keys) for each, keys in reversed(KEYS.items())))
    assert ids(store, date=DAY, order="weight") == list(KEYS)
    assert ids(store, date=DAY, order="printed") == [
        "first-page", "brief", "second-page", "tenth-page", "lead", "part-b", "second", "unknown",
    ]  # fmt: skip
    assert ids(store, date=DAY, order="weight", limit=2) == ["lead", "second"]


def test_an_edit_moves_an_article_in_its_day(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "p")
    fill(store, record("a", DAY), record("b", DAY))
    store.pages.keep_site("x")
    fill(store, record("b", DAY, page="3"))
    assert ids(store, date=DAY, order="printed") == ["b", "a"]
    assert ("day", DAY) in {part[:2] for part in store.pages.stale()}


def test_a_picture_and_a_printed_headline_weigh_more_than_length() -> None:
    article = Article(id="a", headline="خبر", body="")
    inferred = Article(id="a", headline="خبر", body="", headline_source="inferred")
    weights = [
        weigh(inferred, "<p><img src='x'></p>", ""),
        weigh(article, "", "متن" * 9),
        weigh(article, "", "متن"),
        weigh(inferred, "", "متن" * 99),
    ]
    assert weights == sorted(weights)
