"""Spelling suggestions: the distance by its definition, the look-up by trying every word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.errors import DataError
from waraq.text import fold
from waraq.text.edit_distance import (
    EDIT,
    EXCHANGED,
    EXTRA,
    OMITTED,
    Confusables,
    load_confusables,
    measure_edits,
    read_confusables,
)
from waraq.text.spelling import LONGEST_WORD, SPACE, SpellingIndex, Suggestion
from waraq.text.tables import Row

NEWS = [
    ("پاکستان", 900), ("حکومت", 800), ("حکمت", 30), ("وزیر", 700), ("اعظم", 500), ("صدر", 400), ("سدرہ", 9),
    ("ضروری", 350), ("صالحین", 40), ("مذاکرات", 300), ("انتخابات", 280), ("بھارت", 260), ("ذریعہ", 90),
    ("آزادی", 200), ("مؤقف", 60), ("موقف", 80), ("طلبہ", 75),
]  # fmt: skip
LETTERS = "احہستطکقن"
SHORT = st.text(alphabet=LETTERS, max_size=6)
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=9)


def suggest(typed: str) -> list[str]:
    return [found.word for found in SpellingIndex(NEWS).suggest(typed)]


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("حکمومت", "حکومت"),
        ("پاکستن", "پاکستان"),
        ("پاکتسان", "پاکستان"),
        ("سدر", "صدر"),
        ("زروری", "ضروری"),
        ("سالہین", "صالحین"),
        ("مزاقرات", "مذاکرات"),
        ("انتخبات", "انتخابات"),
        ("انتخاباط", "انتخابات"),
        ("پکستن", "پاکستان"),
        ("پامستاک", "پاکستان"),
        ("پاکسستاان", "پاکستان"),
        ("بہارث", "بھارت"),
        ("حكومٹ", "حکومت"),
        ("بھاڑت", "بھارت"),
        ("تلبہ", "طلبہ"),
    ],
)
def test_what_was_meant_comes_first(typed: str, meant: str) -> None:
    assert suggest(typed)[:1] == [meant]


@pytest.mark.parametrize("typed", ["وزیراعظم", "وزيراعظم", "وزیر‌اعظم"])
def test_missing_space(typed: str) -> None:
    assert SpellingIndex(NEWS).suggest(typed)[0] == Suggestion("وزیر اعظم", SPACE, 500)


def test_space_too_many() -> None:
    assert SpellingIndex(NEWS).suggest("پاک ستان")[0] == Suggestion("پاکستان", SPACE, 900)
    assert SpellingIndex(NEWS).suggest("پاک ستن")[0] == Suggestion("پاکستان", SPACE + OMITTED, 900)


@pytest.mark.parametrize("typed", ["صدر", "موقف", "بھارت", "", " ", "ۓۓۓ", "qqqq", "\ud800", "\0"])
def test_nothing_to_suggest(typed: str) -> None:
    assert SpellingIndex([*NEWS[:2], NEWS[5], *NEWS[11:]]).suggest(typed) == []


@pytest.mark.parametrize("typed, printed", [("مُؤقّف", "موقف"), ("بہارت", "بھارت"), ("بهارت", "بھارت")])
def test_a_known_word_in_other_letters_comes_first_as_printed(typed: str, printed: str) -> None:
    first = SpellingIndex(NEWS).suggest(typed)[0]
    assert (first.word, first.cost) == (printed, 0)


def test_the_usual_spelling_is_shown_with_all_counts() -> None:
    index = SpellingIndex([("مؤقف", 60), ("موقف", 80), ("آزادی", 2), ("ازادی", 1)])
    assert index.suggest("موقفف") == [Suggestion("موقف", EXTRA, 140)]
    assert index.suggest("آزدی") == [Suggestion("آزادی", OMITTED, 3)]
    assert "مُوقف" in index
    assert "موقع" not in index


def test_spellings_a_search_takes_for_one_are_suggested_once() -> None:
    index = SpellingIndex([("اسٹیڈیم", 100), ("سٹیڈیم", 50)])
    assert [found.word for found in index.suggest("اسٹیڈییم")] == ["اسٹیڈیم"]
    assert index.suggest("سٹیڈیم") == []


def test_what_is_no_word_is_left_out() -> None:
    index = SpellingIndex([("وزیر اعظم", 5), ("", 5), ("ا" * (LONGEST_WORD + 1), 5), ("صدر", 0), ("ِ", 4)])
    assert [each for each in ("وزیراعظم", "ااا", "صد", "ا") if index.suggest(each)] == []


def test_frequent_words_come_before_rare_ones_and_ties_are_settled() -> None:
    words = [("بات", 4), ("بال", 4), ("باس", 4), ("باغ", 4000)]
    found = [suggestion.word for suggestion in SpellingIndex(words).suggest("باز")]
    assert found == ["باغ", "بات", "باس", "بال"]
    assert found == [suggestion.word for suggestion in SpellingIndex(reversed(words)).suggest("باز")]


@pytest.mark.parametrize("limit, count", [(-1, 0), (0, 0), (1, 1), (99, 4)])
def test_limit(limit: int, count: int) -> None:
    index = SpellingIndex([("بات", 4), ("بال", 4), ("باس", 4), ("باغ", 4)])
    assert len(index.suggest("باز", limit)) == count


def measure_by_definition(typed: str, word: str, confusables: Confusables) -> int:
    """The recurrence of the optimal string alignment, every cell of it."""
    table = {(0, column): OMITTED * column for column in range(len(word) + 1)}
    for row in range(1, len(typed) + 1):
        table[row, 0] = EXTRA * row
        for column in range(1, len(word) + 1):
            pair = (typed[row - 1], word[column - 1])
            change = 0 if pair[0] == pair[1] else confusables.costs.get(pair, EDIT)
            ways = [
                table[row - 1, column - 1] + change,
                table[row - 1, column] + EXTRA,
                table[row, column - 1] + OMITTED,
            ]
            if row > 1 and column > 1 and typed[row - 2 : row] == word[column - 2 : column][::-1]:
                ways.append(table[row - 2, column - 2] + EXCHANGED)
            table[row, column] = min(ways)
    return table[len(typed), len(word)]


@given(WORDS, WORDS)
def test_distance_is_what_its_definition_says(typed: str, word: str) -> None:
    confusables = load_confusables()
    assert measure_edits(typed, word, confusables) == measure_by_definition(typed, word, confusables)


@given(st.dictionaries(WORDS, st.integers(1, 5000), max_size=12), SHORT)
def test_no_word_one_edit_away_is_missed(counts: dict[str, int], typed: str) -> None:
    found = {fold(each.word) for each in SpellingIndex(counts.items()).suggest(typed, 99)}
    near = {fold(word) for word in counts if typed and measure_edits(typed, word, load_confusables()) <= EDIT}
    assert near - {fold(typed)} <= found


def test_no_word_two_edits_away_is_missed() -> None:
    index = SpellingIndex([("انتخابات", 7)])
    letters = "انتخابات"
    missed = []
    for first in range(len(letters)):
        for second in range(first + 1, len(letters)):
            changed = letters[:first] + "گ" + letters[first + 1 : second] + "گ" + letters[second + 1 :]
            shortened = letters[:first] + letters[first + 1 : second] + letters[second + 1 :]
            mixed = letters[:first] + "گ" + letters[first:second] + letters[second + 1 :]
            lengthened = letters[:first] + "گ" + letters[first:second] + "گ" + letters[second:]
            kinds = (changed, shortened, mixed, lengthened)
            missed += [typed for typed in kinds if not index.suggest(typed)]
    assert missed == []


@given(st.text(max_size=60))
def test_any_text_is_answered(typed: str) -> None:
    found = SpellingIndex(NEWS).suggest(typed)
    assert len(found) <= 5
    assert found == sorted(found, key=lambda each: (each.score, each.cost, each.word))


@pytest.mark.parametrize(
    "typed",
    ["ا" * 10_000, "ا ب " * 2_500, "\u064e" * 10_000, "انتخابات" * 4, "ضظطغفق" * 5, " " * 10_000, "ا" * 34],
    ids=["letters", "pieces", "marks", "32", "30", "blanks", "34"],
)
def test_hostile_input_is_answered_quickly(typed: str) -> None:
    index = SpellingIndex([*NEWS, *((letter * length, 3) for letter in LETTERS for length in range(1, 40))])
    started = time.perf_counter()
    index.suggest(typed)
    assert time.perf_counter() - started < 1


def test_confusable_letters_are_as_search_folds_them() -> None:
    confusables = load_confusables()
    assert [pair for pair in confusables.costs if fold("".join(pair)) != "".join(pair)] == []
    assert [
        pair for pair in confusables.costs if confusables.costs[pair] != confusables.costs[pair[::-1]]
    ] == []
    assert "ذریعہ".translate(confusables.sounds) == "زریعہ".translate(confusables.sounds)


@pytest.mark.parametrize(
    "cells, column",
    [
        (("س", "sound", "40", "one"), 1),
        (("سس", "sound", "40", "twice"), 1),
        (("سص", "smell", "40", "kind"), 4),
        (("سص", "sound", "0", "free"), 10),
        (("سص", "sound", "100", "whole"), 10),
        (("سص", "sound", "cheap", "word"), 10),
    ],
)
def test_wrong_rows_are_refused(cells: tuple[str, ...], column: int) -> None:
    with pytest.raises(DataError, match=rf"data/t\.tsv:9:{column}"):
        read_confusables([Row("t.tsv", 9, cells)])


def test_a_letter_has_one_sound() -> None:
    rows = [Row("t.tsv", 2, ("سص", "sound", "40", "s")), Row("t.tsv", 3, ("سث", "sound", "40", "s"))]
    with pytest.raises(DataError, match=r"data/t\.tsv:3:1"):
        read_confusables(rows)
