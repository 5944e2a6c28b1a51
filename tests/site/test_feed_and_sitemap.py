"""The Atom feed and the sitemap of the built sample archive."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser

from tests.archive_project import BASE, SITEURL, BuiltSite
from waraq.plugins.sitemap import NAMESPACE, Sizes, build_sitemap

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_the_feed_is_urdu_valid_and_newest_first(built_site: BuiltSite) -> None:
    path = built_site.output / "feed.atom"
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo
    assert ET.parse(path).getroot().get(XML_LANG) == "ur"
    days = [entry.updated for entry in feed.entries]
    assert len(days) == 20
    assert days == sorted(days, reverse=True)
    for entry in feed.entries:
        assert entry.title
        assert (built_site.output / urlsplit(entry.link).path.removeprefix(BASE) / "index.html").is_file()


def test_the_sitemap_lists_every_page_once(built_site: BuiltSite) -> None:
    root = ET.parse(built_site.output / "sitemap.xml").getroot()
    listed = [loc.text or "" for loc in root.iter(f"{{{NAMESPACE}}}loc")]
    files = [built_site.output / urlsplit(url).path.removeprefix(BASE) / "index.html" for url in listed]
    assert len(set(files)) == len(files)
    unlisted = {
        path.relative_to(built_site.output).as_posix() for path in set(built_site.pages()) - set(files)
    }
    assert unlisted == {"404.html", "search/index.html"}


def test_the_search_is_described_for_other_programs(built_site: BuiltSite) -> None:
    root = ET.parse(built_site.output / "opensearch.xml").getroot()
    templates = [element.get("template") for element in root if element.get("rel") == "results"]
    assert templates == [f"{SITEURL}/search/?q={{searchTerms}}"]
    front = (built_site.output / "index.html").read_text("utf-8")
    assert '<link rel="search" type="application/opensearchdescription+xml" href="opensearch.xml"' in front


def build(pages: Mapping[str, list[str]], stale: Collection[str], **sizes: int) -> dict[str, bytes | None]:
    counts = {year: len(urls) for year, urls in pages.items()}
    return dict(build_sitemap("https://example.org", counts, pages.__getitem__, stale, Sizes(**sizes)))


def test_a_large_sitemap_is_an_index_of_years() -> None:
    pages = {"": ["person/a/"], "1992": [f"a/{n}/" for n in range(5)], "1993": ["a/5/"]}
    made = build(pages, pages, small=6, per_file=2)
    parts = [*(f"sitemap-1992-{n}.xml" for n in (1, 2, 3)), "sitemap-1993.xml", "sitemap-others.xml"]
    assert sorted(made) == [*parts, "sitemap.xml"]
    assert list_addresses(made["sitemap.xml"]) == [f"https://example.org/{name}" for name in parts]
    listed = [url for name in parts for url in list_addresses(made[name])]
    assert sorted(listed) == sorted(f"https://example.org/{url}" for urls in pages.values() for url in urls)


def list_addresses(sitemap: bytes | None) -> list[str | None]:
    return [loc.text for loc in ET.fromstring(sitemap or b"").iter(f"{{{NAMESPACE}}}loc")]


def test_an_article_more_changes_the_file_of_its_year_alone() -> None:
    pages = {year: [f"a/{year}-{n}/" for n in range(5)] for year in ("1992", "1993", "1994")}
    before = build(pages, pages, small=6)
    more = {**pages, "1993": [*pages["1993"], "a/1993-9/"]}
    after = build(more, {"1993"}, small=6)
    assert {name for name, data in after.items() if data is None} == {"sitemap-1992.xml", "sitemap-1994.xml"}
    assert before.keys() == after.keys()
    assert before["sitemap.xml"] == after["sitemap.xml"]
    assert {**after, **{name: before[name] for name, data in after.items() if data is None}} == build(
        more, more, small=6
    )


def test_an_address_is_escaped() -> None:
    ((_, data),) = build_sitemap("https://example.org/a&b", {"": 1}, lambda _: ["section/کھیل/"], {""})
    assert data
    assert b"a&amp;b/section/%DA%A9" in data
