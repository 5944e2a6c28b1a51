"""The Atom feed and the sitemap of the built sample archive."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser

from tests.archive_project import BASE, SITEURL, BuiltSite
from waraq.plugins.sitemap import NAMESPACE, build_sitemap

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


def test_a_large_sitemap_is_an_index_of_parts() -> None:
    made = dict(build_sitemap("https://example.org", [f"a/{n}/" for n in range(5)], per_file=2))
    assert sorted(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    index = ET.fromstring(made["sitemap.xml"])
    assert next(loc.text for loc in index.iter(f"{{{NAMESPACE}}}loc")) == "https://example.org/sitemap-1.xml"


def test_an_address_is_escaped() -> None:
    ((_, data),) = build_sitemap("https://example.org/a&b", ["section/کھیل/"])
    assert b"a&amp;b/section/%DA%A9" in data
