"""The browser's client gives the same answers as Python, and fetches no more than it needs."""

from __future__ import annotations

import json
import random
import re
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.search.conftest import AskClient, make_large
from tests.search.written_query import write_query
from waraq.search import (
    SearchDocument,
    Searcher,
    SearchOptions,
    SearchResult,
    export_index,
    ranking,
    search,
    tiers,
    update_index,
)
from waraq.search.narrowing import Choice
from waraq.search.query import parse_query
from waraq.text import Analyzer

GOLDEN = json.loads((Path(__file__).parents[1] / "golden/query.json").read_text("utf-8"))
QUERIES = [
    "پیوٹن", "پيوٹن", "روس ایران", "صدر پیوٹن", "سیلاب", "سیلابی ریلا", "سندھ میں سیلاب", "عالمی بینک",
    "“عالمی بینک”", "”عالمی بینک“ رپورٹ", '"عالمی دن"', "«جامعہ کراچی»", "کراچی جامعہ", '"کراچی جامعہ"',
    "کراچی -جامعہ", 'کراچی -"جامعہ کراچی"', "وزیر اعظم", '"وزیر اعظم"', "وزیراعظم", "اعظم وزیر", "کرکٹ بورڈ",
    "کرکٹ -بورڈ", "عالمی کپ پاکستان", "پاکستان", "کتاب", "کتابوں", "کتب", "حکومت", "حکومتوں کی امداد",
    "۲۰۲۵", "13 فیصد", "۲۳ فیصد", "12500", "۱۲٬۵۰۰ روپے", "NASA", "nasa", "COVID-19", "جیمز ویب دوربین",
    "امید", "اُمّید", "غالب کے خطوط", "غالبؔ", "“امن کا سفر”", "’’امن کا سفر‘‘", "شمال جنوب", "شمال–جنوب",
    "کامیاب", "کام‌یاب", "پرامن احتجاج", "پُرامن", "قائد اعظم محمد علی جناح", "اسٹیٹ بینک", "مہنگائی شرح ڈالر",
    "زرافہ", "زرافہ سیلاب", "سیلاب \"کے لیے\"", "کے کی میں", "", "؟", "-سیلاب",
    "انتخابات نتائج لاہور کراچی گنتی",
    "😀 ایموجی", "پیغام خوشی", "constructor __proto__", "طلبہ و طالبات", "خیبر پختونخوا", "یوم پاکستان",
    "معیشت قرض وزیر خزانہ عالمی", "<b>سیلاب</b>",
    "place:کراچی", "2014..2018", "پاک*", "headline:سیلاب", "سیلاب -شخص:عمران", "-place:کراچی",
]  # fmt: skip


OPTIONS = [
    {"sort": "newest"}, {"sort": "oldest"}, {"from": "2015"}, {"to": "2020-06"},
    {"from": "2014-10", "to": "2014-10"}, {"from": "nonsense"},
    {"chosen": [{"field": "place", "value": "کراچی"}]},
    {"chosen": [{"field": "place", "value": "کراچی"}, {"field": "place", "value": "روس"},
                {"field": "section", "value": "دنیا"}], "sort": "newest"},
    {"chosen": [{"field": "person", "value": "؟"}]},
]  # fmt: skip


def make_queries(corpus: list[SearchDocument]) -> list[str]:
    """Some hundred queries of all kinds out of the words of the corpus, the same every time."""
    choose = random.Random(4)
    words = sorted({word for document in corpus for word in document.body.split()})
    names = sorted({name for document in corpus for name in document.names})

    def word() -> str:
        return choose.choice(words)

    def misspell(text: str) -> str:
        place = choose.randrange(len(text))
        return text[:place] + choose.choice("ابتسکرمنی") + text[place + choose.randrange(2) :]

    kinds = [
        lambda: " ".join(word() for _ in range(choose.randrange(1, 5))),
        lambda: misspell(word()),
        lambda: f"{misspell(word())} {word()}",
        lambda: word() + word(),
        lambda: f"{word()} -{word()}",
        lambda: f'"{" ".join(choose.choice(corpus).body.split()[3:6])}"',
        lambda: f'{word()} {choose.choice(("place", "person", "org"))}:"{choose.choice(names)}"',
        lambda: f"{word()} headline:{word()}",
        lambda: f'-headline:"{word()} {word()}" {word()}',
        lambda: f"{word()} {choose.choice(('2014..', '..2016', '2010..2020', '-2014-10', 'date:2022'))}",
        lambda: choose.choice(
            ("sailab", "sadr putin", "wazir e azam", "karachi university", "imran khan", "xqzt")
        ),
    ]
    return [choose.choice(kinds)() for _ in range(250)]


def as_client(result: SearchResult) -> dict[str, object]:
    """What the client says of the same answer."""
    return {
        "total": result.total,
        "totalAll": result.total_all,
        "missing": list(result.missing),
        "corrections": [asdict(correction) for correction in result.corrections],
        "note": result.note,
        "unread": 0,
        "partial": result.partial,
        "hits": [
            {
                "number": hit.number,
                "id": hit.id,
                "url": hit.url,
                "headline": hit.headline,
                "date": hit.date or "",
                "dateText": hit.date_text,
                "section": hit.section or "",
                "publication": hit.publication or "",
                "lang": hit.lang,
                "score": hit.score,
                "matchedAll": hit.matched_all,
                "missing": list(hit.missing),
                "title": [segment._asdict() for segment in hit.title],
                "excerpt": [segment._asdict() for segment in hit.excerpt],
            }
            for hit in result.hits
        ],
    }


