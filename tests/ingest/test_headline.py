"""Inferred headlines, against tests/golden/headlines.json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.ingest import infer_headline
from waraq.ingest.headline import MAX_HEADLINE

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
    kept = headline.removesuffix("…")
    assert kept in text
    # Never in the middle of a word.
    assert text[text.index(kept) + len(kept) :][:1] in {"", " ", "،", "۔", "”", ")"}


def test_an_endless_word_is_cut() -> None:
    assert infer_headline("ا" * 500) == "ا" * (MAX_HEADLINE - 1) + "…"
