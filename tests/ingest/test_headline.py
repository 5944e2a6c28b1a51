"""Inferred headlines, against tests/golden/headlines.json and texts made of names, quotations and numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.ingest import infer_headline
from waraq.ingest.headline import MAX_HEADLINE, PAIRS
from waraq.ingest.joined_words import find_joined
from waraq.text import tokenize

CASES = json.loads((Path(__file__).parents[1] / "golden" / "headlines.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_golden(case: dict) -> None:
    assert infer_headline(case["input"]) == case["expected"]


WORDS = ["ایران", "اور", "نے", "میں", "کہ", "ہوئے،", "کی", "“بات”", "(یہ)", "صدرِ", "تھا۔", "2025"]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_headline_is_the_texts_own_words(words: list[str]) -> None:
    text = " ".join(words)
    headline = infer_headline(text)
    if headline is None:
        return
    assert len(headline) <= MAX_HEADLINE
    kept = headline.partition("…")[0]  # behind it a quotation may be closed
    assert kept in text
    # Never in the middle of a word.
    assert text[text.index(kept) + len(kept) :][:1] in {"", *" ،۔”)"}


PLAIN = st.sampled_from(["حکومت", "نے", "شہر", "میں", "اعلان", "کیا", "کہ", "سڑک", "پر", "کام", "اور", "جلد"])
NAMES = ["اقوام متحدہ", "پاکستان عوامی تحریک", "عمران خان", "ڈیرہ اسماعیل خان", "صدر بدرالدین", "52 افراد"]
PIECES = st.one_of(PLAIN, PLAIN, st.sampled_from(NAMES))
QUOTED = st.tuples(st.sampled_from([*PAIRS[:5], ('"', '"')]), st.lists(PLAIN, min_size=1, max_size=40)).map(
    lambda made: f"{made[0][0]}{' '.join(made[1])}{made[0][1]}"
)


@given(st.lists(PIECES, min_size=20, max_size=60))
def test_no_cut_inside_a_name(pieces: list[str]) -> None:
    headline = infer_headline(" ".join(pieces))
    assert headline is not None
    assert len(headline) <= MAX_HEADLINE
    if headline.endswith("…"):
        ends, end = set(), -1
        for piece in pieces:
            end += 1 + len(piece)
            ends.add(end)
        assert len(headline) - 1 in ends


@given(st.lists(st.one_of(PLAIN, PLAIN, QUOTED), min_size=12, max_size=60))
def test_no_quotation_or_bracket_is_left_open(pieces: list[str]) -> None:
    headline = infer_headline(" ".join(pieces))
    assert headline is not None
    assert len(headline) <= MAX_HEADLINE
    assert [pair for pair in PAIRS if headline.count(pair[0]) != headline.count(pair[1])] == []
    assert headline.count('"') % 2 == 0


@pytest.mark.parametrize(
    "text, joined",
    [
        ("صدر عارف علوی نے", ["صدر", "عارف"]),
        ("صدر نے کہا", []),
        ("سنگِ بنیاد رکھا", ["سنگ"]),
        ("قومی اسمبلی کے 52 ارکان", ["قومی", "52"]),
        ("بارش میں سڑک ڈوب گئی", []),
    ],
)
def test_joined_words(text: str, joined: list[str]) -> None:
    tokens = tokenize(text)
    assert [tokens[place].text for place in sorted(find_joined(text, tokens))] == joined


def test_an_endless_word_is_cut() -> None:
    headline = infer_headline("ا" * 500)
    assert headline is not None
    assert headline.strip("ا") == "…"
    assert len(headline) <= MAX_HEADLINE


def test_what_stands_far_behind_changes_nothing() -> None:
    text = (
        "“حکومت نے شہر میں سڑکوں کی مرمت کا اعلان کیا ہے اور کہا ہے کہ کام جلد شروع ہو گا مگر رقم ابھی کم ہے "
    )
    assert infer_headline(text + "۔ ‘‘" * 100_000) == infer_headline(text)
