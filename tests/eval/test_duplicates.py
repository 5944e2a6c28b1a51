"""The measure of duplicates: the same copies each time, the table's figures, skipped without the news."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.eval import eval_duplicates, run
from tests.eval.edited_copies import EDITS, cut_sentences, edit_copy

TEXT = "سیلاب سے سو دیہات ڈوب گئے۔ فوج کے دستے امدادی کاموں میں مصروف ہیں۔ حکام نے خبردار کیا ہے"


@pytest.mark.parametrize("kind", EDITS)
def test_every_edit_gives_another_text(kind: str) -> None:
    words = TEXT.split()
    edited = [EDITS[kind](words, ["ملک", "بھر", "میں", "بارش"], Random(seed)) for seed in range(20)]
    assert all(edited)
    assert any(each != words for each in edited)


def test_copies_are_the_same_for_the_same_seed() -> None:
    first, again = ([edit_copy(TEXT, [TEXT[::-1]], Random(seed)) for seed in range(30)] for _ in range(2))
    assert first == again
    assert len(set(first)) > 20


def test_sentences_keep_all_words() -> None:
    sentences = cut_sentences(TEXT.split())
    assert [len(each) for each in sentences] == [6, 8, 5]
    assert [word for each in sentences for word in each] == TEXT.split()


def test_what_is_alike_is_counted_out() -> None:
    texts = {"a": "ا ب پ ت ٹ", "b": "ا ب پ ت", "c": "ابپتٹ", "d": "ث ج چ"}
    assert eval_duplicates.find_alike(texts) == {("a", "b"), ("a", "c")}


def test_figures_are_those_of_the_table_and_skipped_without_the_news(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eval_duplicates, "NEWS", eval_duplicates.NEWS.with_name("gone.jsonl"))
    figures = list(eval_duplicates.measure())
    floors = run.read_floors(Path(run.FLOORS).read_text("utf-8"))
    assert {each.name for each in figures} == {name for name in floors if name.startswith("duplicates.")}
    assert {each.reason for each in figures} == {"no ../shared/data/gone.jsonl"}
