"""The numbers behind the order: exact statistics and impacts."""

from __future__ import annotations

from collections import Counter
from math import log
from pathlib import Path

import pytest

from waraq.search import SearchDocument, update_index
from waraq.search.ranking import K1, SCALE, WEIGHTS, rate_term, weigh_frequency
from waraq.search.reader import open_index
from waraq.search.schema import FIELDS
from waraq.search.statistics import Statistics, iterate_postings, read_postings, read_statistics
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
        "entities": document.entities,
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
        assert statistics.lengths[number] == tuple(lengths[key][field].total() for field in FIELDS)
    for column, field in enumerate(FIELDS):
        mean = sum(each[field].total() for each in lengths.values()) / len(corpus)
        assert statistics.averages[column] == pytest.approx(mean)
    terms = {term for each in counts.values() for field in FIELDS for term in each[field]}
    assert set(found) == terms
    assert list(found) == sorted(terms)
    for term, postings in found.items():
        expected = {
            number: [counts[key][field][term] for field in FIELDS]
            for number, key in enumerate(ids)
            if any(term in counts[key][field] for field in FIELDS)
        }
        assert postings == expected


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


def test_the_formula() -> None:
    statistics = Statistics((0, 1, 2), (0, 1, 2), ((4, 0, 0, 40),) * 3, (4.0, 0.0, 0.0, 40.0))
    impact = rate_term({1: (1, 0, 0, 2)}, statistics)[1]
    frequency = WEIGHTS["headline"].weight + 2 * WEIGHTS["body"].weight
    expected = log(1 + (3 - 1 + 0.5) / 1.5) * frequency * (K1 + 1) / (K1 + frequency)
    assert impact == round(SCALE * expected)


def test_longer_texts_are_held_back() -> None:
    averages = (4.0, 0.0, 0.0, 40.0)
    short = weigh_frequency((0, 0, 0, 1), (4, 0, 0, 20), averages)
    long = weigh_frequency((0, 0, 0, 1), (4, 0, 0, 80), averages)
    assert short > 1 > long > 0


def test_fields_rank_headline_lead_entities_body() -> None:
    weights = [WEIGHTS[field].weight for field in ("headline", "lead", "entities", "body")]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4


def test_a_word_of_every_document_still_counts() -> None:
    statistics = Statistics((0, 1), (0, 1), ((0, 0, 0, 3),) * 2, (0.0, 0.0, 0.0, 3.0))
    impacts = rate_term({0: (0, 0, 0, 1), 1: (0, 0, 0, 1)}, statistics)
    assert all(impact >= 1 for impact in impacts.values())


def test_a_term_nobody_has(index: Path) -> None:
    with open_index(index) as reader:
        statistics = read_statistics(reader)
        assert read_postings(reader, statistics, "زرافہ") == {}
        assert rate_term({}, statistics) == {}
