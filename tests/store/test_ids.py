"""What pages ask of the store besides records: ids alone, and bodies alone."""

from __future__ import annotations

from pathlib import Path

from tests.store.test_store import fill, record
from waraq.store import ArticleQuery, Body, Store


def test_ids_are_those_of_the_records(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite", "p")
    lahore = ("place/lahore",)
    fill(store, record("a", "1992", entities=lahore), record("b", entities=lahore), record("c", "2001"))
    fill(store, record("d", "2001-02", section="کھیل", entities=lahore))
    for query, ids in (
        (ArticleQuery(), ["d", "c", "a", "b"]),
        (ArticleQuery(entity="place/lahore", limit=1, offset=1), ["a"]),
        (ArticleQuery(entity="place/lahore", dated=True), ["d", "a"]),
        (ArticleQuery(entity="place/lahore", section="کھیل"), ["d"]),
        (ArticleQuery(entity="place/lahore", date="1992", exact=True), ["a"]),
    ):
        assert list(store.ids(query)) == ids == [each.article.id for each in store.records(query)]


def test_the_body_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite", "p")
    fill(store, record("a"))
    assert store.body("a") == Body("published", record("a").html, words=len(record("a").text.split()))
    assert store.body("b") is None
