"""The Atom feed and the sitemap of the built sample archive."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser

from tests.archive_project import BASE, SITEURL, BuiltSite
from waraq.plugins.sitemap import NAMESPACE, Sizes, build_sitemap

ATOM = "{http://www.w3.org/2005/Atom}"
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


def list_feeds(site: BuiltSite, name: str) -> list[Path]:
    found = sorted(site.output.rglob(name))
    assert len(found) > len(list((site.output / "section").glob("*/index.html")))
    return found


def has_page(site: BuiltSite, address: str) -> bool:
    assert address.startswith(f"{SITEURL}/")
    return (site.output / address.removeprefix(f"{SITEURL}/") / "index.html").is_file()


def read_moment(text: str) -> datetime:
    """A moment by RFC 3339."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", text)
    return datetime.fromisoformat(text)


def only(element: ET.Element, name: str) -> str:
    """The text of the one element of a name, which has some."""
    [found] = element.findall(name)
    assert found.text
    assert found.text.strip()
    return found.text


def test_atom_feeds_have_what_rfc_4287_wants(built_site: BuiltSite) -> None:
    ids = []
    for path in list_feeds(built_site, "feed.atom"):
        feed = ET.parse(path).getroot()
        assert feed.tag == f"{ATOM}feed"
        assert only(feed, f"{ATOM}title")
        ids.append(only(feed, f"{ATOM}id"))
        updated = read_moment(only(feed, f"{ATOM}updated"))
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == f"{SITEURL}/{path.relative_to(built_site.output).as_posix()}"
        entries = feed.findall(f"{ATOM}entry")
        assert entries
        named = [only(entry, f"{ATOM}id") for entry in entries]
        assert len(set(named)) == len(named)
        assert all(has_page(built_site, each) for each in named)
        assert max(read_moment(only(entry, f"{ATOM}updated")) for entry in entries) == updated
        for entry in entries:
            assert only(entry, f"{ATOM}title")
            assert [only(author, f"{ATOM}name") for author in entry.findall(f"{ATOM}author")]
    assert len(set(ids)) == len(ids)


def test_json_feeds_have_what_version_1_1_wants(built_site: BuiltSite) -> None:
    for path in list_feeds(built_site, "feed.json"):
        feed = json.loads(path.read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["language"] == "ur"
        assert feed["feed_url"] == f"{SITEURL}/{path.relative_to(built_site.output).as_posix()}"
        assert feed["home_page_url"] == feed["feed_url"].removesuffix("feed.json")
        assert all(isinstance(feed[key], str) and feed[key] for key in ("title", "description"))
        assert feed["items"]
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) <= 20
        for item in feed["items"]:
            assert set(item) - {"tags", "date_modified", "_waraq"} == {
                "id", "url", "title", "content_text", "date_published", "authors", "language",
            }  # fmt: skip
            assert has_page(built_site, item["url"])
            assert item["content_text"].strip()
            assert read_moment(item["date_published"])
            assert all(author["name"] for author in item["authors"])
            assert all(isinstance(tag, str) and tag for tag in item.get("tags", ["-"]))


def test_the_rss_feed_has_what_version_2_0_wants(built_site: BuiltSite) -> None:
    root = ET.parse(built_site.output / "rss.xml").getroot()
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    [channel] = root
    assert only(channel, "link") == f"{SITEURL}/"
    assert (only(channel, "language"), bool(only(channel, "title"))) == ("ur", True)
    assert only(channel, "description")
    [link] = channel.findall(f"{ATOM}link")
    assert link.attrib == {"href": f"{SITEURL}/rss.xml", "rel": "self", "type": "application/rss+xml"}
    items = channel.findall("item")
    guids = [only(item, "guid") for item in items]
    assert len(set(guids)) == len(guids) == 20
    for item, guid in zip(items, guids, strict=True):
        assert only(item, "link") == guid
        assert has_page(built_site, guid)
        assert all(only(item, name) for name in ("title", "description"))
        assert re.fullmatch(
            r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} 00:00:00 [+]0000", only(item, "pubDate")
        )
    days = [parsedate_to_datetime(only(item, "pubDate")) for item in items]
    assert days == sorted(days, reverse=True)
    assert parsedate_to_datetime(only(channel, "lastBuildDate")) == days[0]
    assert not feedparser.parse((built_site.output / "rss.xml").read_bytes()).bozo


def test_heads_lead_to_the_feeds(built_site: BuiltSite) -> None:
    types = ("application/atom+xml", "application/feed+json", "application/rss+xml")
    front = (built_site.output / "index.html").read_text("utf-8")
    assert [each for each in types if f'<link rel="alternate" type="{each}" href="' in front] == list(types)
    section = (built_site.output / "section/sports/index.html").read_text("utf-8")
    for name in ("feed.atom", "feed.json"):
        assert re.search(rf'<link rel="alternate" type="[^"]+" href="../../section/sports/{name}"', section)


def test_the_sitemap_lists_every_page_once(built_site: BuiltSite) -> None:
    root = ET.parse(built_site.output / "sitemap.xml").getroot()
    listed = [loc.text or "" for loc in root.iter(f"{{{NAMESPACE}}}loc")]
    files = [built_site.output / urlsplit(url).path.removeprefix(BASE) / "index.html" for url in listed]
    assert len(set(files)) == len(files)
    unlisted = {
        path.relative_to(built_site.output).as_posix() for path in set(built_site.pages()) - set(files)
    }
    assert unlisted == {"404.html", "search/index.html"}


def test_the_sitemap_tells_when_articles_were_of_and_nothing_of_lists(built_site: BuiltSite) -> None:
    root = ET.parse(built_site.output / "sitemap.xml").getroot()
    days = {url.findtext(f"{{{NAMESPACE}}}loc"): url.findtext(f"{{{NAMESPACE}}}lastmod") for url in root}
    told = {}
    for path in (built_site.output / "data").glob("articles-*.jsonl"):
        told |= {each["url"]: each["date"] for each in map(json.loads, path.read_text("utf-8").splitlines())}
    assert len(told) > 40
    assert None in told.values()
    assert {url: day for url, day in days.items() if url in told} == told
    assert {day for url, day in days.items() if url not in told} == {None}


def test_the_search_is_described_for_other_programs(built_site: BuiltSite) -> None:
    root = ET.parse(built_site.output / "opensearch.xml").getroot()
    templates = [element.get("template") for element in root if element.get("rel") == "results"]
    assert templates == [f"{SITEURL}/search/?q={{searchTerms}}"]
    front = (built_site.output / "index.html").read_text("utf-8")
    assert '<link rel="search" type="application/opensearchdescription+xml" href="opensearch.xml"' in front


def build(pages: Mapping[str, list[str]], stale: Collection[str], **sizes: int) -> dict[str, bytes | None]:
    counts = {year: len(urls) for year, urls in pages.items()}
    listed = {year: [(url, "") for url in urls] for year, urls in pages.items()}
    return dict(build_sitemap("https://example.org", counts, listed.__getitem__, stale, Sizes(**sizes)))


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
    ((_, data),) = build_sitemap("https://example.org/a&b", {"": 1}, lambda _: [("section/کھیل/", "")], {""})
    assert data
    assert b"a&amp;b/section/%DA%A9" in data
