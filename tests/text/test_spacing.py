"""Words written together and apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.text import Analyzer
from waraq.text.spacing import Spacing, digest_spacing

SPACING = Spacing.load()
ANALYZER = Analyzer.load()


def read(text: str) -> set[str]:
    return {term.text for term in SPACING.read(text)}


@pytest.mark.parametrize(
    "apart, together",
    [
        ("وزیر اعظم", "وزیراعظم"), ("خوب صورت", "خوبصورت"), ("دہشت گردی", "دہشتگردی"),
        ("غیر ملکی", "غیرملکی"), ("حیدر آباد", "حیدرآباد"), ("ٹیلی ویژن", "ٹیلیویژن"),
        ("پر امن", "پرامن"), ("نیو یارک", "نیویارک"), ("صو بائی", "صوبائی"), ("عمرا ن", "عمران"),
    ],
)  # fmt: skip
def test_words_apart_get_their_compound(apart: str, together: str) -> None:
    assert set(ANALYZER.query_terms(together)) <= read(f"کل {apart} نے")


@pytest.mark.parametrize(
    "together, parts",
    [
        ("آزادکشمیر", "آزاد کشمیر"), ("نوازشریف", "نواز شریف"), ("پیپلزپارٹی", "پیپلز پارٹی"),
        ("وزیرخارجہ", "وزیر خارجہ"), ("کاتفصیلی", "تفصیلی"), ("بنانےکے", "بنانے"), ("چےئرمین", "چیئرمین"),
        ("سےاسی", "سیاسی"), ("خوش\u200cحال", "خوش حال"), ("پی ٹی آئی", "پی"),
    ],
)  # fmt: skip
def test_words_together_get_their_parts(together: str, parts: str) -> None:
    assert set(ANALYZER.query_terms(parts)) <= read(f"کل {together} نے")


@pytest.mark.parametrize(
    "text",
    [
        "پاکستان", "بازار", "سردار", "کردار", "اداکار", "درمیان", "ملازمین", "پہنچانے", "اتوار",
        "لاہور، کراچی", "روس ایران", "اس نے کہا", "میں پاکستان", "کی وجہ", "زور دیا", "1947 2014",
    ],
)  # fmt: skip
def test_what_is_one_word_or_two_stays(text: str) -> None:
    assert read(text) == set()


@given(st.text(alphabet="وزیراعظمکشدنے \u200c،۔", max_size=60))
def test_terms_stand_at_their_words(text: str) -> None:
    tokens = ANALYZER.tokenize(text)
    terms = SPACING.read(text)
    assert [term.position for term in terms] == sorted(term.position for term in terms)
    for term in terms:
        assert term.start == tokens[term.position].start
        assert term.end in {token.end for token in tokens[term.position : term.position + 2]}


def test_long_words_take_no_time() -> None:
    assert SPACING.read("ا" * 100_000) == []
    assert SPACING.read("اب" * 100_000) == []


def test_other_frequencies_give_another_digest() -> None:
    assert len(digest_spacing()) == 64
    few = Spacing({"وزیر": 100, "اعظم": 100}, ANALYZER)
    assert few.join("وزیر", "اعظم") is None
    assert few.split("وزیراعظم") == ("وزیر", "اعظم")
