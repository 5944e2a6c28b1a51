"""What web pages say of themselves: whom to believe, and what not to take for granted."""

from __future__ import annotations

import json

import pytest

from waraq.ingest.readers.html_tree import parse_html
from waraq.ingest.readers.page_fields import COLUMNS, TABLE, load_places
from waraq.ingest.readers.page_head import Head, choose_headline, read_head
from waraq.text.tables import read_table

DAY = "2024-03-05"


def read(head: str, body: str = "") -> Head:
    root = parse_html(f"<html><head>{head}</head><body>{body}<p>متن</p></body></html>")
    assert root is not None
    return read_head(root)


def ld(data: object) -> str:
    source = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return f'<script type="application/ld+json">{source}</script>'


def meta(**names: str) -> str:
    return "".join(
        f'<meta name="{name.replace("__", ":")}" content="{text}">' for name, text in names.items()
    )


def test_each_field_has_one_order_of_trust() -> None:
    ranks = [(row[1], row[2]) for row in read_table(TABLE, COLUMNS) if row[1] != "article"]
    assert len(set(ranks)) == len(ranks)
    kinds = {"json-ld", "meta", "item", "element", "attribute", "link", "type"}
    assert {place.split()[0] for place in load_places()} == kinds


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle", "headline": "خبر"},
        {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"], "headline": "خبر"},
        [{"@type": "WebSite", "headline": "اخبار"}, {"@type": "LiveBlogPosting", "headline": "خبر"}],
        {"@graph": [{"@type": "WebSite"}, {"@type": "schema:BlogPosting", "headline": ["خبر"]}]},
        {"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": {"@value": "خبر"}}},
        '<!-- {"@type": "NewsArticle", "headline": "خبر"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "خبر"}\n//]]>',
        '/*<![CDATA[*/ {"@type": "NewsArticle", "headline": "خبر"} /*]]>*/',
        '{"@type": "NewsArticle", "headline": "خبر", "keywords": ["a,]", ], }',
        '{"@type": "NewsArticle", "headline": "خبر", "description": "ایک\nدو"}',
    ],
)
def test_articles_of_json_ld(data: object) -> None:
    assert read(ld("{") + ld(data)).fields["headline"] == "خبر"


def test_fields_of_json_ld() -> None:
    article = {
        "@type": "NewsArticle", "headline": "خبر", "datePublished": DAY, "inLanguage": "ur",
        "author": [{"@type": "Person", "name": "آصف"}, "علی", {"@id": "#a"}, {"url": "https://x.example/a"}],
        "publisher": {"@id": "#p"}, "articleSection": ["کھیل", "کرکٹ"], "keywords": "بارش، لاہور",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://x.example/1"},
    }  # fmt: skip
    graph = [article, {"@id": "#p", "name": "مشرق"}, {"@id": "#a", "name": "سعید"}]
    found = read(ld({"@graph": graph}))
    assert found.fields == {
        "headline": "خبر", "date": DAY, "lang": "ur", "byline": ["آصف", "علی", "سعید"],
        "publication": "مشرق", "section": "کھیل", "keywords": ["بارش، لاہور"],
    }  # fmt: skip
    assert found.address == "https://x.example/1"


def test_the_order_of_trust() -> None:
    tags = meta(dc__title="چوتھی", citation_title="تیسری", og__title="دوسری")
    assert read(ld({"@type": "Article", "headline": "پہلی"}) + tags).fields["headline"] == "پہلی"
    assert read(tags).fields["headline"] == "دوسری"
    assert read(meta(twitter__title="دوسری"), '<b itemprop="headline">پہلی</b>').fields["headline"] == "پہلی"


def test_citation_tags() -> None:
    tags = meta(citation_title="خبر", citation_date="2024/03/05", citation_journal_title="مشرق")
    tags += meta(citation_author="آصف") + meta(citation_author="علی") + meta(citation_language="ur")
    found = read(tags + meta(citation_publication_date=DAY, citation_keywords="بارش; لاہور"))
    assert found.fields == {
        "headline": "خبر", "date": DAY, "lang": "ur", "byline": ["آصف", "علی"],
        "publication": "مشرق", "keywords": ["بارش; لاہور"],
    }  # fmt: skip


