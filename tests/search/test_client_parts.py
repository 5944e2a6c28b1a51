"""Parts of the client by themselves do as their twins in Python do."""

from __future__ import annotations

from pathlib import Path

from tests.export_reader import read_cards
from tests.search.conftest import AskClient
from waraq.search import SearchDocument
from waraq.search.forms import weigh_form
from waraq.search.term_shards import find_shard, hash_term


def test_articles_are_found_by_id_and_date(
    exported: Path, corpus: list[SearchDocument], ask_client: AskClient
) -> None:
    asked = [{"find": document.id, "date": document.date or ""} for document in corpus]
    numbers = ask_client(exported, asked)
    assert sorted(map(int, map(str, numbers))) == list(range(len(corpus)))
    cards = read_cards(exported)
    assert [cards[int(str(number))]["id"] for number in numbers] == [document.id for document in corpus]
    strange = [{"find": "rus1", "date": "1999-01-01"}, {"find": "nowhere", "date": ""}]
    assert ask_client(exported, strange) == [-1, -1]


def test_terms_are_hashed_alike(exported: Path, ask_client: AskClient) -> None:
    terms = ["", "a", "پیوٹن", "کراچی", "😀", "\u0000", "سیلاب" * 100]
    assert ask_client(exported, [{"hash": term} for term in terms]) == [hash_term(term) for term in terms]


def test_forms_are_weighed_alike(exported: Path, ask_client: AskClient) -> None:
    forms = [
        "بدلنا",
        "بدلنے",
        "بدلا",
        "بدلے",
        "بدلنہ",
        "کالا",
        "کالی",
        "کتابوں",
        "کتابیں",
        "ا",
        "ے",
        "😀ا",
        "😀ے",
        "",
    ]
    pairs = [(one, other) for one in forms for other in forms]
    weights = [weigh_form(one, other) for one, other in pairs]
    assert ask_client(exported, [{"weigh": one, "form": other} for one, other in pairs]) == weights
    assert {21, 18, 15, 9, 3} == set(weights)


def test_terms_lie_in_the_same_shards(exported: Path, ask_client: AskClient) -> None:
    terms = [
        "",
        "پا",
        "وزیراعظم",
        "headline:سیلاب",
        "person=عمرانخان",
        "سیلا*",
        "abc😀def",
        "😀" * 6,
        "۲۰۱۴ء",
    ]
    shards = [find_shard(term, 4096) for term in terms]
    assert ask_client(exported, [{"shard": term, "of": 4096} for term in terms]) == shards
