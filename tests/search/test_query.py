"""What readers type, and what it means."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.search.query import LONGEST_PHRASE, MOST_PHRASES, MOST_WORDS, Phrase, parse_query
from waraq.search.units import read_units
from waraq.text import Analyzer

GOLDEN = json.loads((Path(__file__).parents[1] / "golden/query.json").read_text("utf-8"))
# Names of no word in the middle of a text: what a reader or an attacker can put in the box.
ALPHABET = "سیلابکرکٹ کےمیں\"“”«»'’-–۔؟،*()<&\u200c\u200f\u0000\ud83d\ud800😀a1۱\n"


def terms_of(text: str) -> tuple[str, ...]:
    return tuple(unit.text for unit in read_units(text, Analyzer.load()))


def read_phrases(phrases: Sequence[Phrase]) -> list[tuple[str, ...]]:
    return [tuple(unit.text for unit in phrase) for phrase in phrases]


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
    assert query.note == expected.get("note", "")


def test_golden_labels_are_unique() -> None:
    labels = [case["label"] for case in GOLDEN]
    assert len(labels) == len(set(labels))


@given(st.text(alphabet=ALPHABET, max_size=200))
def test_any_text_is_a_query_within_bounds(text: str) -> None:
    query = parse_query(text, Analyzer.load())
    assert bool(query.words) == (query.note == "")
    assert len({word.term for word in query.words}) == len(query.words) <= MOST_WORDS
    assert len(query.phrases) <= MOST_PHRASES
    assert all(2 <= len(phrase) <= LONGEST_PHRASE for phrase in (*query.phrases, *query.excluded_phrases))
    assert query.required <= {word.term for word in query.words}


@given(st.text(max_size=60))
def test_no_text_at_all_raises(text: str) -> None:
    parse_query(text, Analyzer.load())


@pytest.mark.parametrize("piece", ["سیلاب ", '"', "”“", "-", "’", "ا", '-"ا ب', "😀", "\u0000"])
def test_ten_thousand_characters_take_no_time(piece: str, analyzer: Analyzer) -> None:
    text = (piece * 10_000)[:10_000]
    start = time.perf_counter()
    query = parse_query(text, analyzer)
    assert time.perf_counter() - start < 2
    assert len(query.words) <= MOST_WORDS


def test_a_query_is_a_plain_value(analyzer: Analyzer) -> None:
    word = {"term": "سیلاب", "typed": "سیلاب", "joins": (), "parts": (), "splits": ()}
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
