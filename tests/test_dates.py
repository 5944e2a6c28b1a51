"""EDTF values and the dates of texts."""

from __future__ import annotations

import json
import re
import time
from datetime import date
from pathlib import Path

import pytest
from hijridate import Hijri
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import takes_linear_time
from waraq.dates import (
    edtf_sort_key,
    find_dates,
    find_plain_dates,
    format_edtf,
    month_name,
    parse_edtf,
    tabular_day,
    weekday_name,
)

CASES = json.loads((Path(__file__).parent / "golden" / "dates.json").read_text("utf-8"))

PROPERTY = settings(deadline=None)  # the first call reads the tables


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case) -> None:
    found = [[m.start, m.end, m.edtf, m.hijri] for m in find_dates(case["input"], case.get("reference"))]
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
        ("3 تا 5 جنوری", "2013-12-28", "2014-01-03/2014-01-05"),
        ("10 محرم کو", "2024-07-10", "2024-07-16~"),
        ("29 فروری کو", "2013-12-28", "XXXX-02-29"),
    ],
)
def test_reference_supplies_the_year(text: str, reference: str, expected: str | None) -> None:
    assert [mention.edtf for mention in find_dates(text, reference)] == [expected]


PIECES = [
    "17", "20", "2014", "1446", "ء", "ھ", "ع", " ", " ", "-", "/", "،", "۔", "جنوری", "مارچ", "رجب", "صفر",
    "سال", "یکم", " کی دہائی", " سے ", " تا ", " اور ", "تک", "میں", "کل", "آج", "گزشتہ سال", "رواں ماہ",
    "پیر کو", "دو روز قبل", "انیس سو", "ستر", "بروز", "تقریباً", "65ء", "سن 47", "(", ")", "پی کے",
    "منگل اور بدھ کی درمیانی", "آئندہ", "تک", "ورلڈ کپ", "دو ہفتے قبل", "مئی جون", "20-2019",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
DAY = r"(?:\d{4}|X{4})(?:-\d\d){0,2}~?"
EDTF = re.compile(
    rf"{DAY}|{DAY}/{DAY}|\d{{3}}X(?:/\d{{3}}X)?|[{{\[](?:{DAY}|\d{{3}}X)(?:,(?:{DAY}|\d{{3}}X))+[}}\]]"
)


@PROPERTY
@given(TEXTS, st.sampled_from([None, "2025", "2025-01-31", "0001-01-01", "9999-12-31"]))
def test_mentions_are_ordered_and_apart(text: str, reference: str | None) -> None:
    end = 0
    for mention in find_dates(text, reference):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert mention.edtf or mention.hijri
        assert all(EDTF.fullmatch(value) for value in (mention.edtf, mention.hijri) if value)
        for day in re.findall(r"\d{4}-\d\d-\d\d", mention.edtf or ""):
            assert parse_edtf(day) == day


@PROPERTY
@given(TEXTS, st.sampled_from(["2025", "2025-01-31"]))
def test_plain_dates_are_plain_and_as_many_with_a_reference(text: str, reference: str) -> None:
    plain = find_plain_dates(text, reference)
    assert [(m.start, m.end) for m in plain] == [(m.start, m.end) for m in find_plain_dates(text)]
    assert all(parse_edtf(mention.edtf) == mention.edtf for mention in plain if mention.edtf)
    assert all(mention.edtf is None for mention in plain if mention.hijri)


def test_plain_dates_are_the_parts() -> None:
    text = "10 سے 12 مارچ 1992ء تک، 1970ء کی دہائی، 17 رجب 1446ھ، 14 اگست"
    found = [(text[m.start : m.end], m.edtf, m.hijri) for m in find_plain_dates(text)]
    assert found == [
        ("10", "1992-03-10", None),
        ("12 مارچ 1992ء", "1992-03-12", None),
        ("17 رجب 1446ھ", None, "1446-07-17"),
        ("14 اگست", None, None),
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("گزشتہ روز بارش ہوئی", "2025-01-16"),
        ("پیر کو بارش ہوئی", "2025-01-13"),
        ("پیر کو اجلاس ہوگا", "2025-01-20"),
        ("گزشتہ جمعہ کو", "2025-01-10"),
        ("آئندہ جمعہ کو", "2025-01-24"),
        ("اجلاس کل ہوگا", "2025-01-18"),
        ("گزشتہ ماہ", "2024-12"),
        ("گزشتہ ہفتے بارش ہوئی", "2025-01-06/2025-01-12"),
        ("گزشتہ سال 14 اگست کو", "2024-08-14"),
        ("رواں ماہ کی 15 تاریخ کو", "2025-01-15"),
        ("تین ماہ قبل", "2024-10"),
        ("کل 500 افراد ہوں گے", None),
        ("پیر صاحب آئے", None),
    ],
)
def test_relative_dates_need_the_day_of_writing(text: str, expected: str | None) -> None:
    friday = "2025-01-17"
    assert [mention.edtf for mention in find_dates(text, friday)] == ([expected] if expected else [])
    if "اگست" not in text:
        assert find_dates(text) == []
        assert find_dates(text, "2025") == []


def test_relative_dates_stay_inside_the_calendar() -> None:
    assert find_dates("گزشتہ روز اور گزشتہ ماہ", "0001-01-01") == []
    assert find_dates("اگلے سال", "9999-12-31") == []


def test_hijri_years_beyond_the_tables_are_not_converted() -> None:
    found = [find_dates(f"1 محرم {year}ھ")[0] for year in (1342, 1343, 1500, 1501)]
    assert [mention.edtf is not None for mention in found] == [False, True, True, False]
    assert [mention.hijri for mention in found] == [f"{year}-01-01" for year in (1342, 1343, 1500, 1501)]


HOSTILE = [
    "1-", "مارچ ", "17 ", "ربیع ", "1، ", "10 سے ", "1990 اور ", "2014ء سے ", "کل ", "پیر کو ", "دو ",
    "انیس سو ", "1/1/", "پی کے ", "سن 47 ", "منگل اور ", "گزشتہ ", "(کل) ", "مئی جون ", "2014 سے ",
    "20-2019 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert takes_linear_time(lambda text: find_dates(text, "2025-01-17"), piece, 8_000)


def test_very_many_hostile_pieces() -> None:
    started = time.process_time()
    find_dates("".join(HOSTILE) * 800, "2025-01-17")
    assert time.process_time() - started < 10


def test_the_arithmetic_calendar_is_never_far_from_the_computed_one() -> None:
    apart = {
        (
            tabular_day(f"{year}-{month:02}-{day:02}")
            - date(*Hijri(year, month, day).to_gregorian().datetuple())
        ).days
        for year in range(1343, 1501)
        for month in range(1, 13)
        for day in (1, 28)
    }
    assert apart <= {-2, -1, 0, 1, 2}
    assert tabular_day("9999-01-01") is None
