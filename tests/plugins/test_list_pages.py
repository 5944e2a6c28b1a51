"""A-Z lists: each heading once, names below it in Urdu order."""

from __future__ import annotations

from waraq.entity import Kind
from waraq.plugins.list_pages import group_by_letter
from waraq.plugins.views import EntityLink


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
