"""Spelling suggestions: what comes first, and all of them by trying every word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.text.confusables import load_confusables
from waraq.text.edit_distance import EXTRA, OMITTED, count_edits, measure_edits
from waraq.text.spelling import FAR, LONG_WORD, LONGEST_WORD, NEAR, SPACE, SpellingIndex, Suggestion

NEWS = [
    ("پاکستان", 900), ("حکومت", 800), ("حکمت", 30), ("وزیر", 700), ("اعظم", 500), ("صدر", 400), ("سدرہ", 9),
    ("ضروری", 350), ("صالحین", 40), ("مذاکرات", 300), ("انتخابات", 280), ("بھارت", 260), ("ذریعہ", 90),
    ("آزادی", 200), ("مؤقف", 60), ("موقف", 80), ("طلبہ", 75),
]  # fmt: skip
LETTERS = "احہستطکقن"
# Few letters, so that words are often near one another; none of them begins or makes a spelling variant.
WORDS = st.text(alphabet="حصکن", min_size=1, max_size=8)
TYPED = st.text(alphabet="حہسکن", min_size=1, max_size=8)


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


def suggest_by_definition(counts: dict[str, int], typed: str) -> list[Suggestion]:
    """The rules of docs/search.md for words without variants, every word tried."""
    confusables = load_confusables()
    sounds = {word: word.translate(confusables.sounds) for word in counts}

    def find(most: int) -> list[Suggestion]:
        near = [
            word for word in counts if count_edits(typed.translate(confusables.sounds), sounds[word]) <= most
        ]
        costs = {word: measure_edits(typed, word, confusables.costs) for word in near}
        return [
            Suggestion(word, cost, counts[word])
            for word, cost in costs.items()
            if cost <= (FAR if len(word) >= LONG_WORD else NEAR)
        ]

    found = find(1)
    if not any(each.cost <= NEAR for each in found):
        found = find(2)
    for place in range(2, len(typed) - 1):
        pair = (typed[:place], typed[place:])
        if set(pair) <= set(counts):
            found.append(Suggestion(" ".join(pair), SPACE, min(counts[word] for word in pair)))
    found.sort(key=lambda each: (each.score, each.cost, each.word))
    return [each for each in found if each.word != typed]


@given(st.dictionaries(WORDS, st.integers(1, 5000), max_size=12), TYPED)
def test_suggestions_are_what_the_rules_say(counts: dict[str, int], typed: str) -> None:
    assert SpellingIndex(counts.items()).suggest(typed, 99) == suggest_by_definition(counts, typed)


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
    started = time.process_time()
    index.suggest(typed)
    assert time.process_time() - started < 1
