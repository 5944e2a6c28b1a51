"""The tables of the analyzer as JSON, and what becomes of queries."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest

from waraq.errors import IndexFormatError
from waraq.text import Analyzer, fold
from waraq.text.tables import read_words


def test_json_is_the_same_each_time_and_plain() -> None:
    text = Analyzer.load().to_json()
    assert text == Analyzer.from_json(text).to_json()
    tables = json.loads(text)
    assert tables["format"] == 6
    assert set(tables) == {
        "format", "letters", "marks", "joiners", "classes", "words", "prefixes", "acronyms",
        "nonjoiners", "suffixes", "stems", "exceptions", "endings", "equivalents", "fields",
        "stopwords", "frequent",
    }  # fmt: skip


def test_json_is_small_since_it_is_in_the_first_load_of_every_search() -> None:
    assert len(gzip.compress(Analyzer.load().to_json().encode(), 9, mtime=0)) <= 20_000


def test_read_back_it_gives_the_same_terms() -> None:
    again = Analyzer.from_json(Analyzer.load().to_json())
    text = "حکومتوں نے ۱٬۲۵۰ كتابيں، سٹیڈیم اور مسائل دیکھے۔"
    assert again.analyze(text) == Analyzer.load().analyze(text)
    assert again.digest == Analyzer.load().digest


def test_digest_follows_the_tables() -> None:
    analyzer = Analyzer.load()
    words = replace(analyzer.words, stopwords=analyzer.stopwords | {"ایران"})
    other = Analyzer(analyzer.orthography, analyzer.spelling, analyzer.morphology, words)
    assert other.digest != analyzer.digest


def test_another_format_is_refused() -> None:
    with pytest.raises(IndexFormatError, match="format 99"):
        Analyzer.from_json(json.dumps({"format": 99}))


def test_stopwords_are_function_words() -> None:
    words = read_words("stopwords.txt")
    assert 90 <= len(words) <= 200
    assert len({fold(word) for word in words}) == len(words)
    content = {"پیر", "منگل", "بدھ", "جمعہ", "دو", "تین", "وزیر", "ملک", "حضرت", "پلیز"}
    assert not content & set(words)


def test_fields_have_latin_and_urdu_names() -> None:
    analyzer = Analyzer.load()
    names = analyzer.words.fields
    for field in set(names.values()):
        assert any(name.isascii() for name in names if names[name] == field)
        assert any(not name.isascii() for name in names if names[name] == field)
    assert [analyzer.find_field(name) for name in ("ORG", "شُعبه", "pub\u200clication", "", "خبر")] == [
        "org", "section", "publication", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("پاک", "پاک"),
        ("شمال-پاكِ", "پاک"),
        ("سٹیڈ", "سٹیڈ"),
        ("COVID", "covid"),
        ("19پاک", "پاک"),
        ("پاک19", None),
        ("پاک\u200c", "پاک"),
        ("پاک ", None),
        ("\u064e", None),
        ("", None),
    ],
)
def test_last_letters_are_folded_one_by_one(text: str, letters: str | None) -> None:
    found = Analyzer.load().read_last_letters(text)
    assert (found and found.text) == letters


def test_query_terms_are_distinct_and_ordered() -> None:
    assert Analyzer.load().query_terms("روس کی حکومتوں اور حکومت کا روس") == ["روس", "حکومت"]
    assert Analyzer.load().query_terms("کے لیے") == []


def test_positions_count_dropped_words() -> None:
    terms = Analyzer.load().analyze("ایران کی حکومت")
    assert [(term.text, term.position) for term in terms] == [("ایران", 0), ("حکومت", 2)]


def test_equivalents_are_indexed_as_one() -> None:
    analyzer = Analyzer.load()
    assert analyzer.query_terms("بمبئی ممبئی طلبہ طلبا") == analyzer.query_terms("ممبئی طلبا")


@pytest.mark.parametrize("spelling", ["پی ٹی آئی", "پی۔ٹی۔آئی", "پی۔ ٹی۔ آئی", "PTI", "P.T.I", "پي ٹي آئي"])
def test_acronyms_meet_in_one_term(spelling: str) -> None:
    assert Analyzer.load().query_terms(f"{spelling} کے چیئرمین") == ["pti", "چییرمین"]
    (token, *_) = Analyzer.load().tokenize(f"{spelling}۔")
    assert (token.start, token.end) == (0, len(spelling))
