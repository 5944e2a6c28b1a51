"""Articles are put together from texts of news, the same each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.bench.articles import LONGEST, make_article
from tools.build_bench.authority import write_authority
from tools.build_bench.content import Archive
from tools.build_bench.news import NEWS, load_news, make_news, split_sentences
from waraq.ingest import read_article, walk_articles

TEXTS = (
    "دریا میں پانی کی سطح بلند ہو گئی۔ نشیبی بستیاں خالی کرا لی گئیں۔ امدادی کیمپ قائم ہیں۔",
    "ٹیم نے میچ جیت لیا۔ کپتان نے ساتھیوں کو مبارک باد دی۔",
    "",
    "بجٹ کب پیش ہو گا؟ وزیر خزانہ نے تاریخ نہیں بتائی۔",
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    lines = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(TEXTS))
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def test_sentences_come_from_the_texts_and_names_are_added(texts: Path) -> None:
    sentences = {sentence for text in TEXTS for sentence in split_sentences(text)}
    assert sum(map(len, load_news(texts))) == len(sentences) == 7
    for number in range(20):
        article, names = make_news(number, texts), make_article(number).names
        assert 60 <= len(article.body.split()) < LONGEST + 100
        rest = article.body
        for name in names:
            assert name in rest
            rest = rest.replace(name, "")
        assert set(split_sentences(rest)) <= sentences
        assert article.headline.startswith(names[0])
        assert article.date == make_article(number).date


def test_an_article_is_the_same_in_every_archive(texts: Path, tmp_path: Path) -> None:
    bodies = []
    for stop in (3, 8):
        archive = Archive({"waraq": tmp_path / str(stop)}, tmp_path / "authority", texts)
        archive.authority.mkdir(exist_ok=True)
        write_authority(archive.authority)
        archive.write(0, stop)
        content = archive.contents["waraq"]
        articles = [read_article(path, content) for path in walk_articles(content)]
        bodies.append({article.id: article.body for article in articles})
    assert len(bodies[1]) == 8
    assert bodies[0].items() <= bodies[1].items()


def test_the_corpus_is_read() -> None:
    if not NEWS.is_file():
        pytest.skip("../shared/data/counter_news.jsonl is not there")
    assert len(load_news(NEWS)) > 2000
    assert 150 < sum(len(make_news(number, NEWS).body.split()) for number in range(50)) / 50 < 400
