"""The store's file: a damaged or foreign one is made again."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import pytest

from tests.store.house import fill, ids, record
from waraq.store import Store


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100])
def test_a_damaged_or_foreign_file_is_made_again(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(damage)
    store = Store(path, "p")
    fill(store, record("a"))
    assert ids(store) == ["a"]


def test_damage_is_looked_for_where_the_file_is_not_as_it_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    store = Store(path, "p")
    fill(store, *(record(f"{number:03}", keywords=("خلاصہ " * 400,)) for number in range(40)))
    store.commit()
    store.close()
    data = path.read_bytes()
    damaged = data[: len(data) // 2] + bytes(len(data) // 4) + data[len(data) * 3 // 4 :]
    path.write_bytes(damaged)
    assert Store(path, "p").files.all() == {}


def test_a_file_that_ends_within_a_page_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    store = Store(path, "p")
    fill(store, *(record(f"{number:03}", keywords=("خلاصہ " * 400,)) for number in range(9)))
    store.commit()
    # The last pages are free, so that nothing is lost with their ends.
    store.files.forget(list(store.files.all()))
    fill(store, record("a"))
    store.commit()
    store.close()
    path.write_bytes(path.read_bytes()[:-9])
    assert Store(path, "p").files.all() == {}


def test_what_is_as_it_was_closed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.sqlite"
    store = Store(path, "p")
    fill(store, record("a"))
    store.commit()
    store.close()
    asked: list[str] = []

    class Listening(sqlite3.Connection):
        def execute(self, sql: str, values: object = ()) -> sqlite3.Cursor:
            asked.append(sql)
            return super().execute(sql, values)

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Listening))
    assert Store(path, "p").files.all().keys() == {"articles/a.md"}
    assert not any("quick_check" in sql for sql in asked)
    (tmp_path / "store.sqlite.state").unlink()
    assert Store(path, "p").files.all().keys() == {"articles/a.md"}
    assert any("quick_check" in sql for sql in asked)


def test_another_pipeline_starts_anew(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    first = Store(path, "old")
    fill(first, record("a"))
    first.commit()
    first.close()
    assert Store(path, "old").files.all() == {"articles/a.md": ("a", "sha-a", "")}
    assert Store(path, "new").files.all() == {}
