"""The page of a name: what was known of it before, what the articles tell, its feed."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tests.plugins.names_archive import Names
from waraq.entity import Entity, Kind, Role
from waraq.plugins import entity_pages
from waraq.plugins.entity_pages import write_entity
from waraq.plugins.network import draw_network
from waraq.plugins.views import RoleView
from waraq.store import Part

ID = "person/benazir"
PAKISTAN = Entity(
    id="place/pakistan", kind=Kind.PLACE, name="پاکستان", type="country", country="PK", source="cldr"
)
LAHORE = Entity(id="place/lahore", kind=Kind.PLACE, name="لاہور", country="PK")


def make(**fields: object) -> Entity:
    return Entity(id=ID, kind=Kind.PERSON, name="بے نظیر", **fields)  # type: ignore[arg-type]


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


@pytest.mark.parametrize(
    "years, shown",
    [
        ("1988/1990", ("1988", "1990", True)),
        ("1977", ("1977", "1977", True)),
        ("2018/..", ("2018", None, False)),
        ("2018/", ("2018", None, True)),
        ("../1990", (None, "1990", True)),
        ("/1990", (None, "1990", True)),
        ("", (None, None, True)),
    ],
)
def test_years_of_a_role(
    tmp_path: Path, patch: pytest.MonkeyPatch, years: str, shown: tuple[str | None, str | None, bool]
) -> None:
    names = Names(tmp_path, patch, make(roles=(Role("وزیر اعظم", years),), roles_en=(Role("PM", years),)))
    names.add("a", "1992", [ID])
    write_entity(names.archive, names.written, Part("entity", ID))
    view = names.written.pages[f"{ID}/"]["entity"]
    assert view.roles == (RoleView("وزیر اعظم", *shown),)


def test_years_are_in_the_sites_digits_and_roles_english_where_there_are_no_others(
    tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    names = Names(tmp_path, patch, make(roles_en=(Role("Prime Minister", "1988/1990"),)), DIGITS="urdu")
    names.add("a", "1992", [ID])
    write_entity(names.archive, names.written, Part("entity", ID))
    view = names.written.pages[f"{ID}/"]["entity"]
    assert view.roles == (RoleView("Prime Minister", "۱۹۸۸", "۱۹۹۰", ended=True, lang="en"),)


@pytest.mark.parametrize("english, shown", [("Prime Minister", "Prime Minister"), ("", "وزیر اعظم")])
def test_in_an_english_interface_roles_are_english(
    tmp_path: Path, patch: pytest.MonkeyPatch, english: str, shown: str
) -> None:
    roles_en = (Role(english, ""),) if english else ()
    person = make(roles=(Role("وزیر اعظم", ""),), roles_en=roles_en)
    names = Names(tmp_path, patch, person, INTERFACE="en")
    names.add("a", "1992", [ID])
    write_entity(names.archive, names.written, Part("entity", ID))
    (role,) = names.written.pages[f"{ID}/"]["entity"].roles
    assert (role.title, role.lang) == (shown, "en" if english else "ur")


@pytest.mark.parametrize("entity, country", [(LAHORE, "پاکستان"), (PAKISTAN, None)])
def test_a_place_tells_its_country_and_a_country_not_itself(
    tmp_path: Path, patch: pytest.MonkeyPatch, entity: Entity, country: str | None
) -> None:
    england = Entity(id="place/england", kind=Kind.PLACE, name="انگلینڈ", type="country", country="PK")
    names = Names(tmp_path, patch, PAKISTAN, LAHORE, england)
    names.add("a", "1992", [entity.id])
    write_entity(names.archive, names.written, Part("entity", entity.id))
    assert names.written.pages[f"{entity.id}/"]["entity"].country == country


def test_only_the_newest_page_counts_and_leads_to_the_feed(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    names = Names(tmp_path, patch, make(), PER_PAGE=2)
    for number in range(5):
        names.add(f"a{number}", f"199{number}-01-02", [ID])
    write_entity(names.archive, names.written, Part("entity", ID))
    views = {url: page["entity"] for url, page in names.written.pages.items()}
    assert {url: (view.total, bool(view.chart), view.feed) for url, view in views.items()} == {
        f"{ID}/": (5, True, f"{ID}/feed.atom"),
        f"{ID}/1/": (0, False, None),
    }


def test_the_feed_has_the_newest_articles_dated_to_the_day(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    names = Names(tmp_path, patch, make(), FEED_ITEMS=2, NAME_FEEDS=1)
    names.add("a", "1992-03-26", [ID], headline="<b>پہلی & خبر</b>", byline="نامہ نگار", section="کھیل")
    names.add("b", "1993-05-01", [ID], publication="ڈان")
    names.add("c", "1993-05", [ID])
    names.add("d", "1991-01-01", [ID])
    names.add("e", None, [ID])
    names.add("f", "1995-01-01", ["place/other"])
    write_entity(names.archive, names.written, Part("entity", ID))
    told = json.loads(names.written.files[f"{ID}/feed.json"])
    assert told["home_page_url"] == f"https://paper.example/{ID}/"
    assert [item["title"] for item in told["items"]] == ["خبر b", "<b>پہلی & خبر</b>"]
    data = names.written.files[f"{ID}/feed.atom"]
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert ET.fromstring(data).get("{http://www.w3.org/XML/1998/namespace}lang") == "ur"
    assert feed.feed.title == "بے نظیر | مشرق نامہ"
    assert feed.feed.id == feed.feed.link == f"https://paper.example/{ID}/"
    assert feed.feed.updated == "1993-05-01T00:00:00+00:00"
    shown = [(entry.id, entry.updated[:10], entry.title, entry.author) for entry in feed.entries]
    assert shown == [
        ("https://paper.example/a/b/", "1993-05-01", "خبر b", "ڈان"),
        ("https://paper.example/a/a/", "1992-03-26", "<b>پہلی & خبر</b>", "نامہ نگار"),
    ]


@pytest.mark.parametrize("least, dates, has_feed", [
    (3, ["1992-01-01"] * 3, True),
    (4, ["1992-01-01"] * 3, False),
    (0, ["1992-01-01"] * 3, False),
    (1, ["1992", "1992-01", None], False),
])  # fmt: skip
def test_who_has_a_feed(
    tmp_path: Path, patch: pytest.MonkeyPatch, least: int, dates: list[str | None], has_feed: bool
) -> None:
    names = Names(tmp_path, patch, make(), NAME_FEEDS=least)
    for number, date in enumerate(dates):
        names.add(f"a{number}", date, [ID])
    write_entity(names.archive, names.written, Part("entity", ID))
    assert bool(names.written.files) == has_feed
    assert bool(names.written.pages[f"{ID}/"]["entity"].feed) == has_feed


def test_who_is_named_together_is_drawn_by_how_many_articles_say_so(
    tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    others = [Entity(id=f"person/{number}", kind=Kind.PERSON, name=f"نام {number}") for number in range(3)]
    names = Names(tmp_path, patch, make(), *others)
    for number in range(6):
        names.add(f"a{number}", f"199{number}", [ID, *(each.id for each in others[: 3 - number // 2])])
    patch.setattr(entity_pages, "AMONG", 3)  # so many that no numbers are shown
    write_entity(names.archive, names.written, Part("entity", ID))
    view = names.written.pages[f"{ID}/"]["entity"]
    assert [each.count for each in view.together] == [0, 0]
    assert view.network is None
    patch.setattr(entity_pages, "AMONG", 5)
    write_entity(names.archive, names.written, Part("entity", ID))
    view = names.written.pages[f"{ID}/"]["entity"]
    assert [each.count for each in view.together] == [0, 0, 0]
    assert [line.thickness for line in view.network.lines] == [6, 4, 1]


@pytest.mark.parametrize(
    ("names", "name", "named"),
    [(3, "روس", False), (5, "روس", True), (8, "نواز شریف", True), (8, "شنگھائی تعاون تنظیم", False)],
)
def test_a_name_stands_in_the_middle_where_it_covers_no_line(names: int, name: str, named: bool) -> None:
    network = draw_network([1] * names, name)
    assert network is not None
    assert network.named is named
