"""The numbers behind the order: exact statistics and impacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log
from pathlib import Path
from sys import byteorder

import pytest

from tests.search.conftest import iterate_postings
from waraq.search import SearchDocument, update_index
from waraq.search import ranking as ranking_module
from waraq.search.counts import FIELDS, read_form
from waraq.search.keys import is_key, list_value_keys, word_keys
from waraq.search.ranking import K1, LEVELS, WEIGHTS, Ranking, natural_logarithm, rate_rarity
from waraq.search.reader import open_index
from waraq.search.statistics import Statistics, read_postings, read_statistics, round_average
from waraq.text import Analyzer, Term
from waraq.text.alternatives import Alternatives
from waraq.text.spacing import Spacing


def count_terms(
    document: SearchDocument, analyzer: Analyzer, *, beside: bool = False
) -> dict[str, Counter[str]]:
    """The same counts by another way: a dictionary; `beside`: all terms, not only the text's own."""
    texts = {
        "headline": [document.headline],
        "lead": [document.lead],
        "entities": document.names,
        "body": [document.body],
    }
    return {
        field: Counter(
            term.text
            for text in texts[field]
            for term in (*analyzer.analyze(text), *(read_beside(text, analyzer) if beside else ()))
        )
        for field in FIELDS
    }


def read_beside(text: str, analyzer: Analyzer) -> list[Term]:
    return [*Spacing.load().read(text), *Alternatives.load().read_tokens(analyzer.tokenize(text))]


def test_a_posting_has_the_first_form_of_its_term(tmp_path: Path) -> None:
    texts = ("کتابوں کی کتابیں", "کتاب اور کتابوں", "کتابیں")
    update_index(
        tmp_path,
        [SearchDocument(id=f"a{n}", url=f"a/{n}/", headline="", body=text) for n, text in enumerate(texts)],
    )
    with open_index(tmp_path) as reader:
        statistics = read_statistics(reader)
        postings = read_postings(reader, statistics, "کتاب")
        vectors = [dict(reader.read_vector(docnum).items()) for docnum in statistics.docnums]
    assert [read_form(postings[number]).decode() for number in range(3)] == ["کتابوں", "", "کتابیں"]
    assert [vector["کتاب"] for vector in vectors] == [postings[number] for number in range(3)]


