"""The tables agree with one another, and a wrong one is refused (more in tests/test_data.py)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waraq.errors import DataError
from waraq.text import Analyzer, fold, stem, tables, vocabulary
from waraq.text.frequency import load_folded_frequencies
from waraq.text.orthography import load_orthography
from waraq.text.stem import ALEF, HEH, Stemmer, default_stemmer, load_morphology
from waraq.text.tables import Row, parse_table, read_counts, read_table

# Names and a measure, which have no oblique in ے.
NEVER_OBLIQUE = {"اوباما", "پاناما", "تولہ", "جمیکا", "لنکا", "امریکا"}


def test_variants_lead_to_spellings_that_stay() -> None:
    orthography = load_orthography()
    for source, target in (*orthography.words, *orthography.prefixes):
        assert fold(source) == target
        assert fold(target) == target


def test_stem_tables_are_folded_and_used() -> None:
    morphology = load_morphology()
    named = {rule.stems for rule in morphology.rules if rule.stems} | {ALEF[0], HEH[0]}
    assert set(morphology.stems) == named
    for words in (*morphology.stems.values(), morphology.exceptions, morphology.endings):
        assert [word for word in words if fold(word) != word] == []
    assert [
        word for word, stem in morphology.exceptions.items() if morphology.exceptions.get(stem, stem) != stem
    ] == []


def test_citation_endings_are_no_rows_without_use() -> None:
    """A stem is in the list of an ending only where the rule says the other, and never in both."""
    morphology = load_morphology()
    alef, heh = morphology.stems[ALEF[0]], morphology.stems[HEH[0]]
    assert not alef & heh
    bare = Stemmer(replace(morphology, stems={**morphology.stems, ALEF[0]: frozenset(), HEH[0]: frozenset()}))
    assert [stem for stem in alef if bare.cite(stem) != stem + HEH[1]] == []
    assert [stem for stem in heh if bare.cite(stem) != stem + ALEF[1]] == []


def test_spelling_variants_agree_with_the_citation_endings() -> None:
    """دھماکا is indexed as دھماکہ, so دھماکے must lead there too."""
    variants = dict(load_orthography().words)
    pairs = [
        (word, to)
        for word, to in variants.items()
        if word[:-1] == to[:-1] and {word[-1], to[-1]} == {"ا", "ہ"}
    ]
    assert len(pairs) > 40
    assert [
        (word, to) for word, to in pairs if to not in NEVER_OBLIQUE and stem(to[:-1] + "ے") != stem(to)
    ] == []


def test_stems_of_the_commonest_words_are_words() -> None:
    """Of a thousand words as they run in Makhzan, at least 995 lead to a word that Makhzan has."""
    counts = load_folded_frequencies()
    known = sum(count for word, count in counts.items() if default_stemmer().stem(word) in counts)
    assert known / sum(counts.values()) >= 0.995


def test_names_have_one_writing() -> None:
    rows = read_table("names_roman.tsv", ["word", "roman", "why"])
    assert len({fold(row[0]) for row in rows}) == len(rows)
    assert all(row[1].isascii() and row[1] == row[1].lower() for row in rows)


def test_names_of_fields_are_single_words() -> None:
    for name in Analyzer.load().words.fields:
        assert [token.text for token in Analyzer.load().tokenize(name)] == [name]


@pytest.mark.parametrize(
    ("row", "place"),
    [(("place", "org", "x"), ":9:1"), (("جگہ", "town", "x"), ":9:5")],
    ids=["twice", "field"],
)
def test_wrong_names_of_fields_are_refused(
    monkeypatch: pytest.MonkeyPatch, row: tuple[str, str, str], place: str
) -> None:
    rows = (Row("query_fields.tsv", 8, ("PLACE", "place", "x")), Row("query_fields.tsv", 9, row))
    monkeypatch.setattr(vocabulary, "read_table", lambda *_: rows)
    with pytest.raises(DataError, match=rf"data/query_fields\.tsv{place}"):
        vocabulary.load_fields()


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


def give(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(tables, "read_bytes", lambda _: text.encode())


def test_counts_are_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, "# word\t1\n\nکتاب\t20\nاب\t3\n")
    assert read_counts("counts.txt") == {"کتاب": 20, "اب": 3}


@pytest.mark.parametrize("line", ["کتاب\t5", "اب", "اب\t", "\t4", "اب\t۴", "اب\t4\t4", "اب\t-4", "اب\t4\r"])
def test_another_line_is_no_count(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, f"# words\nکتاب\t20\n{line}\nقلم\t2\n")
    with pytest.raises(DataError, match="each line must be") as error:
        read_counts("counts.txt")
    assert error.value.line == 3
