"""Articles without a date, in the order of the bounds that they were not written before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from waraq.article import Article
from waraq.config import SiteConfig
from waraq.markup import MarkupStrings
from waraq.plugins.archive import Archive
from waraq.plugins.catalogue import Catalogue
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.undated_pages import write_undated
from waraq.plugins.views import Site
from waraq.store import END, Part, Record, Store, make_row

BOUNDS = ("2019-03-26", None, "2019", "2021-01-05", None, "2019-12")
BASE = "date/undated/"


def put(store: Store, number: int, bound: str | None) -> None:
    article = Article(id=str(number), headline="خبر", body="", not_before=bound)
    store.put(make_row(Record(article, f"{number}.md", "", "", "", "", ()), "published"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "store.sqlite", "p")
    for number, bound in enumerate(BOUNDS):
        put(store, number, bound)
    yield store
    store.close()


class Pages(dict[str, dict[str, object]]):
    """What was written, by the addresses below the list's own."""

    def __call__(self, url: str, _template: str, **context: object) -> None:
        self[url.removeprefix(BASE)] = context

    def keep(self, url: str) -> None:
        """Note nothing."""


def write(store: Store, part: Part) -> Pages:
    """Write the list, two articles a page."""
    settings = SiteConfig.from_settings({"WARAQ": {"PER_PAGE": 2}})
    source = DeriverSource(Path(), MarkupStrings("", "", "", ""), "")
    pages = Pages()
    write_undated(Archive(store, settings, Site("مشرق", "", "", ""), Catalogue({}), source, {}), pages, part)
    return pages


def list_groups(context: dict[str, object]) -> list[tuple[str | None, str, list[str]]]:
    return [(group.year, group.anchor, [card.id for card in group.cards]) for group in context["groups"]]


def test_the_latest_bound_comes_first_and_none_last(store: Store) -> None:
    pages = write(store, Part("undated"))
    assert {url: list_groups(context) for url, context in pages.items()} == {
        "": [("2021", "since-2021", ["3"]), ("2019", "since-2019", ["5"])],
        "2/": [("2019", "since-2019", ["0", "2"])],
        "1/": [(None, "since", ["1", "4"])],
    }
    # The newest page counts the groups, and leads to where they begin.
    assert pages[""]["total"] == 6
    assert pages[""]["counts"] == (
        ("2021", f"{BASE}#since-2021", 1),
        ("2019", f"{BASE}#since-2019", 3),
        (None, f"{BASE}1/#since", 2),
    )
    assert not pages["2/"]["counts"]
    assert not pages["1/"]["counts"], "one more article would change it"


@pytest.mark.parametrize(
    "number, bound, part, written",
    [
        (6, "2022", Part("undated", "", "2022-00-00", END), {"", "2/"}),  # the newest takes up to three
        (6, None, Part("undated", "", "", END), {"", "2/", "1/"}),  # it pushes all others
        (0, "2020", Part("undated", "", "2019-03-26", "2020-00-00"), {"", "2/", "1/"}),
    ],
)
def test_what_changed_is_between_the_old_place_and_the_new_one(
    store: Store, number: int, bound: str | None, part: Part, written: set[str]
) -> None:
    store.pages.keep_site("site")
    put(store, number, bound)
    assert [each for each in store.pages.stale() if each.kind == "undated"] == [part]
    assert set(write(store, part)) == written


def test_a_dated_article_is_ordered_by_its_date_alone(store: Store) -> None:
    article = Article(id="7", headline="خبر", body="", date="2018", not_before="2017-01-01")
    store.pages.keep_site("site")
    store.put(make_row(Record(article, "7.md", "", "", "", "", ()), "published"))
    assert not [each for each in store.pages.stale() if each.kind == "undated"]
    assert store.counts.bounds() == (("2021", 1), ("2019", 3), ("", 2))