def test_python_and_the_client_answer_alike(
    exported: Path, searcher: Searcher, ask_client: AskClient, corpus: list[SearchDocument]
) -> None:
    queries = QUERIES + make_queries(corpus)
    answers = ask_client(exported, [{"search": query, "limit": 20} for query in queries])
    for query, answer in zip(queries, answers, strict=True):
        assert answer == as_client(searcher.search(query, 20)), query
    assert len(queries) >= 300
    assert sum(bool(answer["hits"]) for answer in answers) >= 240
    assert {each["kind"] for answer in answers for each in answer["corrections"]} == {"spelling", "roman"}


@pytest.mark.parametrize("options", OPTIONS, ids=json.dumps)
def test_they_narrow_and_sort_alike(
    exported: Path, searcher: Searcher, ask_client: AskClient, options: dict[str, Any]
) -> None:
    same = SearchOptions(
        sort=options.get("sort", "relevance"),
        choices=tuple(Choice(**choice) for choice in options.get("chosen", ())),
        since=options.get("from", ""),
        until=options.get("to", ""),
    )
    queries = ["پاکستان", "سیلاب سندھ", "", '"عالمی بینک"', "place:کراچی", "2014.."]
    answers = ask_client(exported, [{"search": query, "limit": 50, **options} for query in queries])
    for query, answer in zip(queries, answers, strict=True):
        assert answer == as_client(searcher.search(query, 50, options=same)), query


def test_golden_queries_are_parsed_alike(exported: Path, analyzer: Analyzer, ask_client: AskClient) -> None:
    answers = ask_client(exported, [{"parse": case["input"]} for case in GOLDEN])
    for case, answer in zip(GOLDEN, answers, strict=True):
        assert answer == write_query(parse_query(case["input"], analyzer)), case["label"]


def test_pages_join_to_the_whole(exported: Path, searcher: Searcher, ask_client: AskClient) -> None:
    whole = as_client(searcher.search("پاکستان کراچی وزیر", 100))["hits"]
    pages = ask_client(
        exported, [{"search": "پاکستان کراچی وزیر", "limit": 3, "offset": start} for start in range(0, 18, 3)]
    )
    assert [hit for page in pages for hit in page["hits"]] == whole  # type: ignore[union-attr]
    assert len(whole) > 6  # type: ignore[arg-type]


def test_the_first_query_fetches_only_what_it_needs(exported: Path, ask_client: AskClient) -> None:
    answer, paths, _, again = ask_client(
        exported,
        [
            {"search": "عالمی بینک", "limit": 2},
            {"fetched": True},
            {"search": "بینک عالمی", "limit": 2},
            {"fetched": True},
        ],
    )
    kinds = [re.sub(r"[-/\d].*", "", str(path).lstrip("/")) for path in paths]
    assert kinds[:2] == ["manifest.json", "analyzer"]
    assert kinds.count("terms") <= 3, "two words and their compound"
    assert kinds.count("cards") == min(10, answer["total"]), "those of the first ten, to put them in order"
    assert len(kinds) == len(set(paths))
    assert again[: len(paths)] == paths
    assert len(again) <= len(paths) + 1, "the compound of the words in the other order"


@pytest.mark.parametrize("large", [tiers.LARGE, 2], ids=["short lists", "long lists"])
def test_two_tiers_answer_as_one(
    corpus: list[SearchDocument],
    tmp_path: Path,
    ask_client: AskClient,
    monkeypatch: pytest.MonkeyPatch,
    large: int,
) -> None:
    make_large(monkeypatch, large)
    monkeypatch.setattr(tiers, "SMALLEST_STEP", 2)
    monkeypatch.setattr(tiers, "STEPS", 1)
    monkeypatch.setattr(ranking, "MOST_LEVELLED", 3)
    assert tiers.count_base(len(corpus)) not in {0, len(corpus)}
    update_index(tmp_path / "index", corpus)
    export_index(tmp_path / "index", tmp_path / "out")
    assert bool(list(tmp_path.glob("out/terms-*/l/*.bin"))) == (large == 2)
    answers = ask_client(tmp_path / "out", [{"search": query} for query in QUERIES])
    assert answers == [as_client(search(tmp_path / "index", query)) for query in QUERIES]


def test_no_query_harms_the_client(exported: Path, ask_client: AskClient) -> None:
    hostile = ['"' * 5000, "ا" * 10_000, "-" * 10_000, '"ا ب" ' * 1500, "\u0000\u202e\ufeff", "𝕊" * 3000]
    answers = ask_client(exported, [{"search": query} for query in hostile])
    assert [answer for answer in answers if "error" in answer] == []


def test_ties_go_to_the_newer_article(tmp_path: Path, ask_client: AskClient) -> None:
    dates = ["2001-02-03", None, "2020-01", "1999", "2020-01-01", None]
    documents = [
        SearchDocument(id=f"t{number}", url=f"a/t{number}/", headline="برابر", date=date)
        for number, date in enumerate(dates)
    ]
    update_index(tmp_path / "index", documents)
    export_index(tmp_path / "index", tmp_path / "out")
    [answer] = ask_client(tmp_path / "out", [{"search": "برابر"}])
    hits = answer["hits"]
    assert [hit["id"] for hit in hits] == ["t4", "t2", "t0", "t3", "t5", "t1"]  # type: ignore[union-attr]
    assert all(a["score"] == b["score"] for a, b in pairwise(hits))  # type: ignore[arg-type]