@pytest.mark.parametrize("steps", [1, 4])
def test_statistics_are_exact(
    corpus: list[SearchDocument], analyzer: Analyzer, tmp_path: Path, steps: int
) -> None:
    for step in range(steps):
        update_index(tmp_path, corpus[: len(corpus) * (step + 1) // steps])
    lengths = {document.id: count_terms(document, analyzer) for document in corpus}
    counts = {document.id: count_terms(document, analyzer, beside=True) for document in corpus}
    with open_index(tmp_path) as reader:
        statistics = read_statistics(reader)
        ids = reader.read_texts("id", list(statistics.docnums))
        found = dict(iterate_postings(reader, statistics))
    assert statistics.documents == len(corpus)
    for number, key in enumerate(ids):
        assert [column[number] for column in statistics.lengths] == [
            lengths[key][field].total() for field in FIELDS
        ]
    for column, field in enumerate(FIELDS):
        mean = sum(each[field].total() for each in lengths.values()) / len(corpus)
        assert statistics.averages[column] == round_average(mean) == pytest.approx(mean, rel=0.04)
    terms = {term for each in counts.values() for field in FIELDS for term in each[field]}
    keys = {document.id: set(iterate_keys(document, analyzer)) for document in corpus}
    assert set(found) == terms.union(*keys.values())
    assert list(found) == sorted(found)
    for term, postings in found.items():
        if is_key(term):
            assert set(postings) == {number for number, key in enumerate(ids) if term in keys[key]}
            continue
        assert {number: value[: len(FIELDS)] for number, value in postings.items()} == {
            number: bytes(counts[key][field][term] for field in FIELDS)
            for number, key in enumerate(ids)
            if any(term in counts[key][field] for field in FIELDS)
        }


def test_documents_are_numbered_by_date_and_the_undated_come_first(
    corpus: list[SearchDocument], index: Path
) -> None:
    with open_index(index) as reader:
        statistics = read_statistics(reader)
        dates = reader.read_texts("date", list(statistics.docnums))
    assert dates[:2] == ["", ""]
    assert dates[2] == "1948-07-01"
    assert dates[-1] == "2025-12-12"
    assert dates[2:] == sorted(dates[2:])
    assert statistics.documents == len(corpus)


def iterate_keys(document: SearchDocument, analyzer: Analyzer) -> Iterator[str]:
    yield from word_keys("headline", (term.text for term in analyzer.analyze(document.headline)))
    for value in document.values:
        yield from list_value_keys(*value, analyzer)


def rank(lengths: list[tuple[int, ...]], averages: tuple[float, ...]) -> Ranking:
    """The ranking of documents with these lengths of their four fields."""
    numbers = tuple(range(len(lengths)))
    columns = tuple(zip(*lengths, strict=True))
    return Ranking(
        Statistics(numbers, numbers, ("",) * len(lengths), ("",) * len(lengths), columns, averages)
    )


def test_the_formula() -> None:
    ranking = rank([(4, 0, 0, 40)] * 3, (4.0, 0.0, 0.0, 40.0))
    frequency = WEIGHTS["headline"].weight + 2 * WEIGHTS["body"].weight
    assert ranking.level(1, bytes((1, 0, 0, 2))) == round(LEVELS * frequency / (K1 + frequency))
    assert rate_rarity(3, 1) == round(100 * log(1 + (3 - 1 + 0.5) / 1.5))


@pytest.mark.parametrize("value", [1.0, 1.000001, 1.5, 1.5000001, 2.0, 3.7, 1000.5, 12_345_678.9])
def test_the_logarithm(value: float) -> None:
    assert natural_logarithm(value) == pytest.approx(log(value), rel=1e-14, abs=1e-15)


def test_longer_texts_are_held_back() -> None:
    ranking = rank([(4, 0, 0, 20), (4, 0, 0, 40), (4, 0, 0, 80)], (4.0, 0.0, 0.0, 40.0))
    levels = [ranking.level(number, bytes((0, 0, 0, 1))) for number in range(3)]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == 3


def test_fields_rank_headline_lead_entities_body() -> None:
    weights = [WEIGHTS[field].weight for field in ("headline", "lead", "entities", "body")]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4


def test_a_word_of_every_document_still_counts() -> None:
    assert rate_rarity(2, 2) >= 1
    assert rate_rarity(1_000_000, 1_000_000) == 1
    assert rank([(0, 0, 0, 60_000)], (0.0, 0.0, 0.0, 3.0)).level(0, bytes((0, 0, 0, 1))) == 1


def test_a_field_that_the_base_has_not_at_all_counts() -> None:
    assert rank([(0, 7, 0, 3)], (0.0, 0.0, 0.0, 3.0)).level(0, bytes((0, 1, 0, 0))) > 1


def test_of_a_common_word_only_the_best_have_their_own_level(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking_module, "MOST_LEVELLED", 3)
    ranking = rank([(0, 0, 0, 10)] * 6, (0.0, 0.0, 0.0, 10.0))
    counts = [1, 9, 2, 9, 5, 9]
    own = [ranking.level(number, bytes((0, 0, 0, count))) for number, count in enumerate(counts)]
    postings = {number: bytes((0, 0, 0, count)) for number, count in reversed(list(enumerate(counts)))}
    rest = (own[0] + own[2] + own[4]) // 3
    assert ranking.level_term("سیلاب", postings) == dict(
        enumerate([rest, own[1], rest, own[3], rest, own[5]])
    )
    assert list(ranking.level_term("سیلاب", postings)) == list(range(6))
    assert set(ranking.level_term("place:لاہور", postings).values()) == {1}


@pytest.mark.parametrize("term", ["سیلاب", "place:لاہور"])
def test_a_tier_is_levelled_as_single_terms_are(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    monkeypatch.setattr(ranking_module, "MOST_LEVELLED", 3)
    monkeypatch.setattr(Statistics, "base", 5)
    ranking = rank([(4, 2, 0, 10 + number) for number in range(12)], (4.0, 2.0, 0.0, 14.0))
    counts = [bytes((number % 3 == 0, number == 4, 0, 1 + number * 20)) for number in range(12)]
    postings = {number: counts[number] for number in range(12) if number != 7}
    found = []
    for first, documents in ((0, 5), (5, 7)):
        numbers = [number - first for number in postings if first <= number < first + documents]
        row = [int.from_bytes(counts[first + number], byteorder) for number in numbers]
        found += ranking.level_tier(range(first, first + documents)).level_row(term, numbers, row)
    assert found == list(ranking.level_term(term, postings).values())


def test_a_term_nobody_has(index: Path) -> None:
    with open_index(index) as reader:
        statistics = read_statistics(reader)
        assert read_postings(reader, statistics, "زرافہ") == {}
        assert Ranking(statistics).level_term("زرافہ", {}) == {}
