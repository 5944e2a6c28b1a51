"""Names that several places share, and countries that are words, decided by the countries a text names."""

from __future__ import annotations

from waraq.entities.gazetteer import Listing
from waraq.entities.roster import Roster
from waraq.entities.rules import Rules
from waraq.entities.tables import Row
from waraq.entities.tagger import Tagger
from waraq.entity import Entity, Kind


def place(slug: str, name: str, country: str, *, ambiguous: bool = False, kind: str = "city") -> Listing:
    shared = (name,) if ambiguous else ()
    entity = Entity(
        id=f"place/{slug}", kind=Kind.PLACE, name=name, ambiguous=shared, country=country, type=kind
    )
    return Listing(entity, Row({}, "places.tsv", 2))


TAGGER = Tagger.of(
    Roster(
        [
            place("sukkur", "سکھرپور", "PK"),
            place("other-sukkur", "سکھرپور", "IN", ambiguous=True),
            place("pakistan", "پاکستان", "PK", kind="country"),
            place("india", "بھارت", "IN", kind="country"),
            place("mumbai", "ممبئی", "IN"),
            place("mali", "مالی", "ML", ambiguous=True, kind="country"),
            place("bamako", "باماکو", "ML"),
            place("tal", "ٹل", "PK", ambiguous=True),
        ]
    ),
    Rules.load(),
)


def tag(text: str) -> list[tuple[str, str]]:
    return [(m.entity, m.rule) for m in TAGGER.tag_listed(text)]


def test_without_a_country_it_is_the_usual_one() -> None:
    assert tag("سکھرپور میں بارش ہوئی") == [("place/sukkur", "gazetteer")]


def test_a_country_or_its_places_decide() -> None:
    assert tag("بھارت میں سکھرپور کے قریب")[-1] == ("place/other-sukkur", "country")
    assert tag("سکھرپور میں اور ممبئی میں")[0] == ("place/other-sukkur", "country")
    assert tag("پاکستان میں سکھرپور کے قریب")[-1] == ("place/sukkur", "country")


def test_the_country_named_more_often_decides_and_a_tie_the_usual_one() -> None:
    assert tag("پاکستان اور بھارت میں سکھرپور کے قریب")[-1] == ("place/sukkur", "gazetteer")
    assert tag("پاکستان، بھارت اور ممبئی میں سکھرپور کے قریب")[-1] == ("place/other-sukkur", "country")


def test_a_country_that_is_a_word_is_shown_by_its_capital() -> None:
    assert tag("باماکو (اے پی پی) مالی میں فوجیوں پر حملہ") == [
        ("place/bamako", "gazetteer"),
        ("place/mali", "country"),
    ]
    assert tag("باماکو کے مالی سال کا بجٹ") == [("place/bamako", "gazetteer")]


def test_a_town_that_is_a_word_is_not_shown_by_its_country() -> None:
    assert tag("پاکستان کی پوزیشن کو خطرات ٹل گئے") == [("place/pakistan", "gazetteer")]
