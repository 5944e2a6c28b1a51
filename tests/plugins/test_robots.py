"""What is there for search engines besides the sitemap of all pages."""

from __future__ import annotations

from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest

from tests.plugins.names_archive import Names
from tests.plugins.newspaper import Newspaper
from waraq.plugins.news_sitemap import NEWS, build_news_sitemap
from waraq.plugins.robots import build_humans, build_robots
from waraq.plugins.sitemap import NAMESPACE

SPACES = {"s": NAMESPACE, "news": NEWS}


def read_robots(data: bytes | None) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse((data or b"").decode().splitlines())
    return parser


def test_robots_may_visit_all_and_find_the_sitemaps() -> None:
    robots = read_robots(build_robots("https://paper.example", "", ["sitemap.xml", "news-sitemap.xml"]))
    assert robots.can_fetch("Anybot", "https://paper.example/data/articles-1992.jsonl")
    assert robots.site_maps() == [
        "https://paper.example/sitemap.xml",
        "https://paper.example/news-sitemap.xml",
    ]


def test_rules_of_the_settings_are_in_place_of_ours() -> None:
    rules = "User-agent: Greedybot\nDisallow: /data/\n"
    robots = read_robots(build_robots("https://paper.example", rules, ["sitemap.xml"]))
    assert not robots.can_fetch("Greedybot", "https://paper.example/data/")
    assert robots.can_fetch("Otherbot", "https://paper.example/data/")
    assert robots.site_maps() == ["https://paper.example/sitemap.xml"]


def test_nobody_looks_for_robots_below_a_path() -> None:
    assert build_robots("https://paper.example/archive", "", ["sitemap.xml"]) is None
    assert build_robots("", "", ["sitemap.xml"]) is None


def test_humans_are_told_of_if_there_is_something_to_tell() -> None:
    assert build_humans("\nمدیر: اعظم\n\n") == "مدیر: اعظم\n".encode()
    assert build_humans(" \n") is None


def list_news(names: Names) -> list[tuple[str | None, str | None]]:
    data = build_news_sitemap(names.archive)
    assert data is not None
    news = ET.fromstring(data).iterfind("s:url/news:news", SPACES)
    return [
        (each.findtext("news:publication_date", None, SPACES), each.findtext("news:title", None, SPACES))
        for each in news
    ]


def test_the_newest_news_are_those_of_the_newest_day_and_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = Names(tmp_path, monkeypatch)
    names.add("a", "2014-03", [])
    names.add("b", None, [])
    assert build_news_sitemap(names.archive) is None
    for name, day in (("c", "2014-03-01"), ("d", "2014-02-28"), ("e", "2014-02-27"), ("f", "2014-03-01")):
        names.add(name, day, [], headline=f"<خبر> \x0b{name}")
    assert list_news(names) == [
        ("2014-03-01", "<خبر> c"),
        ("2014-03-01", "<خبر> f"),
        ("2014-02-28", "<خبر> d"),
    ]


def test_a_site_has_them_as_its_settings_say(tmp_path: Path) -> None:
    paper = Newspaper(tmp_path)
    paper.waraq = {"NEWS_SITEMAP": True, "HUMANS": "مدیر: اعظم", "OAI_EMAIL": "data@paper.example"}
    paper.build()
    robots = read_robots((paper.output / "robots.txt").read_bytes())
    maps = [address.rpartition("/")[2] for address in robots.site_maps() or ()]
    assert [(paper.output / name).is_file() for name in maps] == [True, True]
    assert (paper.output / "humans.txt").is_file()
    page = (paper.output / "data/index.html").read_text("utf-8")
    assert 'href="../data/oai-2014.xml"' in page
    paper.waraq = {}
    paper.build()
    left = {path.name for path in paper.output.iterdir() if path.suffix in {".txt", ".xml"}}
    assert left == {"robots.txt", "rss.xml", "sitemap.xml", "opensearch.xml"}
