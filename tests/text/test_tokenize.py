"""What is remembered of pieces gives every text the tokens that it has by itself."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waraq.text import Token
from waraq.text.acronyms import default_acronyms
from waraq.text.fold import Folding, default_folding
from waraq.text.orthography import load_orthography
from waraq.text.tokenize import Tokenizer, default_tokenizer

GOLDEN = Path(__file__).parents[1] / "golden"

# Letters' names, numbers and what else depends on its neighbours, and what parts words or does not.
WORDS = (
    *("پی", "ٹی", "آئی", "کے", "ایس", "او", "p", "T", "P.T.I", "پی۔ٹی۔آئی", "پاکستان", "پُرعزم"),
    *("ء", "2014", "۱٬۲۵۰", "1,250", "۱،۲۵۰", "12,50,000.5", "پیغام08", "4G", "ہوگئی۔انہوں"),
    *("\ufefb", "کـ\u200cتاب", "آ", "ب" * 70),
)
GAPS = (*" -–.،۔\n\t\u00a0\u2003\u2028\u200c\u200f\u064e", "", "  ", "\n\n", "۔ ", " ء ", " " * 9)
TEXTS = st.lists(st.sampled_from(WORDS) | st.sampled_from(GAPS)).map("".join) | st.text()


def assert_same(tokenizer: Tokenizer, text: str) -> None:
    passage, tokens = tokenizer.read(text), tokenizer.tokenize(text)
    assert passage == tokenizer.read_whole(text)
    assert tokens == passage.list_tokens()
    assert tokenizer.join_words(text) == "".join(passage.words)
    assert all(type(token) is Token for token in tokens)


@given(TEXTS)
@settings(max_examples=500)
def test_a_text_has_the_tokens_it_has_by_itself(text: str) -> None:
    assert_same(default_tokenizer(), text)


class Careful(Folding):
    """Folds letter by letter whatever a text is made of."""

    def find_plain(self, text: str) -> None:
        """Nothing is told at a glance."""


CAREFUL = Tokenizer(Careful(load_orthography()), default_acronyms())


@given(TEXTS)
@settings(max_examples=500)
def test_plain_words_are_cut_like_all_others(text: str) -> None:
    for piece in (text, *text.split()):
        assert default_tokenizer().divide(piece) == CAREFUL.divide(piece)


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.name)
def test_so_are_the_words_of_the_golden_texts(path: Path) -> None:
    for piece in path.read_text("utf-8").split():
        assert default_tokenizer().divide(piece) == CAREFUL.divide(piece)


@given(st.lists(st.sampled_from(WORDS), min_size=1), st.sampled_from(GAPS))
def test_so_it_has_with_one_gap_between_all_words(words: list[str], gap: str) -> None:
    assert_same(default_tokenizer(), gap.join(words))


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("*.json")))
def test_so_have_the_golden_texts(name: str) -> None:
    for text in (GOLDEN / name).read_text("utf-8").splitlines():
        assert_same(default_tokenizer(), text)


@pytest.mark.parametrize(
    "text, words",
    [
        ("پی ٹی آئی", ["pti"]),
        ("پی\nٹی", ["پی", "ٹی"]),
        ("پی  ٹی", ["pt"]),
        ("پی\u00a0ٹی", ["pt"]),
        ("پی۔ ٹی، آئی", ["pt", "ایی"]),
        ("پی ٹی پاکستان جے یو", ["pt", "پاکستان", "ju"]),
        ("پی ٹی جے۔یو", ["ptj", "یو"]),
        ("P.T .I p t", ["pt", "i", "p", "t"]),
    ],
)
def test_letters_are_joined_across_pieces(text: str, words: list[str]) -> None:
    assert [token.text for token in default_tokenizer().tokenize(text)] == words
    assert_same(default_tokenizer(), text)


def test_no_word_holds_what_parts_pieces() -> None:
    assert default_folding().split_chunks(" \n") == [" \n"]


def test_a_full_memory_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("waraq.text.tokenize"), "_MOST", 3)
    tokenizer = Tokenizer(default_folding(), default_acronyms())
    for text in ("وزیر اعظم نے پی ٹی آئی", "کے ارکان سے کہا کہ ۱٬۲۵۰", "ب" * 70, "وزیر اعظم"):
        assert_same(tokenizer, text)
        assert len(tokenizer._pieces) <= 3
    assert "ب" * 70 not in tokenizer._pieces
