"""Structured data has what the source says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.plugins.vocabulary import find_unknown
from tests.theme.sample_cards import DATED, SITE
from tests.theme.samples import ATTACKED, ATTACKED_NAME, FULL, NAMED
from waraq.article import Correction
from waraq.plugins.structured_data import describe_article, describe_entity
from waraq.plugins.views import ArticleView, EntityView, PictureView


def test_what_is_unknown_is_not_there() -> None:
    card = FULL.card._replace(date=None, section=None, publication=None)
    bare = FULL._replace(
        card=card,
        byline=None,
        dateline=None,
        keywords=(),
        people=(),
        places=(),
        organisations=(),
        corrections=(),
    )
    assert set(describe_article(bare, replace(SITE, url=""))) == {
        "@context", "@type", "identifier", "headline", "inLanguage",
    }  # fmt: skip


def test_what_is_known_is() -> None:
    described = describe_article(FULL._replace(card=DATED), SITE)
    assert described["datePublished"] == DATED.date
    assert described["url"] == f"{SITE.url}/{DATED.url}"
    named = [*FULL.people, *FULL.places, *FULL.organisations]
    assert [each["name"] for each in described["mentions"]] == [each.name for each in named]
    assert {each["@type"] for each in described["mentions"]} <= {"Person", "Place", "Organization"}


def test_the_byline_is_an_author_beside_whom_the_dateline_credits() -> None:
    desk = {"@type": "Organization", "name": "مانیٹرنگ ڈیسک"}
    paper = {"@type": "Organization", "name": "مشرق نامہ"}
    person = {"@type": "Person", "name": FULL.byline}
    assert describe_article(FULL, SITE)["author"] == [person, desk, paper]
    agency = FULL._replace(byline="رائٹرز", credit_urls={})
    assert describe_article(agency, SITE)["author"][0] == {"@type": "Organization", "name": "رائٹرز"}
    assert describe_article(FULL._replace(byline="مانیٹرنگ ڈیسک"), SITE)["author"] == [desk, paper]
    assert describe_article(FULL._replace(dateline=None), SITE)["author"] == [person]


def test_corrections_are_told_and_the_last_is_the_day_of_change() -> None:
    card = DATED._replace(corrections=(Correction("2025-02-01", "نام"),))
    described = describe_article(FULL._replace(card=card), SITE)
    assert described["dateModified"] == "2025-02-01"
    assert described["correction"][0] == {
        "@type": "CorrectionComment",
        "datePublished": "2025-01-19",
        "text": "وزیر کا نام غلط چھپا تھا۔",
    }


def test_whom_the_headline_names_the_article_is_about() -> None:
    person = replace(FULL.people[0], name_en="Vladimir Putin", wikidata="Q7747")
    view = FULL._replace(people=(person, *FULL.people[1:]), about=frozenset({person.url}), places=())
    view = view._replace(people=(person, replace(FULL.people[1], url="person/other/")))
    described = describe_article(view, SITE)
    assert described["about"] == [
        {
            "@type": "Person",
            "name": person.name,
            "alternateName": "Vladimir Putin",
            "url": f"{SITE.url}/{person.url}",
            "sameAs": "https://www.wikidata.org/wiki/Q7747",
        }
    ]
    assert [each["name"] for each in described["mentions"]] == [
        FULL.people[1].name,
        FULL.organisations[0].name,
    ]


def test_a_name_describes_itself() -> None:
    person = describe_entity(NAMED, SITE)
    assert person["@type"] == "Person"
    assert person["jobTitle"][:2] == ["صدر روس", "وزیر اعظم روس"], "each once"
    assert person["alternateName"][0] == "Vladimir Putin"
    assert person["sameAs"] == "https://www.wikidata.org/wiki/Q7747"
    place = describe_entity(ATTACKED_NAME._replace(country="پاکستان"), SITE)
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 31.5, "longitude": 74.3}
    assert place["containedInPlace"] == {"@type": "Country", "name": "پاکستان"}


def test_a_place_at_the_beginning_of_all_degrees() -> None:
    place = describe_entity(ATTACKED_NAME._replace(latitude=0.0, longitude=0.0), SITE)
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 0.0, "longitude": 0.0}


PICTURED = FULL._replace(pictures=(PictureView("images/1a/2b.png", 1600, 900, "دریا پر نیا پل"),))


@pytest.mark.parametrize("view", [PICTURED, ATTACKED], ids=["full", "attacked"])
def test_articles_keep_to_the_vocabulary(view: ArticleView) -> None:
    assert list(find_unknown(describe_article(view, SITE))) == []


@pytest.mark.parametrize("view", [NAMED, ATTACKED_NAME], ids=["full", "attacked"])
def test_names_keep_to_the_vocabulary(view: EntityView) -> None:
    assert list(find_unknown(describe_entity(view, SITE))) == []


def test_the_vocabulary_refuses() -> None:
    wrong = {"@context": "http://else", "@type": "Person", "geo": {"@type": "Org"}}
    assert list(find_unknown(wrong)) == ["context http://else", "Person.geo", "type 'Org'"]
