"""Topics: which articles one has in its reach, and whose pages a change of another concerns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.store.house import record
from waraq.store import Store, make_row, place_in_time

REACH = 8
DAYS = ("2014-10-14", "2014-10-14", "2014-10-15", "2014-11", None)
KEYS = ("place/bushehr", "زلزلہ", "کرکٹ")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "store.sqlite", "tables")
    yield opened
    opened.close()


def put(
    store: Store, article_id: str, date: str | None, *keys: str, status: str = "published", **more: object
) -> None:
    each = record(article_id, date, topics=tuple((key, 500, "") for key in keys), **more)
    store.put(make_row(each, status))


def near(store: Store, article_id: str) -> dict[str, dict[str, int]]:
    body = store.body(article_id)
    assert body is not None
    article, _ = store.header(article_id)
    return store.topics.find_near(article_id, place_in_time(article.date), body.topics)


def stale(store: Store) -> set[str]:
    return {part.key for part in store.pages.stale() if part.kind == "article"}


def test_an_article_looks_back_in_time_and_around_in_its_day(store: Store) -> None:
    put(store, "1", "2014-10-13", *KEYS)
    put(store, "2", "2014-10-14", "زلزلہ", "کرکٹ")
    put(store, "3", "2014-10-14", "کرکٹ")
    put(store, "4", "2014-10-15", *KEYS)
    put(store, "5", "2014-10-12", *KEYS, status="withheld")
    assert near(store, "1") == {}
    assert near(store, "2") == {"1": {"زلزلہ": 500, "کرکٹ": 500}, "3": {"کرکٹ": 500}}
    assert near(store, "3") == {"1": {"کرکٹ": 500}, "2": {"کرکٹ": 500}}


def test_those_without_a_date_look_at_each_other(store: Store) -> None:
    for number in range(3):
        put(store, str(number), None, "کرکٹ")
    assert set(near(store, "0")) == {"1", "2"}
    assert set(near(store, "2")) == {"0", "1"}


def test_the_reach_has_an_end(store: Store) -> None:
    for number in range(10, 40):
        put(store, str(number), f"2014-10-{number - 9:02}", "کرکٹ")
    assert set(near(store, "39")) == {str(each) for each in range(39 - REACH, 39)}


def test_the_newest_article_touches_no_older_page_and_any_other_a_bounded_number(store: Store) -> None:
    for number in range(10, 90):
        put(store, str(number), f"2014-{number}-01", *KEYS)
    store.pages.keep_site("site")
    put(store, "95", "2014-95-01", *KEYS)
    assert stale(store) == {"95", "89"}, "but for the one whose next article it is"
    store.pages.keep_site("site")
    put(store, "09", "2014-09-01", *KEYS)
    assert stale(store) == {"09", *map(str, range(10, 10 + REACH))}


def change(store: Store, random: Random) -> None:
    number = f"{random.randrange(30):02}"
    if random.random() < 0.3:
        store.files.forget([f"articles/{number}.md"])
        return
    keys = random.sample(KEYS, random.randrange(len(KEYS) + 1))
    status = random.choice(("published", "published", "published", "draft"))
    put(store, number, random.choice(DAYS), *keys, status=status, publication=random.choice(("جنگ", None)))


def shown(store: Store) -> dict[str, object]:
    """What the page of each published article may show of others."""
    ids = [each for each, _ in store.versions()]
    return {
        each: {
            other: (shared, store.header(other)[0].publication) for other, shared in near(store, each).items()
        }
        for each in ids
    }


@pytest.mark.parametrize("seed", range(6))
def test_whatever_changes_in_the_reach_of_an_article_is_noted(store: Store, seed: int) -> None:
    random = Random(seed)
    for _ in range(40):
        change(store, random)
    for _ in range(12):
        before = shown(store)
        store.pages.keep_site("site")
        for _ in range(random.randrange(1, 4)):
            change(store, random)
        after = shown(store)
        others = {each for each in after if each in before and after[each] != before[each]}
        assert others <= stale(store)


def test_a_store_that_is_filled_at_once_has_the_same_topics(store: Store, tmp_path: Path) -> None:
    filled, random = Store(tmp_path / "filled.sqlite", "tables"), Random(1)
    with filled.keeping() as keep:
        for number in range(20):
            topics = tuple((key, 500, "") for key in random.sample(KEYS, 2))
            each = make_row(
                record(str(number), random.choice(DAYS), topics=topics), random.choice(("published", "draft"))
            )
            keep(each)
            store.put(each)
    assert shown(filled) == shown(store)
    filled.close()


def test_groups_of_copies_concern_those_that_may_show_one(store: Store) -> None:
    for number in range(1, 5):
        put(store, str(number), f"2014-10-1{number}", "کرکٹ")
    store.pages.keep_site("site")
    store.copies.replace({"1": "1", "2": "1"}, "digest")
    assert stale(store) == {"1", "2", "3", "4"}
