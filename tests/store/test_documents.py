"""What the store notes for the search: the articles whose documents may be others than in its index."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.house import fill, record
from waraq.store import Store, make_row


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store.sqlite", "p")
    fill(store, record("a", "1992", entities=("person/x",)), record("b", "1993"), record("c"))
    return store


def test_nothing_is_noted_before_there_is_an_index(store: Store) -> None:
    assert store.documents.mark() is None
    assert store.documents.changed() == []


def test_all_that_may_make_another_document_is_noted_once(store: Store) -> None:
    store.documents.keep("m1")
    fill(store, record("a", "1992", entities=("person/x",)), record("b", "1993"))  # as they were
    store.files.see("articles/a.md", "another state")
    assert store.documents.changed() == []
    fill(store, replace(record("b", "1993"), digest="other"), record("d"))
    fill(store, replace(record("b", "1993"), digest="third"))
    store.files.forget(["articles/c.md"])
    assert store.documents.changed() == [("b", True), ("c", False), ("d", True)]
    assert store.documents.mark() == "m1"
    store.documents.keep("m2")
    assert (store.documents.changed(), store.documents.mark()) == ([], "m2")


def test_an_article_that_is_withheld_or_published_is_noted(store: Store) -> None:
    store.put(make_row(record("e", embargo_until="2026-05-01"), "embargoed"))
    store.documents.keep("m1")
    store.put(make_row(record("a", "1992"), "withheld"))
    assert store.documents.changed() == [("a", False)]
    store.lift_embargoes("2026-05-01")
    assert store.documents.changed() == [("a", False), ("e", True)]


def test_articles_that_show_a_renamed_entity_are_noted(store: Store) -> None:
    store.documents.keep("m1")
    store.names.note_renamed("person/x", "tables")
    assert store.documents.changed() == [("a", True)]


def test_a_store_that_is_filled_again_notes_what_comes_later(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite", "p")
    with store.keeping() as put:
        put(make_row(record("a"), "published"))
    store.documents.keep("m1")
    fill(store, record("b"))
    assert store.documents.changed() == [("b", True)]
    store.commit()
    store.close()
    assert Store(tmp_path / "store.sqlite", "p").documents.changed() == [("b", True)]
