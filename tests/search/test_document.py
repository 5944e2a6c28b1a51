"""Documents: what identifies them, and what they refuse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waraq.search import SearchDocument

DOCUMENT = SearchDocument(
    id="a1", url="a/a1/", headline="سیلاب", lead="خبر", body="خبر کا متن", date="2022-08"
)


def test_json_round_trip(corpus: list[SearchDocument]) -> None:
    assert [SearchDocument.from_json(document.to_json()) for document in corpus] == corpus


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "سیلاب!"}, {"lead": ""}, {"body": ""}, {"people": ("سندھ",)}, {"places": ("سندھ",)},
        {"organisations": ("سندھ",)}, {"date": None}, {"lang": "fa"},
        {"date_text": "اگست"}, {"section": "قومی"}, {"publication": "امروز"}, {"url": "a/a2/"},
    ],
)  # fmt: skip
def test_the_digest_changes_with_every_field(change: dict) -> None:
    assert replace(DOCUMENT, **change).digest != DOCUMENT.digest


def test_the_digest_is_stable() -> None:
    assert SearchDocument.from_json(DOCUMENT.to_json()).digest == DOCUMENT.digest


def test_a_lead_out_of_the_body_is_no_passage_of_its_own() -> None:
    assert DOCUMENT.passages == ("سیلاب", "خبر کا متن")
    assert replace(DOCUMENT, lead="دیگر").passages == ("سیلاب", "دیگر", "خبر کا متن")


def test_names_are_those_of_people_places_and_organisations() -> None:
    document = replace(DOCUMENT, people=("عمران خان",), places=("سوات", "مری"), organisations=("ناسا",))
    assert document.names == ("عمران خان", "سوات", "مری", "ناسا")
    assert document.passages[-4:] == document.names


def test_lone_surrogates_are_replaced() -> None:
    document = SearchDocument(id="x", url="a/x/", headline="\ud800سیلاب", people=("\udfff",))
    assert document.headline == "\ufffdسیلاب"
    assert document.people == ("\ufffd",)
    assert document.digest


@pytest.mark.parametrize(
    "url", ["/a/x/", "//host/", "https://host/", "javascript:alert(1)", "a/../../x", "a\\x", "a//x"]
)
def test_addresses_that_lead_away_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no address below"):
        SearchDocument(id="x", url=url, headline="")


@pytest.mark.parametrize("date", ["2025-02-30", "کل", "", "2025-13"])
def test_dates_that_are_none_are_refused(date: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        SearchDocument(id="x", url="a/x/", headline="", date=date)
