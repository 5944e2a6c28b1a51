"""The archive on disk, and the queries that are chosen from its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.bench.articles import make_articles
from tools.bench.corpus import (
    Articles,
    Counts,
    list_words,
    load_counts,
    make_page,
    save_counts,
    write_articles,
    write_pages,
)
from tools.bench.queries import choose_queries
from waraq.search import SearchDocument


def test_articles_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    counts = write_articles(path, 0, 8)
    write_articles(path, 10, 12)
    articles = Articles(path)
    assert list(articles) == [*make_articles(0, 8), *make_articles(10, 12)]
    assert len(list(articles)) == 10  # a second time, as an index that was damaged needs
    written = list(articles)[:8]
    assert counts.words["کے"] == sum("کے" in list_words(article) for article in written)
    assert counts.text_bytes == sum(len((each.headline + each.body).encode()) for each in written)


def test_counts_are_read_as_they_were_written(tmp_path: Path) -> None:
    save_counts(tmp_path / "words.tsv", Counts({"بارش": 2, "سیلاب": 7, "باد": 2}, 99))
    found = load_counts(tmp_path / "words.tsv")
    assert list(found.words.items()) == [("سیلاب", 7), ("باد", 2), ("بارش", 2)]
    assert found.text_bytes == 99


def test_pages_have_what_pagefind_asks_for(tmp_path: Path) -> None:
    article = SearchDocument(
        id="x", url="a/x/", headline="<b>", body="ایک۔\n\nدو & تین۔", date="2010-05-01", section="کھیل"
    )
    page = make_page(article)
    assert '<html lang="ur"' in page
    assert "<title>&lt;b&gt;</title>" in page
    assert '<h1 data-pagefind-filter="year:2010">&lt;b&gt;</h1>' in page
    assert 'data-pagefind-filter="section:کھیل"' in page
    assert 'data-pagefind-sort="date:2010-05-01"' in page
    assert page.count("<p>") == 2
    write_pages(tmp_path, [article], 1)
    assert (tmp_path / "a" / "x" / "index.html").read_text("utf-8") == page


def make_words(articles: int) -> dict[str, int]:
    common = {f"لفظ{chr(0x0627 + number)}": articles // 10 - number for number in range(20)}
    rare = {f"نایاب{chr(0x0627 + number)}": 9 for number in range(20)}
    return {"کے": articles, "اور": articles // 5, **common, **rare}


def test_queries_are_words_of_the_wanted_frequency() -> None:
    words = make_words(1000)
    queries = choose_queries(words, 1000)
    assert queries == choose_queries(dict(words), 1000)
    assert len(set(queries.rare)) == len(set(queries.two)) == 7
    assert {words[word] for word in queries.rare} == {9}
    halves = [word for query in queries.two for word in query.split()]
    assert len(set(halves)) == 14
    assert all(40 <= words[word] <= 250 for word in halves)
    assert "اور" not in halves  # a stopword, though as frequent as wanted
    assert queries.first["rare"] in queries.rare


def test_too_few_articles_have_no_queries() -> None:
    with pytest.raises(ValueError, match="make more articles"):
        choose_queries({"سیلاب": 1}, 3)
