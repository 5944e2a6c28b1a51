"""Every template rendered: valid HTML, headings in order, nothing empty, hostile text that stays text."""

from __future__ import annotations

import gzip
import json
import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from waraq.config import SiteConfig
from waraq.plugins.article_fields import list_fields

from .rendering import render_page
from .sample_cards import HOSTILE
from .samples import PAGES

NAMES = [page[0] for page in PAGES]
EVERY_PAGE = pytest.mark.parametrize("name", NAMES)


def parse(name: str) -> Element:
    """The page's tree, strictly parsed, without what is kept in <template> for scripts."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document: Element = parser.parse(render_page(name))
    for parent in list(document.iter()):
        for child in [child for child in parent if child.tag == "template"]:
            parent.remove(child)
    return document


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@EVERY_PAGE
def test_html_is_valid_and_right_to_left(name: str) -> None:
    root = parse(name)
    assert (root.get("lang"), root.get("dir")) == ("ur", "rtl")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for target in (element.get(attribute) or "").split():
                assert target in ids, f"{attribute}={target}"


@EVERY_PAGE
def test_policy_of_the_page_is_obeyed(name: str) -> None:
    root = parse(name)
    policies = [
        e.get("content") for e in root.iter("meta") if e.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert policies[0] is not None
    assert policies[0].startswith("default-src 'self'")
    for element in root.iter():
        assert not [key for key in element.attrib if key == "style" or key.startswith("on")]
        assert element.tag != "style"
    for script in root.iter("script"):
        assert script.get("src") or script.get("type") == "application/ld+json"
    for element in root.iter():
        source = element.get("src") or (element.get("href") if element.tag == "link" else None)
        if source and element.get("rel") != "canonical":
            assert "//" not in source, "everything the page loads is its own"


@EVERY_PAGE
def test_headings_are_in_order(name: str) -> None:
    headings = [e for e in parse(name).iter() if re.fullmatch("h[1-6]", str(e.tag))]
    levels = [int(e.tag[1]) for e in headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert all(text_of(e) or e.get("hidden") is not None for e in headings)


@EVERY_PAGE
def test_nothing_is_empty(name: str) -> None:
    root = parse(name)
    for element in root.iter():
        script_fills = any(key.startswith("data-") for key in element.attrib)
        if element.tag in ("ul", "ol", "dl", "table", "nav", "section") and not script_fills:
            assert len(element), f"{element.tag} {element.attrib}"
        if element.tag in ("p", "li", "dt", "dd", "button") and not script_fills:
            assert text_of(element) or len(element), f"{element.tag} {element.attrib}"
    landmarks = [element.tag for element in root.iter() if element.tag in ("main", "header", "footer", "nav")]
    assert landmarks.count("main") == 1
    labels = [e.get("aria-label") for e in root.iter("nav")]
    assert all(labels)
    assert len(labels) == len(set(labels))
    texts = {element.get("id"): text_of(element) for element in root.iter()}
    regions = [texts[element.get("aria-labelledby")] for element in root.iter("section") if element.attrib]
    assert sorted(regions) == sorted(set(regions)), "a screen reader lists them by these names"


@EVERY_PAGE
def test_links_stay_below_the_root(name: str) -> None:
    url = next(page[2] for page in PAGES if page[0] == name)
    depth = url.count("/")
    for link in parse(name).iter("a"):
        href = link.get("href") or ""
        assert href, text_of(link)
        if name != "404" and not href.startswith(("#", "http", "data:", "mailto:")):
            assert not href.startswith("/")
            assert href.count("../") == depth, href


@pytest.mark.parametrize("name", [name for name in NAMES if name != "forward"])  # which is seen for no time
def test_head_says_what_the_page_is(name: str) -> None:
    root = parse(name)
    meta = {e.get("property") or e.get("name"): e.get("content") for e in root.iter("meta")}
    assert meta["og:locale"] == "ur_PK"
    assert meta["og:title"] == text_of(next(root.iter("title")))
    assert meta["description"]
    canonical = [e.get("href") for e in root.iter("link") if e.get("rel") == "canonical"]
    url = next(page[2] for page in PAGES if page[0] == name)
    assert canonical == ([] if name == "404" else [f"https://waraq.example/{url}"])


@pytest.mark.parametrize(
    "name", ["front", "article-attacked", "section", "undated", "tombstone", "forward", "data", "data-empty"]
)
def test_hostile_text_stays_text(name: str) -> None:
    html = render_page(name)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    root = parse(name)
    assert not list(root.iter("b"))


def test_article_as_structured_data() -> None:
    root = parse("article")
    data = json.loads(
        next(e.text or "" for e in root.iter("script") if e.get("type") == "application/ld+json")
    )
    assert data["@type"] == "NewsArticle"
    assert data["inLanguage"] == "ur"
    assert data["url"] == "https://waraq.example/a/3kq7m2x9tb/"
    assert data["dateline"] == "عشق آباد"
    assert {"@type": "Organization", "name": "مانیٹرنگ ڈیسک"} in data["author"]
    assert {thing["@type"] for thing in data["mentions"]} == {"Person", "Place", "Organization"}
    assert "datePublished" not in data, "an unknown date is not made up"


def test_structured_data_of_a_hostile_headline() -> None:
    root = parse("article-attacked")
    blocks = [e.text or "" for e in root.iter("script") if e.get("type") == "application/ld+json"]
    assert len(blocks) == 1
    assert json.loads(blocks[0])["headline"] == HOSTILE


def test_unknown_date_has_its_lower_bound() -> None:
    meta = next(e for e in parse("article").iter() if e.get("class") == "story__date")
    assert text_of(meta) == "تاریخ نامعلوم، 17 جنوری 2025ء کے بعد"
    assert "سرخی متن سے اخذ کی گئی" in render_page("article")
    assert "سرخی متن سے اخذ کی گئی" not in render_page("article-bare")


def test_foreign_article_says_its_language() -> None:
    root = parse("article-foreign")
    for tag in ("span", "div"):
        element = next(e for e in root.iter(tag) if e.get("lang"))
        assert (element.get("lang"), element.get("dir")) == ("en", "ltr")


def test_every_field_of_the_data_is_explained() -> None:
    named = [text_of(element) for element in parse("data").iter("code")]
    assert named == [*(field.name for field in list_fields(SiteConfig(licence="CC BY 4.0"))), HOSTILE]


def test_open_page_is_marked_in_the_navigation() -> None:
    expected = {"dates": "page", "month": "true", "a-to-z": "page", "entity": "true", "section": "page"}
    for name, value in expected.items():
        bar = next(e for e in parse(name).iter("div") if "nav-bar" in (e.get("class") or ""))
        assert [e.get("aria-current") for e in bar.iter("a") if e.get("aria-current")] == [value], name


def test_article_is_light() -> None:
    """As it is sent, its own text apart; tests of the built site count what it loads besides."""
    assert len(gzip.compress(render_page("article").encode(), mtime=0)) < 6_000
