"""What readers type, and what it means."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.queries import ALPHABET, QUERIES
from waraq.search.query import (
    LONGEST_PHRASE,
    MOST_DATES,
    MOST_FILTERS,
    MOST_PHRASES,
    MOST_PREFIXES,
    MOST_WORDS,
    Filter,
    Phrase,
    Query,
    parse_query,
)
from waraq.search.units import read_units
from waraq.text import Analyzer

GOLDEN = json.loads((Path(__file__).parents[1] / "golden/query.json").read_text("utf-8"))


def terms_of(text: str) -> tuple[str, ...]:
    return tuple(unit.text for unit in read_units(text, Analyzer.load()))


def read_texts(phrase: Phrase) -> tuple[str, ...]:
    return tuple(unit.text for unit in phrase)


def read_phrases(phrases: Sequence[Phrase]) -> list[tuple[str, ...]]:
    return [read_texts(phrase) for phrase in phrases]


def write_filter(each: Filter) -> str:
    return f"{'-' * each.excluded}{each.field}:{each.typed}"


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["label"])
def test_golden(case: dict, analyzer: Analyzer) -> None:
    query = parse_query(case["input"], analyzer)
    expected = case["expected"]
    assert [word.typed for word in query.words] == expected["words"]
    assert [(word.term,) for word in query.words] == [terms_of(typed) for typed in expected["words"]]
    assert query.required == frozenset(terms_of(word)[0] for word in expected.get("required", []))
    assert read_phrases(query.phrases) == [terms_of(phrase) for phrase in expected.get("phrases", [])]
    assert query.excluded == tuple(terms_of(word)[0] for word in expected.get("excluded", []))
    excluded = [terms_of(phrase) for phrase in expected.get("excluded_phrases", [])]
    assert read_phrases(query.excluded_phrases) == excluded
    assert [write_filter(each) for each in query.filters] == expected.get("filters", [])
    assert [read_texts(each.units) for each in query.filters] == [
        terms_of(each.typed) for each in query.filters
    ]
    dates = {"-" * each.excluded + each.typed: f"{each.first}..{each.last}" for each in query.dates}
    assert dates == expected.get("dates", {})
    assert {each.typed: each.folded for each in query.prefixes} == expected.get("prefixes", {})
    assert query.note == expected.get("note", "")


def test_golden_labels_are_unique() -> None:
    labels = [case["label"] for case in GOLDEN]
    assert len(labels) == len(set(labels))


def is_day(text: str) -> bool:
    return not text or date.fromisoformat(text).isoformat() == text


@settings(max_examples=500)
@given(st.text(alphabet=ALPHABET, max_size=200) | QUERIES)
def test_any_text_is_a_query_within_bounds(text: str) -> None:
    query = parse_query(text, Analyzer.load())
    wanted = [each for each in (*query.filters, *query.dates) if not each.excluded]
    assert bool(query.words or query.prefixes or wanted) == (query.note == "")
    if query.note:
        assert query == Query(note=query.note)
    assert len({word.term for word in query.words}) == len(query.words) <= MOST_WORDS
    assert len(query.phrases) <= MOST_PHRASES
    assert all(2 <= len(phrase) <= LONGEST_PHRASE for phrase in (*query.phrases, *query.excluded_phrases))
    assert query.required <= {word.term for word in query.words}
    assert len(query.filters) <= MOST_FILTERS
    assert all(1 <= len(each.units) <= LONGEST_PHRASE and each.typed in text for each in query.filters)
    assert len(query.dates) <= MOST_DATES
    assert all(is_day(each.first) and is_day(each.last) and each.typed in text for each in query.dates)
    assert all(each.first or each.last for each in query.dates)
    assert [each for each in query.dates if each.first and each.last and each.last < each.first] == []
    assert len(query.prefixes) <= MOST_PREFIXES
    assert all(len(each.folded) >= 2 and each.typed in text for each in query.prefixes)
    for things in (query.filters, query.dates, query.prefixes):
        assert len(set(things)) == len(things)


@given(st.text(max_size=60))
def test_no_text_at_all_raises(text: str) -> None:
    parse_query(text, Analyzer.load())


@pytest.mark.parametrize(
    "piece",
    [
        "سیلاب ", '"', "”“", "-", "- ", "’", "ا", '-"ا ب', "😀", "\u0000", ":", "،", "،ا", "۔", "*", "\u200f",
        "place:", "place: ", 'place:"', "place:ا ", "place:\u200f", "date:", "2014..", "2014-05 ",
        "2014\u200f", "..", "پاک*", "پاک* ", "ا\u200f*",
    ],
)  # fmt: skip
def test_ten_thousand_characters_take_no_time(piece: str, analyzer: Analyzer) -> None:
    text = (piece * 10_000)[:10_000]
    start = time.process_time()
    query = parse_query(text, analyzer)
    assert time.process_time() - start < 2
    assert len(query.words) <= MOST_WORDS


def test_a_query_is_a_plain_value(analyzer: Analyzer) -> None:
    word = {"term": "سیلاب", "typed": "سیلاب", "folded": "سیلاب", "joins": (), "parts": (), "splits": ()}
    assert asdict(parse_query("سیلاب", analyzer))["words"] == (word,)


def test_words_know_their_other_spacings(analyzer: Analyzer) -> None:
    first, second = parse_query("وزیر اعظم", analyzer).words
    assert first.joins == second.joins == ("وزیراعظم",)
    (word,) = parse_query("خوش\u200cحال", analyzer).words
    assert (word.term, word.parts) == ("خوشحال", ("خوش", "حال"))
    (word,) = parse_query("چلتاملی", analyzer).words
    assert ("چل", "ملی") in word.splits
    assert [word.joins for word in parse_query("روس، ایران", analyzer).words] == [(), ()]
    assert [word.joins for word in parse_query("3 2", analyzer).words] == [(), ()]
