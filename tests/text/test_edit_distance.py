"""The distance by its definition, the count of edits by its own, and the table of confusable letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.errors import DataError
from waraq.text import fold
from waraq.text.confusables import EDIT, load_confusables, read_confusables
from waraq.text.edit_distance import EXCHANGED, EXTRA, OMITTED, count_edits, measure_edits
from waraq.text.sound_index import SoundIndex
from waraq.text.tables import Row, read_table

CONFUSABLES = load_confusables()
WEIGHTS = (EXTRA, OMITTED, EXCHANGED)
WORDS = st.text(alphabet="اآحہھستطقن", max_size=9)
FEW = st.text(alphabet="ابت", max_size=6)


def align(typed: str, word: str, change, costs=(1, 1, 1)) -> int:
    """The recurrence of the optimal string alignment, every cell of it."""
    extra, omitted, exchanged = costs
    table = {(0, column): omitted * column for column in range(len(word) + 1)}
    for row in range(1, len(typed) + 1):
        table[row, 0] = extra * row
        for column in range(1, len(word) + 1):
            pair = (typed[row - 1], word[column - 1])
            ways = [
                table[row - 1, column - 1] + (0 if pair[0] == pair[1] else change(pair)),
                table[row - 1, column] + extra,
                table[row, column - 1] + omitted,
            ]
            if row > 1 and column > 1 and typed[row - 2 : row] == word[column - 2 : column][::-1]:
                ways.append(table[row - 2, column - 2] + exchanged)
            table[row, column] = min(ways)
    return table[len(typed), len(word)]


@given(WORDS, WORDS)
def test_distance_is_what_its_definition_says(typed: str, word: str) -> None:
    expected = align(typed, word, lambda pair: CONFUSABLES.costs.get(pair, EDIT), WEIGHTS)
    assert measure_edits(typed, word, CONFUSABLES.costs) == expected


@given(st.one_of(WORDS, FEW), st.one_of(WORDS, FEW))
def test_count_is_what_its_definition_says(typed: str, word: str) -> None:
    assert count_edits(typed, word) == align(typed, word, lambda _: 1)


@given(st.sets(FEW, max_size=30), FEW, st.sampled_from([1, 2]))
def test_no_word_that_sounds_near_is_missed(words: set[str], typed: str, most: int) -> None:
    found = SoundIndex((word, word) for word in words).find(typed, most)
    assert sorted(found) == sorted(word for word in words if count_edits(typed, word) <= most)


def test_an_edit_of_any_word_is_found_among_many() -> None:
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]  # more than any mask has bits
    words = ["".join(letters[place : place + 4]) for place in range(0, 3000, 3)]
    index = SoundIndex((word, word) for word in words)
    for place in range(0, 1000, 97):
        word = words[place]
        assert word in index.find(word[1:] + "ا", 2)
        assert word in index.find(word[:2] + "ا" + word[3:], 1)


def test_confusable_letters_are_as_search_folds_them() -> None:
    rows = read_table("confusable_letters.tsv", ["letters", "kind", "cost", "why"])
    assert [row.cells for row in rows if row[1] != "fold" and fold(row[0]) != row[0]] == []
    kept = [row[0] for row in rows if row[1] == "fold"]
    assert [letters for letters in kept if fold(letters) != letters[0] * len(letters)] == []
    assert frozenset(letter for letters in kept for letter in letters[1:]) == CONFUSABLES.kept


def test_costs_and_sounds_hold_for_letters_that_folding_takes_for_one() -> None:
    costs, sounds = CONFUSABLES.costs, CONFUSABLES.sounds
    assert [pair for pair in costs if costs[pair] != costs[pair[::-1]]] == []
    assert costs["ھ", "ح"] == costs["ہ", "ح"] > costs["ھ", "ہ"] > 0
    assert "ذریعہ".translate(sounds) == "زریعۂ".translate(sounds)
    assert "آئے".translate(sounds) == "ایے".translate(sounds)


def test_the_cheapest_of_several_rows_counts() -> None:
    rows = [Row("t.tsv", 2, ("سص", "look", "90", "s")), Row("t.tsv", 3, ("صس", "key", "40", "s"))]
    for order in (rows, rows[::-1]):
        assert read_confusables(order).costs["س", "ص"] == 40


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
