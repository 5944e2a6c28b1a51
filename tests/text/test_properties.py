"""What holds for every text: folding and normalising settle, offsets point at the word."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waraq.text import (
    Analyzer,
    collation_key,
    collation_letter,
    explain,
    fold,
    normalize,
    romanize,
    slugify,
    stem,
    tokenize,
)

# Texts dense in what this package treats specially, and now and then anything at all.
SPECIAL = st.one_of(
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
    st.characters(min_codepoint=0xFB50, max_codepoint=0xFDFF),
    st.characters(min_codepoint=0xFE70, max_codepoint=0xFEFF),
    st.sampled_from(
        "ابپکہھیے ۔،.,-'\u200b\u200c\u200d\u200e\u2067\u2069\ufeff\u0653\u0654\u064e\u0651\u0640"
    ),
    st.sampled_from("09۰۹٠٩azAZéİßﬁ😀👨🏽"),
    st.characters(),
)
TEXTS = st.text(SPECIAL, max_size=40)
# Scripts whose decompositions the tables know; Korean syllables, say, are left as they come.
TABLED = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x17F),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.sampled_from("ابپکہھیے ۔،\u200c\u0653\u0654\u064e\u0651\u0640"),
    ),
    max_size=40,
)
PROPERTY = settings(deadline=None)  # the first call reads the tables


@PROPERTY
@given(TEXTS)
def test_normalize_settles(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert explain(once) == []


@PROPERTY
@given(TEXTS)
def test_fold_settles(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@PROPERTY
@given(TEXTS)
def test_tokens_lie_where_they_say(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end
        assert token.text
        assert [inner.text for inner in tokenize(text[token.start : token.end])] == [token.text]


@PROPERTY
@given(TEXTS)
def test_folding_first_finds_the_same_words(text: str) -> None:
    assert [token.text for token in tokenize(fold(text))] == [token.text for token in tokenize(text)]


@PROPERTY
@given(TABLED)
def test_composed_and_decomposed_text_are_one_to_search(text: str) -> None:
    composed, decomposed = (
        [token.text for token in tokenize(unicodedata.normalize(form, text))] for form in ("NFC", "NFD")
    )
    assert composed == decomposed


# Two repairs change what is found, and are meant to: a ے before a letter becomes ی or ends its word, and the
# letter behind a year becomes its sign. So neither alphabet has a ے, and digits have one of their own.
SIGNS = st.sampled_from(" ،,.؛;؟?۔:!٪%()’‘\u200c\u200f\u2067\u2069\u0640\u064e\u0651")
LETTERS = st.characters(
    min_codepoint=0x600, max_codepoint=0x6FF, exclude_characters="\u06d2", exclude_categories=["Nd"]
)
NUMBERS = st.sampled_from("0123456789٠١۰۱۲۳٫٬ءابہ")


@PROPERTY
@given(st.text(st.one_of(LETTERS, SIGNS), max_size=30) | st.text(st.one_of(NUMBERS, SIGNS), max_size=30))
def test_display_form_is_found_like_the_original(text: str) -> None:
    assert [token.text for token in tokenize(normalize(text))] == [token.text for token in tokenize(text)]


@PROPERTY
@given(TEXTS)
def test_terms_are_tokens_with_their_number(text: str) -> None:
    tokens = tokenize(text)
    for term in Analyzer.load().analyze(text):
        token = tokens[term.position]
        assert (term.start, term.end) == (token.start, token.end)
        assert term.text == stem(token.text)


@PROPERTY
@given(TEXTS)
def test_slug_is_plain(text: str) -> None:
    slug = slugify(text, 20)
    assert 0 < len(slug) <= 20
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert romanize(text).isascii()


def test_a_slug_takes_time_by_the_length_of_its_text() -> None:
    begun = time.process_time()
    assert slugify("خ" * 200_000).startswith("khakhkhakh")
    assert time.process_time() - begun < 30  # by the square of the length it would be ten minutes


@PROPERTY
@given(TEXTS, TEXTS)
def test_order_is_total(first: str, second: str) -> None:
    assert (collation_key(first) == collation_key(second)) == (first == second)
    assert len(collation_letter(first)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\u064e" * 1_000_000,
        "\u064e\u0650\u0655\u0654" * 250_000,
        "\u200c" * 1_000_000,
        "ب" * 1_000_000,
        "11,22," * 40_000,
        "1." * 100_000,
        "ی\u0654" * 300_000,
        "\u2068" * 500_000,
    ],
    ids=["marks", "unordered marks", "joiners", "one word", "groups", "decimals", "hamzas", "isolates"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    for function in (normalize, fold, tokenize, Analyzer.load().analyze):
        function(text)
    assert time.process_time() - started < 60
