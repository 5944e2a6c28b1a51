"""Other citation forms of inflected words."""

from __future__ import annotations

import pytest

from waraq.text import Analyzer, fold
from waraq.text.alternatives import Alternatives, digest_alternatives

ALTERNATIVES = Alternatives.load()


@pytest.mark.parametrize(
    "form, others",
    [
        ("مردوں", "مردہ"),
        ("گولوں", "گولہ"),
        ("عہدوں", "عہد"),
        ("بدلے", "بدلہ"),
        ("بندوں", "بندہ"),
        ("سالوں", "سالہ"),
    ],
)
def test_a_form_is_indexed_under_its_other_words(form: str, others: str) -> None:
    assert fold(others) in ALTERNATIVES.find(fold(form))


@pytest.mark.parametrize(
    "form", ["کتابوں", "حکومتیں", "پاکستان", "گاؤں", "نے", "ہاتھوں", "لڑکیوں", "ووٹرز", "", "ا"]
)
def test_most_forms_have_none(form: str) -> None:
    assert ALTERNATIVES.find(fold(form)) == ()


def test_terms_stand_at_their_words() -> None:
    tokens = Analyzer.load().tokenize("سب مردوں نے کہا")
    assert [tuple(term) for term in ALTERNATIVES.read_tokens(tokens)] == [("مردہ", 3, 8, 1)]


def test_other_frequencies_give_other_alternatives() -> None:
    assert Alternatives({"مرد": 100}, Analyzer.load()).find("مردوں") == ()
    assert len(digest_alternatives()) == 64