def test_microdata() -> None:
    author = '<span itemprop="author" itemscope><a href="/a"><b itemprop="name">آصف</b></a> تحریر</span>'
    found = read("", f'{author}<time itemprop="datePublished" datetime="{DAY}">کل</time>')
    assert (found.fields["byline"], found.fields["date"]) == (["آصف"], DAY)


def test_signs_of_html_in_json_ld() -> None:
    assert (
        read(ld({"@type": "Article", "headline": "خبر &#8211; &quot;بات&quot;"})).fields["headline"]
        == 'خبر – "بات"'
    )


def test_a_paper_is_no_author_of_its_own() -> None:
    assert read(meta(author="مشرق", og__site_name="مشرق")).fields == {"publication": "مشرق"}
    assert read(meta(dc__creator="مشرق", og__site_name="مشرق", author="آصف")).fields["byline"] == ["آصف"]


def test_times_that_are_no_days_are_passed_by() -> None:
    assert "date" not in read("", "<time>تین گھنٹے پہلے</time>").fields
    assert read("", "<time>5 مارچ 2024</time>").fields["date"] == "5 مارچ 2024"


def test_addresses_are_no_names() -> None:
    tags = meta(article__author="https://facebook.example/asif", author="https://x.example/a", byl="آصف")
    assert read(tags).fields["byline"] == ["آصف"]


@pytest.mark.parametrize(
    ("headlines", "sites", "chosen"),
    [
        (["خبر | اخبار"], ["اخبار"], "خبر"),
        (["خبر – کھیل - اخبار", "خبر"], ["اخبار"], "خبر"),
        (["خبر | اخبار"], [], "خبر | اخبار"),
        (["خبر | اخبار", "خبر"], [], "خبر"),
        (["اخبار", "خبر | اخبار"], ["اخبار"], "خبر"),
        (["لاہور-کراچی", "لاہور"], ["کراچی"], "لاہور-کراچی"),
        (["اخبار | اخبار"], ["اخبار"], "اخبار | اخبار"),
        ([], ["اخبار"], None),
    ],
)
def test_names_of_sites_behind_headlines(headlines: list[str], sites: list[str], chosen: str | None) -> None:
    assert choose_headline(headlines, sites) == chosen


@pytest.mark.parametrize(
    ("first", "second", "date", "is_noted"),
    [
        (DAY, "2024-03-05T10:00:00Z", DAY, False),
        (DAY, "2024-03-09", DAY, True),
        ("2024-03-06T01:00:00+05:00", "2024-03-05T20:00:00Z", "2024-03-06T01:00:00+05:00", False),
        ("کل شام", DAY, DAY, False),
        ("کل شام", "آج", "کل شام", False),
    ],
)
def test_days_of_several_places(first: str, second: str, date: str, is_noted: bool) -> None:
    found = read(meta(article__published_time=first, pubdate=second))
    assert (found.fields["date"], bool(found.notes)) == (date, is_noted)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://x.example/khabar/1#top", "https://x.example/khabar/1"),
        ("https://x.example/?p=17", "https://x.example/?p=17"),
        ("https://x.example/", ""),
        ("/khabar/1", ""),
        ("javascript:alert(1)", ""),
        ("https://[x/1", ""),
    ],
)
def test_addresses(address: str, key: str) -> None:
    assert read(f'<link rel="canonical" href="{address}">').address == key


def test_language_is_a_tag() -> None:
    assert read(meta(citation_language="Urdu!", og__locale="ur_PK")).fields["lang"] == "ur-PK"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "page",
    [
        meta(author="آصف") * 10_000,
        ld('{"@type": "NewsArticle", "author": ' + "[" * 100_000),
        ld('{"@type": "NewsArticle", "author": ' + "[" * 500 + "]" * 500 + "}"),
        ld('"' + '\\"' * 400_000),
        ld("," * 400_000 + " " * 400_000),
        ld({"@graph": [{"author": index} for index in range(50_000)]}),
        '<b itemprop="author">' * 20_000,
        f"<title>{'| ' * 100_000}</title>",
    ],
    ids=range(8),
)
def test_hostile_heads_cost_no_time(page: str) -> None:
    byline = read(page).fields.get("byline", [])
    assert isinstance(byline, list)
    assert len(byline) <= 50
