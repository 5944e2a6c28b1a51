"""The Urdu order: that of ICU, total, and the same for letters that look alike."""

from __future__ import annotations

import json
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waraq.errors import DataError
from waraq.text import collate, collation_key, collation_letter, normalize
from waraq.text.frequency import load_frequencies
from waraq.text.numerals import to_latin_digits
from waraq.text.tables import Row

CASES = json.loads((Path(__file__).parents[1] / "golden" / "collation.json").read_text("utf-8"))
LETTERS = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے"
WORDS = st.text(st.sampled_from(LETTERS + " ئؤآ۱۲abZ"), max_size=12)
PHRASES = st.text(
    st.sampled_from(LETTERS + "بھپھ ئؤأإٱۂۓ،۔-«»()7۷aAéZ\u200c\u064e\u0650\u0651\u0670\u0654\u0610"),
    max_size=9,
).map(normalize)
TEXTS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0x20, max_codepoint=0x17F),
        st.sampled_from("بھپھ ۔،«»\u200c\u200e\u064e\u0651\u0640ﷺﻚ"),
        st.characters(),
    ),
    max_size=20,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case) -> None:
    assert sorted(case["input"], key=collation_key) == case["expected"], case["comment"]


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    """By code points ٹ پ چ ڈ ڑ ک گ ں ھ ہ ی ے would stand behind ي."""
    assert sorted(set(LETTERS), key=collation_key) == list(LETTERS)
    assert sorted(LETTERS) != list(LETTERS)
    assert collation_key("علي")[0] == collation_key("علی")[0] < collation_key("علے")[0]


@given(TEXTS, TEXTS)
def test_only_texts_that_look_the_same_tie(first: str, second: str) -> None:
    keys = collation_key(first), collation_key(second)
    assert (keys[0] == keys[1]) == (normalize(first) == normalize(second))


@given(TEXTS)
def test_every_text_has_one_heading(text: str) -> None:
    assert len(collation_letter(text)) == 1
    assert collation_letter(collation_letter(text)) == collation_letter(text)


@given(WORDS, WORDS)
def test_a_word_comes_before_longer_ones(word: str, rest: str) -> None:
    # What follows may make another letter of its last one: no ے stands before ء.
    assume(normalize(word + rest).startswith(normalize(word)))
    assert collation_key(word) <= collation_key(word + rest)


@given(TEXTS, st.sampled_from(["يی", "ىی", "كک", "هہ", "٣۳"]), TEXTS)
def test_letters_of_arabic_keyboards_count_as_the_urdu_ones(before: str, pair: str, after: str) -> None:
    typed, urdu = pair
    # A mark behind the letter composes with one of the two only: ئ is ئ.
    assert collation_key(f"{before} {typed}ا{after}") == collation_key(f"{before} {urdu}ا{after}")


@pytest.mark.parametrize(
    "typed, shown", [("زكوة", "زکوۃ"), ("علامة", "علامہ"), ("بهارت", "بھارت"), ("كها", "کہا")]
)
def test_letters_with_two_urdu_forms_sort_as_they_are_shown(typed: str, shown: str) -> None:
    assert collation_key(typed)[0] == collation_key(shown)[0]


@given(WORDS, st.sampled_from(["09", "14", "1947"]), WORDS)
def test_digits_of_all_scripts_tie(before: str, number: str, after: str) -> None:
    urdu = "".join(chr(0x6F0 + int(digit)) for digit in number)
    weights = [collation_key(f"{before}{digits}{after}")[0] for digits in (number, urdu)]
    assert weights[0] == weights[1]


@given(WORDS, st.integers(0, 10**12), st.integers(0, 10**12), st.sampled_from(["", " ", "۔", "ب"]))
def test_numbers_go_by_their_value(before: str, small: int, large: int, after: str) -> None:
    assume(small < large and not normalize(before)[-1:].isdigit())
    urdu = str(large).translate({0x30 + digit: 0x6F0 + digit for digit in range(10)})
    assert collation_key(f"{before}00{small}{after}") < collation_key(f"{before}{urdu}{after}")


@given(TEXTS, TEXTS, TEXTS)
def test_the_order_is_total(first: str, second: str, third: str) -> None:
    """Whatever order a list comes in, it is sorted to the same one."""
    texts = [first, second, third, "نمبر 10", "نمبر ۲", f"{first}10", f"{first}9"]
    backwards = texts[::-1]
    ordered, again = (sorted(given_order, key=collation_key) for given_order in (texts, backwards))
    assert [normalize(text) for text in ordered] == [normalize(text) for text in again]


def test_marks_and_variants_decide_only_among_the_same_letters() -> None:
    for plain, marked, longer in [("اردو", "اُردو", "اردوا"), ("موقف", "مؤقف", "موقفا"), ("aa", "AA", "aab")]:
        keys = [collation_key(word) for word in (plain, marked, longer)]
        assert keys == sorted(keys)


def test_headings_of_a_sorted_list_come_once() -> None:
    words = sorted(load_frequencies(), key=collation_key)
    headings = [letter for letter, _ in groupby(words, key=collation_letter)]
    assert len(headings) == len(set(headings))
    assert set(LETTERS) - set(headings) <= set("ھںءڑ")


def test_headings_are_letters_a_reader_looks_under() -> None:
    words = {"بھارت": "ب", "ھم": "ہ", "إسلام": "ا", "آگرہ": "آ", "ړنګ": "ڑ", "(الف)": "ا", "Éclair": "E"}
    assert {word: collation_letter(word) for word in words} == words
    assert {collation_letter(text) for text in ("", "؟!", "۱۴ اگست", "Ωmega", "\u064e")} == {"#"}


def test_a_wrong_level_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row("collation.tsv", 5, ("ب", "vowel", "ب", "wrong"))
    monkeypatch.setattr(collate, "read_table", lambda *_: (row,))
    with pytest.raises(DataError, match=r"collation\.tsv:5:3.*level"):
        collate.read_places.__wrapped__()


def load_icu_key():
    """ICU's key with numbers by their value, which it reads in digits of ASCII alone for Urdu."""
    icu = pytest.importorskip("icu", reason="PyICU is not installed: the order is not compared with ICU's")
    collator = icu.Collator.createInstance(icu.Locale.forLanguageTag("ur-u-kn"))
    return lambda text: collator.getSortKey(to_latin_digits(text))


def find_disagreements(words: list[str]) -> list[tuple[str, str]]:
    """The neighbours in ICU's order that our weights order otherwise, ties included."""
    icu_key = load_icu_key()
    words = sorted(words, key=lambda word: (icu_key(word), word))
    weights = {word: collation_key(word)[0] for word in words}
    return [
        (first, second)
        for first, second in pairwise(words)
        if (icu_key(first) < icu_key(second), icu_key(first) == icu_key(second))
        != (weights[first] < weights[second], weights[first] == weights[second])
    ]


def test_order_of_the_frequency_list_is_that_of_icu() -> None:
    assert find_disagreements(list(load_frequencies())) == []


@given(st.lists(PHRASES, min_size=2, max_size=30))
def test_order_of_phrases_is_that_of_icu(words: list[str]) -> None:
    assert find_disagreements(words) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_the_cases_are_those_of_icu(case) -> None:
    icu_key = load_icu_key()
    assert sorted(case["input"], key=lambda word: (icu_key(normalize(word)), word)) == case["expected"]
