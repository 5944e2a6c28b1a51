"""What the built sample archive has of names: feeds, a table, data for machines, a map."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser

from tests.archive_project import SITEURL, BuiltSite
from tests.plugins.vocabulary import find_unknown
from tests.site.golden_site import EXPECTED

JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def read_data(page: Path) -> list[dict[str, Any]]:
    return [json.loads(text) for text in JSON_LD.findall(page.read_text("utf-8"))]


def test_all_data_for_machines_keeps_to_the_vocabulary(built_site: BuiltSite) -> None:
    pages = [*built_site.pages(), *EXPECTED.rglob("*.html")]
    described = {page: read_data(page) for page in pages}
    types = {data["@type"] for each in described.values() for data in each}
    assert types == {"NewsArticle", "Person", "Place", "Organization"}
    wrong = {f"{page}: {what}" for page, each in described.items() for what in find_unknown(each)}
    assert wrong == set()


USERS = "000_5d4dc3eaa96f919a.txt"
# The names that the first article must have, with Wikidata's numbers where the open tables have them.
NAMED = {
    "place/iran": ("ایران", "Q794"),
    "place/russia": ("روس", "Q159"),
    "place/turkmenistan": ("ترکمانستان", "Q874"),
    "place/ashgabat": ("عشق آباد", "Q23438"),
    "place/tehran": ("تہران", "Q3616"),
    "place/moscow": ("ماسکو", "Q649"),
    "place/bushehr": ("بوشہر", "Q158928"),
    "person/masoud-pezeshkian": ("مسعود پزیشکیان", None),
    "person/vladimir-putin": ("ولادیمیر پیوٹن", None),
    "organisation/shanghai-cooperation-organisation": ("شنگھائی تعاون تنظیم", None),
    "organisation/brics": ("برکس", None),
}


def test_the_first_article_has_its_names(built_site: BuiltSite) -> None:
    data = built_site.output / "data"
    lines = (line for path in data.glob("articles-*.jsonl") for line in path.read_text("utf-8").splitlines())
    [article] = (each for each in map(json.loads, lines) if each["source_file"] == USERS)
    known = {
        each["id"]: each
        for each in map(json.loads, (data / "entities.jsonl").read_text("utf-8").splitlines())
    }
    assert NAMED.keys() <= set(article["entities"])
    assert {key: (known[key]["name"], known[key].get("wikidata")) for key in NAMED} == NAMED
    page = (built_site.output / "a" / article["id"] / "index.html").read_text("utf-8")
    for key in NAMED:
        assert f'data-kind="{key.partition("/")[0]}" href="../../{key}/">' in page
    people = [known[each]["name"] for each in article["entities"] if each.startswith("person/")]
    assert sorted(people) == ["مسعود پزیشکیان", "ولادیمیر پیوٹن"], "نیوکلیئر پاور پلانٹ is nobody"


def test_an_article_is_about_whom_its_headline_names(built_site: BuiltSite) -> None:
    [data] = [
        each
        for page in built_site.output.glob("a/*/index.html")
        for each in read_data(page)
        if "ڈاکٹر مسعود پزیشکیان" in each["headline"]
    ]
    about, mentions = ({thing["name"] for thing in data[key]} for key in ("about", "mentions"))
    assert {"ایران", "ترکمانستان"} <= about
    assert "روس" in mentions
    assert not about & mentions


def test_feeds_of_names_are_valid_and_led_to(built_site: BuiltSite) -> None:
    feeds = sorted(built_site.output.glob("*/*/feed.atom"))
    assert feeds
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path
        name = path.parent.relative_to(built_site.output).as_posix()
        assert feed.feed.id == f"{SITEURL}/{name}/"
        days = [entry.updated for entry in feed.entries]
        assert days == sorted(days, reverse=True)
        head = (path.parent / "index.html").read_text("utf-8").partition("</head>")[0]
        assert f'<link rel="alternate" type="application/atom+xml" href="../../{name}/feed.atom"' in head
    led_to = {
        page.parent
        for page in built_site.output.glob("*/*/index.html")
        if re.search(r'href="../../[a-z]+/[a-z0-9-]+/feed.atom"', page.read_text("utf-8"))
    }
    assert led_to == {path.parent for path in feeds}


def test_the_table_has_every_name_that_has_a_page(built_site: BuiltSite) -> None:
    lines = (built_site.output / "data/entities.jsonl").read_text("utf-8").splitlines()
    names = [json.loads(line) for line in lines]
    ids = [name["id"] for name in names]
    assert ids == sorted(ids)
    kinds = ("person", "place", "organisation")
    pages = {
        page.parent.relative_to(built_site.output).as_posix()
        for kind in kinds
        for page in built_site.output.glob(f"{kind}/*/index.html")
    }
    assert set(ids) == pages
    assert all(name["url"] == f"{SITEURL}/{name['id']}/" for name in names)
    about = (built_site.output / "about/index.html").read_text("utf-8")
    assert 'href="../data/entities.jsonl"' in about


def test_the_map_leads_to_the_pages_of_places(built_site: BuiltSite) -> None:
    page = (built_site.output / "map/index.html").read_text("utf-8")
    drawn = set(re.findall(r'<a href="([^"]+)" tabindex="-1"', page))
    listed = set(re.findall(r'<a class="tag" href="([^"]+)"', page))
    assert len(drawn) > 5
    assert drawn <= listed
    assert page.count('id="land"') == 1
    assert 'href="../map/"' in (built_site.output / "place/index.html").read_text("utf-8")


def test_feeds_and_tables_are_no_pages(built_site: BuiltSite) -> None:
    sitemap = (built_site.output / "sitemap.xml").read_text("utf-8")
    assert f"{SITEURL}/map/" in sitemap
    assert ".atom" not in sitemap
    assert "entities.jsonl" not in sitemap
