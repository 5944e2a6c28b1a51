"""Datelines, against tests/golden/datelines.json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.dates import DateMention
from waraq.ingest import parse_dateline
from waraq.ingest.dateline_end import find_end_mark

CASES = json.loads((Path(__file__).parents[1] / "golden" / "datelines.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_golden(case: dict) -> None:
    found = parse_dateline(case["input"])
    if found is None or case["expected"] is None:
        assert found is None
        assert case["expected"] is None
        return
    assert {
        "places": list(found.places),
        "credits": [{"kind": credit.kind, "text": credit.text} for credit in found.credits],
        "date": found.date,
        "body": case["input"][found.body_start :],
    } == case["expected"]


def test_reference_gives_the_year() -> None:
    assert parse_dateline("دبئی۔22 اکتوبر (اے پی پی) متن", "2014-10-23").date == "2014-10-22"
    assert parse_dateline("دبئی۔ 31 دسمبر (اے پی پی) متن", "2015-01-01").date == "2014-12-31"


def test_precision_on_the_body_of_the_first_article() -> None:
    seed = Path(__file__).parents[2] / "seeds" / "000_5d4dc3eaa96f919a.txt"
    first, *others = seed.read_text("utf-8").splitlines()
    assert parse_dateline(first).credits[1].text == "مشرق نامہ"
    assert [line for line in others if parse_dateline(line)] == []


@given(st.text(alphabet="لاہور (رپٹسیک)،:–۔14 *\n\\", max_size=80))
def test_body_start_lies_in_the_text(text: str) -> None:
    found = parse_dateline(text)
    assert found is None or 0 < found.body_start <= len(text)


@given(
    st.text(alphabet="لاہ (پر)،:–-۔؟14 ", max_size=90),
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 9)), max_size=4),
)
def test_dates_only_take_end_marks_away(line: str, places: list[tuple[int, int]]) -> None:
    dates = [DateMention(start, start + length, "1973") for start, length in places]
    first, found = find_end_mark(line, 0, ()), find_end_mark(line, 0, dates)
    assert found is None or (first is not None and first <= found)


@pytest.mark.parametrize(
    "credit, kind",
    [
        ("نامہ نگار محمد صدیق", "reporter"),
        ("اسٹاف رپورٹر محمد صدیق", "reporter"),
        ("خبرنگار علی", "reporter"),
        ("اسٹاف رپورٹر: علی رضا", "reporter"),
        ("وائس آف ایشیا", "paper"),
        ("صدائے وطن", "paper"),
        ("رپورٹ، اسد بلوچ", "byline"),
        ("تحریر و رپورٹ: امداد سومرو", "byline"),
        ("سعودی پریس ایجنسی", "agency"),
        ("العربیہ ڈاٹ نیٹ", "paper"),
        ("خ ن", "reporter"),
    ],
)
def test_a_title_before_a_name_and_the_first_word_of_a_paper_tell_the_kind(credit: str, kind: str) -> None:
    found = parse_dateline(f"بدین ({credit}) ضلع میں تیز بارش ہوئی۔")
    assert found
    assert [(each.kind, each.text) for each in found.credits] == [(kind, credit)]


def test_an_agency_in_slashes_may_stand_behind_a_date() -> None:
    text = "سرینگر/25مارچ/سی این آئی/وادی میں برف گری۔"
    found = parse_dateline(text)
    assert found
    assert (found.places, found.date) == (("سرینگر",), "XXXX-03-25")
    assert [credit.text for credit in found.credits] == ["سی این آئی"]
    assert text[found.body_start :] == "وادی میں برف گری۔"


@pytest.mark.parametrize("headline", ["بجٹ 2024: تنخواہیں بڑھ گئیں", "لاہور 1947: ایک شہر کی کہانی"])
def test_a_year_before_a_colon_is_no_dateline(headline: str) -> None:
    assert parse_dateline(headline) is None
