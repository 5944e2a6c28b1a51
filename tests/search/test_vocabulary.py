"""The words of an archive: counted as printed, exactly, however the archive came to be what it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from waraq.search import SearchDocument, update_index
from waraq.search import vocabulary as vocabulary_module
from waraq.search.vocabulary import LONGEST_WORD, VOCABULARY, Vocabulary, pick_words
from waraq.text import Analyzer


def document(body: str) -> SearchDocument:
    return SearchDocument(id="a", url="a/", headline="", date=None, lead="", body=body)


def list_words(document: SearchDocument, analyzer: Analyzer) -> set[str]:
    """The words of a document by another way than the index takes: from its texts, one by one."""
    texts = (document.headline, document.lead, document.body, *document.names)
    return {word for text in texts for word in pick_words(analyzer.tokenize(text), text)}


def count_words(corpus: list[SearchDocument]) -> Counter[str]:
    analyzer = Analyzer.load()
    return Counter(word for each in corpus for word in list_words(each, analyzer))


def test_words_are_taken_as_printed_each_once_an_article() -> None:
    words = list_words(document("لاہورؔ میں کتابیں، کتابیں اور كتاب"), Analyzer.load())
    assert {"کتابیں", "اور", "میں", "كتاب"} <= words


def test_numbers_abbreviations_and_rows_of_letters_are_no_words() -> None:
    words = list_words(document(f"۲۰۲۴ 1947 پی ٹی آئی {'ک' * (LONGEST_WORD + 1)} IMF"), Analyzer.load())
    assert words == {"IMF"}


def test_counts_stay_exact_while_articles_come_change_and_go(
    corpus: list[SearchDocument], tmp_path: Path
) -> None:
    drafts = [replace(each, body=each.body + " مسودۂ اول") for each in corpus[:6]]
    for state in (drafts, [*corpus[2:9]], [corpus[0], *corpus[5:]], corpus, corpus[1:]):
        update_index(tmp_path, state)
        assert Vocabulary.load(tmp_path).counts == count_words(state)
    update_index(tmp_path, [])
    assert not Vocabulary.load(tmp_path).counts


def test_an_empty_archive_is_not_built_again(tmp_path: Path) -> None:
    assert not update_index(tmp_path, []).rebuilt
    assert not update_index(tmp_path, []).rebuilt


def test_a_vocabulary_changed_by_another_hand_is_counted_anew(
    corpus: list[SearchDocument], tmp_path: Path
) -> None:
    update_index(tmp_path, corpus)
    path = tmp_path / VOCABULARY
    path.write_text(path.read_text("utf-8").replace("\t", "\t7"), "utf-8")
    assert update_index(tmp_path, corpus).rebuilt
    assert Vocabulary.load(tmp_path).counts == count_words(corpus)


def test_of_too_many_words_the_rare_are_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary_module, "MOST_OFFERED", 3)
    vocabulary = Vocabulary({"ب": 9, "ا": 8, "ج": 2, "د": 1, "ہ": 1})
    assert vocabulary.offer() == [("ا", 4), ("ب", 4), ("ج", 2)]
    assert Vocabulary().offer() == []
