"""Months and weekdays: named as CLDR names them, known in the spellings of the press."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from babel.dates import get_day_names, get_month_names

from waraq.dates import month_name, month_number, weekday_name, weekday_number
from waraq.text import fold
from waraq.text.tables import read_table

CASES = json.loads((Path(__file__).parent / "golden" / "month_names.json").read_text("utf-8"))
TABLES = {
    "months.tsv": ["name", "calendar", "number", "not_after", "not_before", "why"],
    "weekdays.tsv": ["name", "calendar", "number", "not_after", "why"],
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case) -> None:
    month, weekday = month_number(case["input"]), weekday_number(case["input"])
    kind, number = case["expected"] or (None, None)
    assert month == ((kind, number) if kind in {"gregorian", "hijri"} else None), case["comment"]
    assert weekday == (number if kind == "weekday" else None), case["comment"]


@pytest.mark.parametrize("locale", ["ur", "ur_IN"])
def test_names_are_those_of_cldr(locale: str) -> None:
    assert {number: month_name(number) for number in range(1, 13)} == dict(
        get_month_names("wide", locale=locale)
    )
    assert {number: weekday_name(number) for number in range(7)} == dict(get_day_names("wide", locale=locale))


def test_hijri_names_are_those_of_cldr_after_folding() -> None:
    listed = [case for case in CASES if case["comment"].startswith("CLDR 48") and case["expected"]]
    names = {case["expected"][1]: fold(case["input"]) for case in reversed(listed)}
    assert {number: fold(month_name(number, "hijri")) for number in range(1, 13)} == names


@pytest.mark.parametrize("table", TABLES)
def test_every_name_is_recognised_and_none_is_a_repetition(table: str) -> None:
    rows = read_table(table, TABLES[table])
    if table == "months.tsv":
        assert [month_number(row[0]) for row in rows] == [(row[1], row.number(2)) for row in rows]
    else:
        assert [weekday_number(row[0]) for row in rows] == [row.number(2) for row in rows]
    assert len({fold(row[0]) for row in rows}) == len(rows)
    keys = [(row[1], row.number(2)) for row in rows]
    assert keys == sorted(keys)


def test_no_name_comes_from_the_locale_of_the_machine() -> None:
    """`strftime` and `calendar` name months as the C locale does: in English or not."""
    asks = re.compile(
        r"^\s*(?:import|from) (?:locale|babel)\b|calendar(?:\.| import .*)(?:month|day)_"
        r"|strftime\([^)]*%-?[aAbBcxXp]",
        re.MULTILINE,
    )
    sources = sorted((Path(__file__).parents[1] / "plugins" / "waraq").rglob("*.py"))
    assert len(sources) > 100
    found = {path.name: asks.findall(path.read_text("utf-8")) for path in sources}
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize("number", [0, 13, -1])
def test_there_are_no_other_months(number: int) -> None:
    for calendar in ("gregorian", "hijri"):
        with pytest.raises(KeyError):
            month_name(number, calendar)


@pytest.mark.parametrize("number", [-1, 7])
def test_there_are_no_other_weekdays(number: int) -> None:
    with pytest.raises(KeyError):
        weekday_name(number)
