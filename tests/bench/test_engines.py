"""What an engine can do is told by its answers, and both search pages have what the bench asks them for."""

from __future__ import annotations

import pytest

from tools.bench.engines import OURS, PAGEFIND, Engine, Way
from tools.bench.measures import is_newest_first, is_within
from tools.bench.pages import PAGEFIND_PAGE, list_scripts, render_our_page
from tools.bench.reader import Timed
from waraq.search import load_client

PLAIN = Timed((9.0,), 40, ("1996-02-01", "1999-05-01", "1989-01-01"))


def answer(total: int, *dates: str) -> Timed:
    return Timed((9.0,), total, dates)


def test_the_middle_run_counts() -> None:
    assert Timed((90.0, 3.0, 5.0), 1, ()).median == 5.0


@pytest.mark.parametrize(
    "timed, sorted_so",
    [
        (answer(40, "1999-05-01", "1998-02-01", "1997-01-01"), True),
        (answer(40, "1999-05-01", "1999-05-01", "1999-04-01"), True),
        (PLAIN, False),  # an option that is not known changes nothing
        (answer(40, "1989-01-01", "1996-02-01", "1999-05-01"), False),
        (answer(40, "1998-05-01", "1997-02-01", "1996-01-01"), False),  # where is that of May 1999?
        (answer(0), False),
    ],
)
def test_newest_first(timed: Timed, sorted_so: bool) -> None:
    assert is_newest_first(timed, PLAIN) == sorted_so


def test_an_answer_that_is_sorted_by_chance_proves_nothing() -> None:
    plain = answer(3, "1999-05-01", "1996-02-01")
    assert not is_newest_first(plain, plain)


@pytest.mark.parametrize(
    "timed, within",
    [
        (answer(4, "1996-02-01", "1996-12-31"), True),
        (answer(4, "1996-02-01", "1997-01-01"), False),
        (PLAIN, False),
        (answer(40, "1996-02-01"), False),
        (answer(0), False),
    ],
)
def test_within_a_year(timed: Timed, within: bool) -> None:
    assert is_within(timed, PLAIN, "1996") == within


@pytest.mark.parametrize("engine", [OURS, PAGEFIND], ids=lambda engine: engine.name)
def test_ways_can_be_filled(engine: Engine) -> None:
    for way in (Way(), *engine.newest, *engine.year):
        query, options = way.fill("سیلاب", "1996")
        assert query.startswith("سیلاب")
        assert isinstance(options, dict)
        assert "YEAR" not in f"{query}{options}"
    assert PAGEFIND.year[0].fill("سیلاب", "1996") == ("سیلاب", {"filters": {"year": "1996"}})


def test_our_page_is_the_themes_own() -> None:
    page = render_our_page('{"format": 3}')
    assert list_scripts(page) == [f"../{load_client().addresses.search}"]
    assert "data-edition" in page
    assert 'data-manifest="../search/manifest.json"' in page
    assert 'name="q"' in page
    assert page.count("<ol") == 2
    assert 'data-message="searching"' in page
    assert "stylesheet" not in page  # what every page has is not what is measured


def test_pagefinds_page_has_the_same_box() -> None:
    page = PAGEFIND_PAGE.read_text("utf-8")
    assert 'name="q"' in page
    assert 'import("/pagefind/pagefind.js")' in page
