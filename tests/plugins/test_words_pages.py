"""Words over time: the names on the page, and what its script counts against."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.names_archive import Names
from waraq.entity import Entity, Kind
from waraq.plugins.words_pages import MOST, WORDS, write_words
from waraq.store import Part

LAHORE = Entity(id="place/lahore", kind=Kind.PLACE, name="لاہور")
KARACHI = Entity(id="place/karachi", kind=Kind.PLACE, name="کراچی")


def write(names: Names) -> dict[str, object]:
    write_words(names.archive, names.written, Part("words"))
    return names.written.pages[WORDS]


def test_names_have_their_shares_and_their_best_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(tmp_path, monkeypatch, LAHORE, KARACHI)
    for number in range(8):
        names.add(f"a{number}", "1992-03", ["place/lahore"] if number < 4 else [])
    names.add("b0", "1994", ["place/lahore", "place/karachi"])
    names.add("c0", None, ["place/karachi"])
    page = write(names)
    assert page["totals"] == "1992:8 1994:1"
    assert (page["first"], page["last"]) == ("1992", "1994")
    people, places, organisations = page["groups"]
    assert people == ("person", ())
    assert organisations == ("organisation", ())
    lahore, karachi = places[1]
    assert (lahore.name.name, lahore.name.count) == ("لاہور", 5)
    # In 1994 a single article is all there is: its bar is the higher one, but most articles are of 1992.
    assert [(bar.name, bar.height, bar.articles) for bar in lahore.chart.bars] == [
        ("1992", 50, 4),
        ("1994", 100, 1),
    ]
    assert (lahore.best.name, lahore.best.count, lahore.of) == ("1992", 4, 8)
    assert (karachi.name.count, karachi.best.name, karachi.of) == (2, "1994", 1)


def test_undated_names_have_no_best_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(tmp_path, monkeypatch, LAHORE)
    names.add("a", None, ["place/lahore"])
    page = write(names)
    (lahore,) = page["groups"][1][1]
    assert (lahore.chart, lahore.best, lahore.of) == (None, None, None)
    assert (page["totals"], page["first"]) == ("", "")


def test_only_the_most_named_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [Entity(id=f"place/p{n}", kind=Kind.PLACE, name=f"مقام {n}") for n in range(MOST + 2)]
    names = Names(tmp_path, monkeypatch, *places)
    names.add("a", "1992", [each.id for each in places])
    assert len(write(names)["groups"][1][1]) == MOST
