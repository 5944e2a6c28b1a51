"""EDTF values and the dates of texts."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waraq.dates import (
    edtf_sort_key,
    find_dates,
    format_edtf,
    month_name,
    parse_edtf,
    weekday_name,
)

CASES = json.loads((Path(__file__).parent / "golden" / "dates.json").read_text("utf-8"))

PROPERTY = settings(deadline=None)  # the first call reads the tables


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case) -> None:
    found = [[m.start, m.end, m.edtf, m.hijri] for m in find_dates(case["input"])]
    assert found == case["expected"], case["comment"]


@pytest.mark.parametrize("value", ["2025", "2025-01", "2025-01-17", "2024-02-29", "0622"])
def test_good_values(value: str) -> None:
    assert parse_edtf(value) == value


@pytest.mark.parametrize(
    "value, reason",
    [
        ("", "a date is"), ("25", "a date is"), ("2025-1-1", "a date is"), ("2025-01-17T10", "a date is"),
        ("2025-13", "no month 13"), ("2025-00", "no month 0"), ("2025-02-29", "28 days"),
        ("2025-04-31", "30 days"), ("2025-04-00", "30 days"), ("0000", "no year 0"), ("²025", "a date is"),
        ("20-25-01", "a date is"), ("2025-", "a date is"), ("-2025", "a date is"), ("202X", "a date is"),
    ],
)  # fmt: skip
def test_bad_values_say_why(value: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as error:
        parse_edtf(value)
    assert repr(value) in str(error.value)


def test_names() -> None:
    assert [month_name(number) for number in (1, 7, 12)] == ["جنوری", "جولائی", "دسمبر"]
    assert [weekday_name(number) for number in range(7)][:2] == ["پیر", "منگل"]
    with pytest.raises(KeyError):
        month_name(13)


@PROPERTY
@given(st.dates())
def test_what_is_printed_is_found(day) -> None:
    edtf = day.isoformat()
    for digits in ("latin", "urdu"):
        text = f"انہوں نے {format_edtf(edtf, digits)} کو کہا"
        mentions = find_dates(text)
        if day.year >= 100:
            assert [mention.edtf for mention in mentions] == [edtf]
            assert text[mentions[0].start : mentions[0].end] == format_edtf(edtf, digits)


@PROPERTY
@given(st.dates(), st.dates())
def test_keys_sort_as_days_do(first, second) -> None:
    assert (edtf_sort_key(first.isoformat()) < edtf_sort_key(second.isoformat())) == (first < second)


def test_undated_sorts_first() -> None:
    assert edtf_sort_key(None) < edtf_sort_key("0001") < edtf_sort_key("0001-01")


@pytest.mark.parametrize(
    "text, reference, expected",
    [
        ("14 اگست کو", "2014-08-20", "2014-08-14"),
        ("28 دسمبر کو", "2014-01-03", "2013-12-28"),
        ("3 جنوری کو", "2013-12-28", "2014-01-03"),
        ("29 فروری کو", "2013-12-28", None),
    ],
)
def test_reference_supplies_the_year(text: str, reference: str, expected: str | None) -> None:
    assert [mention.edtf for mention in find_dates(text, reference)] == [expected]


PIECES = ["17", "2014", "ء", "ھ", " ", "-", "،", "جنوری", "رجب", "سال", "یکم", "دہائی", "ع"]


@PROPERTY
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_mentions_are_ordered_and_apart(text: str) -> None:
    end = 0
    for mention in find_dates(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert mention.edtf is None or parse_edtf(mention.edtf) == mention.edtf
        assert mention.hijri is None or mention.hijri == text[mention.start : mention.end]


@pytest.mark.parametrize("text", ["1-" * 200_000, "مارچ " * 100_000, "17 " * 100_000, "ربیع " * 100_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.perf_counter()
    find_dates(text)
    assert time.perf_counter() - started < 30
