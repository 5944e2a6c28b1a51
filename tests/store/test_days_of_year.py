"""One day of the year in all years, and what a change of one article makes stale there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.house import fill, record
from waraq.store import END, Part, Store, YearOfDay


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store.sqlite", "p")
    dates = {
        "a": "1992-03-23",
        "b": "1993-03-23",
        "c": "1993-03-23",
        "d": "1993-03",
        "e": None,
        "f": "1996-02-29",
    }
    fill(store, *(record(name, date) for name, date in dates.items()))
    fill(store, record("x", "1999-03-24"), status="draft")
    return store


def test_days_are_counted_through_all_years(store: Store) -> None:
    days = store.days_of_year
    assert days.exist()
    assert days.counted() == {"02-29": 1, "03-23": 3}  # a month alone has no day, a draft no page
    assert days.years("03-23") == (YearOfDay("1993", 2), YearOfDay("1992", 1))
    assert days.years("03-24") == ()
    assert days.beside("03-23") == ("02-29", None)
    assert days.beside("01-01") == (None, "02-29")


def test_an_archive_of_months_has_no_days(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite", "p")
    fill(store, record("a", "1992-03"), record("b", None))
    assert not store.days_of_year.exist()
    assert store.days_of_year.counted() == {}


def list_stale(store: Store) -> list[Part]:
    return [part for part in store.pages.stale() if part.kind == "day-of-year"]


def test_an_article_makes_its_own_day_stale_and_no_other(store: Store) -> None:
    store.pages.keep_site("site")
    fill(store, record("g", "2001-03-23"), record("h", "2001-03"), record("i"))
    assert list_stale(store) == [Part("day-of-year", "03-23", "2001-03-23", END)]
    store.pages.keep_site("site")
    fill(store, record("f", "1996-03-01"))  # redated: gone from one, come to the other
    assert [part.key for part in list_stale(store)] == ["02-29", "03-01"]
    store.pages.keep_site("site")
    store.files.forget(store.files.all().keys() - {"articles/a.md"})
    assert {part.key for part in list_stale(store)} == {"03-01", "03-23", "03-24"}


def test_sections_and_months_are_counted_by_one_walk(store: Store) -> None:
    fill(store, record("j", "1993", section="کھیل"))
    assert [tuple(each) for each in store.coverage()] == [
        ("", None, 1),
        ("1992-03", None, 1),
        ("1993-00", "کھیل", 1),
        ("1993-03", None, 3),
        ("1996-02", None, 1),
    ]
