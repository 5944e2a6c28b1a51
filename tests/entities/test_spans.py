"""How much of a listed name a mention covers."""

from __future__ import annotations

import pytest

from tests.warm import shipped_tagger

TAGGER = shipped_tagger()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("شہنشاہ اکبر نے بنوایا", [("اکبر", "person/akbar")]),
        ("جسٹس ریٹائرڈ جاوید اقبال نے کہا", [("جاوید اقبال", "person/javed-iqbal-judge")]),
        ("شیخ رشید نے کہا", [("شیخ رشید", "person/sheikh-rasheed-ahmad")]),  # شیخ is part of the name
        (
            "بھارت کے زیرِ انتظام کشمیر میں",
            [("بھارت", "place/india"), ("کشمیر", "place/jammu-and-kashmir")],
        ),
        (
            "پاکستان کے زیر انتظام کشمیر میں",
            [("پاکستان", "place/pakistan"), ("کشمیر", "place/azad-kashmir")],
        ),
        (
            "وفاق کے زیر انتظام قبائلی علاقے میں",
            [("وفاق کے زیر انتظام قبائلی علاقے", "place/federally-administered-tribal-areas")],
        ),
    ],
)
def test_what_a_mention_covers(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.entity) for m in TAGGER.tag(text)] == found


def test_no_place_is_explained_twice() -> None:
    explained = [(e.start, e.end) for e in TAGGER.explain("بھارت کے زیر انتظام کشمیر میں")]
    assert len(set(explained)) == len(explained)
    assert explained
