"""What the store knows of the files of articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.house import record
from waraq.store import Known, Store, make_row


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store.sqlite", "p")
    for number, path in enumerate(("a.md", "2014/b.md", "2014/10/c.md", "2014-2/d.md", "2014/پاکستان.md")):
        row = make_row(record(str(number)), "published", seen="1 2 3 4")
        store.put(row._replace(path=f"articles/{path}"))
    return store


def test_files_are_found_by_their_folder_and_by_their_article(store: Store) -> None:
    files = store.files
    assert files.count() == len(files.all()) == 5
    assert list(files.inside("articles/2014/")) == ["articles/2014/b.md", "articles/2014/پاکستان.md"]
    assert files.inside("articles/") == {"articles/a.md": Known("0", "sha-0", "1 2 3 4")}
    assert files.inside("articles/2015/") == {}
    assert files.find("2") == ("articles/2014/10/c.md", "sha-2")
    assert files.find("none") is None


def test_a_state_is_kept_and_files_are_forgotten(store: Store) -> None:
    files = store.files
    files.see("articles/a.md", "5 6 7 8")
    assert files.all()["articles/a.md"].seen == "5 6 7 8"
    assert files.forget(["articles/a.md", "articles/none.md"]) == 1
    assert "articles/a.md" not in files.all()


def test_states_of_folders_are_kept_and_forgotten(store: Store) -> None:
    files = store.files
    assert files.folders() == {}
    files.keep_folders({"articles/": "s", "articles/2014/": ""}, ())
    files.keep_folders({"articles/": "t"}, ["articles/2014/", "articles/none/"])
    assert files.folders() == {"articles/": "t"}
    store.forget()
    assert files.folders() == {}
    store.put(make_row(replace(record("x")), "published"))
    assert files.count() == 1
