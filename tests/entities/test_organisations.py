"""The organisations of the gazetteer: how many of each kind, acronyms, and names that alone prove nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.warm import shipped_tagger
from waraq.entities.gazetteer import load_gazetteer
from waraq.entity import Kind

ORGANISATIONS = {
    each.entity.slug: each.entity for each in load_gazetteer() if each.entity.kind is Kind.ORGANISATION
}
TAGGER = shipped_tagger()


def tag(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entity) for m in TAGGER.tag(text) if m.kind is Kind.ORGANISATION]


def test_organisations_of_all_kinds_are_known() -> None:
    types = Counter(each.type for each in ORGANISATIONS.values())
    assert types.total() >= 1800
    for kind in ("media", "company", "agency", "party", "university", "ngo", "international"):
        assert types[kind] >= 100, kind
    for kind in ("militant group", "sports body", "army", "movement", "bank", "team", "parliament"):
        assert types[kind] >= 40, kind
    for kind in ("court", "hospital", "research institute"):
        assert types[kind] >= 25, kind


def test_most_organisations_have_a_country() -> None:
    countries = Counter(each.country for each in ORGANISATIONS.values())
    assert countries["PK"] >= 500
    assert countries["IN"] >= 150
    assert countries[None] <= 250


@pytest.mark.parametrize(
    "acronym, slug",
    [
        ("پی ٹی آئی", "pakistan-tehreek-e-insaf"),
        ("پی پی پی", "pakistan-peoples-party"),
        ("ایم کیو ایم", "muttahida-qaumi-movement"),
        ("اے این پی", "awami-national-party"),
        ("جے یو آئی", "jamiat-ulema-e-islam"),
        ("جے یو پی", "jamiat-ulema-e-pakistan"),
        ("ٹی ایل پی", "tehreek-e-labbaik-pakistan"),
        ("اے آر ڈی", "alliance-for-the-restoration-of-democracy"),
        ("بی جے پی", "bharatiya-janata-party"),
        ("ٹی ایم سی", "trinamool-congress"),
        ("یو این ایچ سی آر", "unhcr"),
        ("یو این او ڈی سی", "un-office-on-drugs-and-crime"),
        ("ایف اے او", "food-and-agriculture-organization"),
        ("آئی او ایم", "international-organization-for-migration"),
        ("ڈبلیو ایچ او", "world-health-organization"),
        ("آئی ایم ایف", "international-monetary-fund"),
        ("ایف اے ٹی ایف", "financial-action-task-force"),
        ("او ای سی ڈی", "oecd"),
        ("آئی ایس پی آر", "inter-services-public-relations"),
        ("آئی ایس آئی", "inter-services-intelligence"),
        ("سی ٹی ڈی", "counter-terrorism-department"),
        ("ایس ای سی پی", "securities-and-exchange-commission-of-pakistan"),
        ("ایس آئی ایف سی", "special-investment-facilitation-council"),
        ("این سی او سی", "national-command-and-operation-centre"),
        ("ایف ڈبلیو او", "frontier-works-organization"),
        ("پی ٹی سی ایل", "ptcl"),
        ("او جی ڈی سی ایل", "oil-and-gas-development-company"),
        ("ایس این جی پی ایل", "sui-northern-gas-pipelines"),
        ("ایچ بی ایل", "habib-bank-limited"),
        ("ایف پی سی سی آئی", "federation-of-pakistan-chambers-of-commerce-and-industry"),
        ("پی ایف یو جے", "pakistan-federal-union-of-journalists"),
        ("سی پی جے", "committee-to-protect-journalists"),
        ("بی سی سی آئی", "board-of-control-for-cricket-in-india"),
        ("بی بی ایل", "big-bash-league"),
    ],
)
def test_acronyms(acronym: str, slug: str) -> None:
    assert tag(f"اس بارے میں {acronym} نے کہا") == [(acronym, f"organisation/{slug}")]


def test_bodies_of_other_countries_are_not_ours() -> None:
    assert tag("بھارتی محکمہ موسمیات نے کہا") == [("بھارتی محکمہ موسمیات", "")]
    assert tag("افغانستان کے الیکشن کمیشن نے کہا") == [("الیکشن کمیشن", "")]


@pytest.mark.parametrize(
    "text",
    [
        "وزیر نے آج نیوز کانفرنس کی",
        "اس وقت نیوز کانفرنس جاری ہے",
        "ملک میں جنگ کے بادل",
        "وہ لاہور بار بار آئے",
        "سیمنز نے نصف سنچری بنائی",
        "پولیس نے فارورڈ بلاک کی خبر کی تردید کی",
    ],
)
def test_common_words_are_no_organisations(text: str) -> None:
    assert tag(text) == []


@pytest.mark.parametrize(
    "text, found",
    [
        ("آج نیوز کے پروگرام میں", [("آج نیوز", "aaj-news")]),
        ("محکمہ موسمیات نے کہا", [("محکمہ موسمیات", "pakistan-meteorological-department")]),
        ("مسلم لیگ ف کے رہنما", [("مسلم لیگ ف", "pakistan-muslim-league-f")]),
        ("پاکستان مسلم لیگ ق کے صدر", [("پاکستان مسلم لیگ ق", "pakistan-muslim-league-q")]),
        ("نون لیگ کے رہنما", [("نون لیگ", "pakistan-muslim-league-n")]),
        ("وہ شوکت خانم ہسپتال میں ہیں", [("شوکت خانم ہسپتال", "shaukat-khanum-memorial-cancer-hospital")]),
        ("جنگ کی خبر روزنامہ جنگ میں", [("روزنامہ جنگ", "jang")]),
    ],
)
def test_names_in_sentences(text: str, found: list[tuple[str, str]]) -> None:
    assert tag(text) == [(name, f"organisation/{slug}") for name, slug in found]
