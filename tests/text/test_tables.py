"""The tables agree with one another, and a wrong one is refused (more in tests/test_data.py)."""

from __future__ import annotations

import pytest

from waraq.errors import DataError
from waraq.text import Analyzer, fold
from waraq.text.orthography import load_orthography
from waraq.text.stem import load_morphology
from waraq.text.tables import Row, parse_table, read_table


def test_variants_lead_to_spellings_that_stay() -> None:
    orthography = load_orthography()
    for source, target in (*orthography.words, *orthography.prefixes):
        assert fold(source) == target
        assert fold(target) == target


def test_stem_tables_are_folded_and_used() -> None:
    morphology = load_morphology()
    assert set(morphology.stems) == {rule.stems for rule in morphology.rules if rule.stems}
    for words in (*morphology.stems.values(), morphology.exceptions):
        assert [word for word in words if fold(word) != word] == []
    assert [
        word for word, stem in morphology.exceptions.items() if morphology.exceptions.get(stem, stem) != stem
    ] == []


def test_names_have_one_writing() -> None:
    rows = read_table("names_roman.tsv", ["word", "roman", "why"])
    assert len({fold(row[0]) for row in rows}) == len(rows)
    assert all(row[1].isascii() and row[1] == row[1].lower() for row in rows)


def test_stopwords_are_single_words() -> None:
    for word in Analyzer.load().stopwords:
        assert [token.text for token in Analyzer.load().tokenize(word)] == [word]


@pytest.mark.parametrize(
    "lines, place",
    [
        ([(1, "from\twhy")], ":1:1"),
        ([(1, "from\tto"), (4, "a")], ":4:1"),
        ([(1, "from\tto"), (2, "a\tb"), (3, "a\tc")], ":3:1"),
        ([], ":1:1"),
    ],
    ids=["header", "width", "repeated", "empty"],
)
def test_wrong_table_is_refused(lines, place: str) -> None:
    with pytest.raises(DataError, match=rf"data/t\.tsv{place}"):
        parse_table("t.tsv", lines, ["from", "to"])


@pytest.mark.parametrize("cell", ["0640", "U+", "U+110000", "U+0669-U+0660", "U+06ZZ"])
def test_wrong_code_points_are_refused(cell: str) -> None:
    row = Row("t.tsv", 9, ("x", cell))
    with pytest.raises(DataError, match=r"data/t\.tsv:9:3"):
        row.span(1)
