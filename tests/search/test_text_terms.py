"""What is remembered of chunks gives every text the terms that it has by itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waraq.search import SearchDocument, text_terms
from waraq.search.text_terms import TextReader

# Words whose terms depend on what stands around them, signs that belong to a chunk, and what parts chunks.
WORDS = (
    *("وزیر", "اعظم", "کے", "پی", "ٹی", "آئی", "ایس", "او", "p", "T", "P.T.I"),
    *("خوش\u200cحال", "آزادکشمیر", "عمرا", "ن", "مردوں", "چےئرمین", "ب" * 70),
    *("ء", "ء،", "2014", "۱٬۲۵۰", "1,250.", "پیغام08", "4G", "،", ".", "\u200c", "\u064e"),
)
GAPS = (" ", "  ", "", "۔ ", "، ", "-", "–", ".", "\n\n", "\u00a0", "\u200c", " ء ", "    ")
TEXTS = st.lists(st.sampled_from(WORDS) | st.sampled_from(GAPS)).map("".join) | st.text()


def assert_same(reader: TextReader, text: str) -> None:
    found, whole = reader.read(text), reader.read_whole(text)
    assert found.own == whole.own
    assert sorted(found.beside) == sorted(whole.beside)
    assert found.forms == whole.forms
    assert found.words == whole.words


@given(TEXTS)
@settings(max_examples=500)
def test_a_text_has_the_terms_it_has_by_itself(text: str) -> None:
    assert_same(TextReader.load(), text)


@given(st.lists(st.sampled_from(WORDS), min_size=1), st.sampled_from(GAPS))
def test_so_it_has_with_one_gap_between_all_words(words: list[str], gap: str) -> None:
    assert_same(TextReader.load(), gap.join(words))


def test_so_have_articles(corpus: list[SearchDocument]) -> None:
    for document in corpus:
        for text in (document.headline, document.lead, document.body, *document.names):
            assert_same(TextReader.load(), text)


@pytest.mark.parametrize(
    "text, own",
    [
        ("پی ٹی آئی", ["pti"]),
        ("سنہ 2014 ء پی ٹی", ["سنہ", "2014", "pt"]),
        ("پی ٹی ء آئی", None),
        ("پاکستان کے پی ٹی آئی", None),
    ],
)
def test_letters_are_joined_across_chunks(text: str, own: list[str] | None) -> None:
    assert_same(TextReader.load(), text)
    assert own is None or TextReader.load().read(text).own == own


def test_a_full_memory_is_emptied(monkeypatch: pytest.MonkeyPatch, corpus: list[SearchDocument]) -> None:
    monkeypatch.setattr(text_terms, "_MOST", 3)
    for document in corpus[:5]:
        assert_same(TextReader.load(), document.body)
