"""The made-up archive: always the same, and in what matters to an index like real news."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from itertools import islice
from random import Random
from statistics import mean, median

import pytest

from tests.archive_project import PROJECT
from tools.bench.articles import MEAN_WORDS, make_article, make_articles
from tools.bench.corpus import list_words
from tools.bench.names import SYLLABLES, compose_word, count_made_up, load_names, make_word
from tools.bench.subjects import load_sections
from waraq.search import SearchDocument

COUNT = 600
DIGEST = """
from hashlib import sha256
from tools.bench.articles import make_article
print(sha256("".join(make_article(number).to_json() for number in (3, 700, 40_000)).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def articles() -> list[SearchDocument]:
    return list(make_articles(0, COUNT))


@pytest.fixture(scope="module")
def shares(articles: list[SearchDocument]) -> dict[str, float]:
    found = Counter(word for article in articles for word in set(list_words(article)))
    return {word: count / COUNT for word, count in found.items()}


def test_an_article_is_the_same_in_every_archive(articles: list[SearchDocument]) -> None:
    assert [make_article(number) for number in (599, 0, 42)] == [articles[599], articles[0], articles[42]]
    assert list(islice(make_articles(500, 10**6), 3)) == articles[500:503]


def test_an_article_is_the_same_in_every_process() -> None:
    here = sha256("".join(make_article(number).to_json() for number in (3, 700, 40_000)).encode()).hexdigest()
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "1",
        "PYTHONPATH": os.pathsep.join((str(PROJECT / "plugins"), str(PROJECT))),
    }
    there = subprocess.run(
        [sys.executable, "-c", DIGEST],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == here


def test_articles_are_what_the_index_takes(articles: list[SearchDocument]) -> None:
    assert len({article.id for article in articles}) == COUNT
    for article in articles:
        assert SearchDocument.from_json(article.to_json()) == article
        assert article.passages[:2] == (article.headline, article.body)  # the lead is cut from the body
        assert article.body.startswith(article.lead)
    assert {article.section for article in articles} == {section.name for section in load_sections()}
    assert len({article.publication for article in articles}) == 3


def test_dates_rise_with_the_numbers(articles: list[SearchDocument]) -> None:
    dates = [str(article.date) for article in articles]
    assert dates == sorted(dates)
    assert dates[0] == "1990-01-01"
    assert dates[4] == "1990-01-01" < dates[5] == "1990-01-02"
    assert str(make_article(49_999).date) > "2016"


def test_bodies_have_the_lengths_of_news(articles: list[SearchDocument]) -> None:
    lengths = [len(article.body.split()) for article in articles]
    assert mean(lengths) == pytest.approx(MEAN_WORDS, rel=0.06)
    assert median(lengths) < mean(lengths)  # a few are long
    assert min(lengths) >= 60
    assert max(lengths) > 500


def test_headlines_and_names_are_short_lists_of_words(articles: list[SearchDocument]) -> None:
    assert {len(article.headline.split()) for article in articles} == set(range(6, 11))
    assert {len(article.names) for article in articles} == set(range(2, 7))
    assert all(len(set(article.names)) == len(article.names) for article in articles)
    kinds = [
        sum(len(getattr(each, kind)) for each in articles) for kind in ("people", "places", "organisations")
    ]
    assert kinds[0] > kinds[1] > kinds[2] > COUNT / 10


def test_bodies_are_paragraphs_of_sentences(articles: list[SearchDocument]) -> None:
    commas = 0
    for article in articles:
        sentences = article.body.replace("\n\n", " ").removesuffix("۔").split("۔ ")
        lengths = [len(sentence.split()) for sentence in sentences]
        assert article.body.endswith("۔")
        assert all(8 <= length <= 25 for length in lengths[:-1])
        assert lengths[-1] <= 25
        commas += article.body.count("،")
    assert 0.05 < commas / (COUNT * MEAN_WORDS) < 0.1
    assert sum("\n\n" in article.body for article in articles) > COUNT * 0.95


def test_words_stand_in_as_many_articles_as_in_real_news(shares: dict[str, float]) -> None:
    for word in ("کے", "کی", "میں"):
        assert shares[word] > 0.93
    assert 0.42 < shares["پاکستان"] < 0.62  # 26,137 of 50,000 in pages of printed sentences
    assert 0.12 < shares["حکومت"] < 0.35
    assert 0.005 < shares["سیلاب"] < 0.12


def test_words_come_in_bursts(articles: list[SearchDocument]) -> None:
    often = [list_words(article).count("سیلاب") for article in articles]
    again = sum(count > 1 for count in often) / sum(count > 0 for count in often)
    assert again > 3 * sum(count > 0 for count in often) / COUNT


def test_the_vocabulary_goes_on_growing() -> None:
    early = {word for article in make_articles(0, 200) for word in list_words(article)}
    late = {word for article in make_articles(40_000, 40_200) for word in list_words(article)}
    assert len(late - early) > 0.35 * len(early)
    never_before = range(count_made_up(40_000 * MEAN_WORDS), count_made_up(40_200 * MEAN_WORDS))
    assert len(never_before) > 250
    assert {make_word(number) for number in never_before} <= late
    assert len({make_word(number) for number in never_before} & early) < 10  # a few are words already


def test_made_up_words_differ() -> None:
    count = len(SYLLABLES) ** 2
    assert len({compose_word(number, 2) for number in range(count)}) == count
    border = len(SYLLABLES) ** 3
    numbers = [*range(20_000), *range(border - 5000, border + 5000)]
    assert len({make_word(number) for number in numbers}) == len(numbers)


def test_names_follow_zipf() -> None:
    random = Random("names in a test")
    found = Counter(load_names().pick(random) for _ in range(20_000))
    assert 2000 < len(found) <= 3000
    ranked = [count for _, count in found.most_common()]
    assert ranked[0] > 5 * ranked[30] > 25 * ranked[1000]
