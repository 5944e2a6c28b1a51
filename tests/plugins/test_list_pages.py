"""A-Z lists: each heading once, names below it in Urdu order. Long lists: what is written of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraq.article import Article
from waraq.config import SiteConfig
from waraq.entity import Entity, Kind
from waraq.markup import MarkupStrings
from waraq.plugins.archive import Archive
from waraq.plugins.catalogue import Catalogue
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.entity_pages import write_entity
from waraq.plugins.list_pages import group_by_letter
from waraq.plugins.views import EntityLink, Site
from waraq.store import END, Part, Record, Store, make_row


def test_names_stand_under_their_letter_in_urdu_order() -> None:
    names = ["بھٹو", "«آج»", "ے", "آگرہ", "بینظیر", "BBC", "۱۴ اگست", "(ب)", "ړا", "ڑ", "ادب", "إسلام", "بی"]
    groups = group_by_letter(EntityLink(name, Kind.PERSON, f"person/{name}/") for name in names)
    assert [(group.letter, [link.name for link in group.entities]) for group in groups] == [
        ("#", ["۱۴ اگست"]),
        ("ا", ["إسلام", "ادب"]),
        ("آ", ["«آج»", "آگرہ"]),
        ("ب", ["(ب)", "بی", "بینظیر", "بھٹو"]),
        ("ڑ", ["ڑ", "ړا"]),
        ("ے", ["ے"]),
        ("B", ["BBC"]),
    ]
    assert len({group.anchor for group in groups}) == len(groups)


def test_the_address_decides_between_two_of_one_name() -> None:
    links = [EntityLink("علی", Kind.PERSON, url) for url in ("person/2/", "person/1/")]
    assert [link.url for link in group_by_letter(links)[0].entities] == ["person/1/", "person/2/"]


STRINGS = Catalogue({"title.page": "{title} – {site}", "entity.description": "{name}: {site}"})


class Pages:
    """Notes which pages are written, and which stay."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.kept: list[str] = []
        self.files: list[str] = []

    def __call__(self, url: str, _template: str, **_context: object) -> None:
        self.written.append(url.removeprefix("place/lahore/"))

    def file(self, name: str, _data: bytes) -> None:
        self.files.append(name)

    def keep(self, url: str) -> None:
        self.kept.append(url.removeprefix("place/lahore/"))


@pytest.mark.parametrize(
    "since, until, written",
    [
        ("", END, {"", "3/", "2/", "1/"}),
        ("1996-00-00", END, {"", "3/", "2/"}),  # a page before it may be full now, or no longer
        (
            "1991-00-00",
            "1991-00-00",
            {"", "2/", "1/"},
        ),  # it stays on its page; what is counted is on the newest
        ("", "", {"", "1/"}),  # the oldest have no date
        (END, "", {""}),  # none changed: the newest page alone shows what stands beside the list
    ],
)
def test_what_changed_of_a_long_list_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, since: str, until: str, written: set[str]
) -> None:
    store = Store(tmp_path / "store.sqlite", "p")
    for number in range(9):
        year = str(1989 + number) if number else None
        article = Article(id=f"a{number}", headline="خبر", body="", date=year)
        store.put(make_row(Record(article, f"{number}.md", "", "", "", "", ("place/lahore",)), "published"))
    lahore = Entity(id="place/lahore", kind=Kind.PLACE, name="لاہور")
    settings = SiteConfig.from_settings({"WARAQ": {"PER_PAGE": 2}, "SITEURL": "https://paper.example"})
    site = Site("مشرق", "", "", "")
    pages = Pages()
    monkeypatch.setattr(Archive, "entities", {lahore.id: lahore})
    source = DeriverSource(tmp_path, MarkupStrings("", "", "", ""), "")
    archive = Archive(store, settings, site, STRINGS, source, {})
    write_entity(archive, pages, Part("entity", lahore.id, since, until))
    assert set(pages.written) == written
    assert pages.files == [], "none of them is dated to the day"
    assert set(pages.kept) == {"", "3/", "2/", "1/"} - written
