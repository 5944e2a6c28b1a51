"""Structured data has what the source says."""

from __future__ import annotations

from dataclasses import replace

from tests.theme.samples import DATED, FULL, SITE
from waraq.plugins.structured_data import describe_article


def test_what_is_unknown_is_not_there() -> None:
    card = FULL.card._replace(date=None, section=None, publication=None)
    bare = FULL._replace(
        card=card, byline=None, dateline=None, keywords=(), people=(), places=(), organisations=()
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
