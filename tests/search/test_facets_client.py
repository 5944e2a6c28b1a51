"""Beginnings of words, facets, months, completions and similar articles, as the client finds them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.search.conftest import AskClient
from tests.search.test_client import as_client
from waraq.search import SearchDocument, Searcher, export_index, facets, tiers, update_index
from waraq.search.reader import open_index
from waraq.search.vocabulary import Vocabulary
from waraq.text import Analyzer

BEGINNINGS = ["پا", "پاک", "سی", "کتاب", "کتابو", "عا", "اف", "ظظ", "وز", "ڈا", "NA", "ري"]


def has_beginning(document: SearchDocument, letters: str, analyzer: Analyzer) -> bool:
    """Whether a word of the document begins so, said plainly."""
    for text in document.passages:
        for token in analyzer.tokenize(text):
            printed = analyzer.read_last_letters(text[token.start : token.end])
            if token.text not in analyzer.stopwords and printed and printed.text.startswith(letters):
                return True
    return False


@pytest.fixture
def tiered(monkeypatch: pytest.MonkeyPatch, corpus: list[SearchDocument], tmp_path: Path) -> Path:
    """The index of an archive in two tiers, in which some beginnings have a list of their own."""
    monkeypatch.setattr(tiers, "SMALLEST_STEP", 2)
    update_index(tmp_path / "index", corpus)
    export_index(tmp_path / "index", tmp_path / "search")
    return tmp_path


def test_a_beginning_finds_every_article_that_has_it(
    searcher: Searcher, corpus: list[SearchDocument], analyzer: Analyzer
) -> None:
    for letters in BEGINNINGS:
        folded = analyzer.read_last_letters(letters)
        assert folded is not None
        has = {document.id for document in corpus if has_beginning(document, folded.text, analyzer)}
        found = {hit.id for hit in searcher.search(f"{letters}*", 1000).hits}
        assert has <= found, letters
    assert not searcher.search("ظظ*").hits
    assert searcher.search("ظظ*").missing == ("ظظ*",)


def test_the_client_finds_the_same(exported: Path, searcher: Searcher, ask_client: AskClient) -> None:
    queries = [f"{letters}*" for letters in BEGINNINGS]
    queries += ["پا* سیلاب", "سیلاب کتاب* 2014..", "-place:کراچی پا*"]
    answers = ask_client(exported, [{"search": query, "limit": 100} for query in queries])
    for query, answer in zip(queries, answers, strict=True):
        assert answer == as_client(searcher.search(query, 100)), query


def test_and_so_in_two_tiers(tiered: Path, ask_client: AskClient) -> None:
    analyzer = Analyzer.load()
    with open_index(tiered / "index") as reader:
        searcher = Searcher(reader, Vocabulary.load(tiered / "index"), analyzer)
        queries = [f"{letters}*" for letters in BEGINNINGS] + ["سیلاب", "کتابوں", "2014.. پا*"]
        answers = ask_client(tiered / "search", [{"search": query, "limit": 100} for query in queries])
        for query, answer in zip(queries, answers, strict=True):
            assert answer == as_client(searcher.search(query, 100)), query


@pytest.mark.parametrize("archive", ["one tier", "two tiers"])
def test_facets_count_the_articles_found(
    exported: Path, tiered: Path, ask_client: AskClient, corpus: list[SearchDocument], archive: str
) -> None:
    search = exported if archive == "one tier" else tiered / "search"
    asked = [{"facet": field, "text": "پا*"} for field in facets.FACETS]
    (whole,) = ask_client(search, [{"search": "پا*", "limit": 1000}])
    by_id = {document.id: document for document in corpus}
    found = [by_id[hit["id"]] for hit in whole["hits"]]
    for question, answer in zip(asked, ask_client(search, asked), strict=True):
        field = question["facet"]
        values = Counter(
            value for document in found for name, value in document.values if name == field and value
        )
        assert {each["value"]: each["count"] for each in answer} == values, field
        assert [each["count"] for each in answer] == sorted(values.values(), reverse=True)


def test_months_count_the_articles_found(
    exported: Path, ask_client: AskClient, corpus: list[SearchDocument]
) -> None:
    answer, periods = ask_client(exported, [{"search": "پا*", "limit": 1000}, {"periods": "پا*"}])
    dates = [hit["date"] for hit in answer["hits"]]
    counts = Counter((int(date[:4] or 0), int(date[5:7] or 0)) for date in dates)
    assert {(each["year"], each["month"]): each["count"] for each in periods} == counts
    assert periods == sorted(periods, key=lambda each: (each["year"], each["month"]))
    assert len(corpus) >= len(dates) > 5


def test_a_beginning_is_completed(exported: Path, ask_client: AskClient) -> None:
    sindh, pak, nothing, short = ask_client(
        exported, [{"complete": text} for text in ("سیلاب سن", "پاک", "ظظظ", "پ")]
    )
    assert "سندھ" in [each["word"] for each in sindh["words"]]
    assert pak["words"][0]["word"] == "پاکستان"
    counts = [each["count"] for each in pak["words"]]
    assert counts == sorted(counts, reverse=True)
    assert all({"name", "kind", "count"} == set(each) for each in pak["names"])
    assert nothing == short == {"words": [], "names": []}


def test_similar_articles_share_words_or_names(
    exported: Path, searcher: Searcher, ask_client: AskClient
) -> None:
    number = searcher.search("سندھ سیلاب خیمے").hits[0].number
    (answer,) = ask_client(exported, [{"similar": number}])
    assert answer["hits"]
    assert number not in {hit["number"] for hit in answer["hits"]}
    assert any("سیلاب" in hit["headline"] for hit in answer["hits"])
