"""Direction and language of what the pages are filled with, and names of their parts for screen readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest

from .rendering import render_page
from .sample_cards import BOUNDED, DATED, ENGLISH, HOSTILE, PEOPLE, PLACES, WORLD
from .samples import PAGES
from .stylesheets import THEME

NAMES = [page[0] for page in PAGES]
# Values of the samples that a page is filled with, none of them part of the catalogue's sentences.
VALUES = {
    BOUNDED.headline,
    DATED.headline,
    ENGLISH.headline,
    HOSTILE,
    WORLD.name,
    *(tag.name for tag in PEOPLE + PLACES),
    "Dawn",
    "مشرق نامہ",
    "نامہ نگار خصوصی",
    "عشق آباد",
    "Vladimir Putin",
    "Wiladimir Piyutin",
    "000_5d4dc3eaa96f919a.txt",
}
LABELLED = ("nav", "section", "form")


def body(name: str) -> Element:
    """The body of a page, what scripts fill included."""
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(render_page(name))
    return next(document.iter("body"))


def texts(element: Element, *, isolated: bool = False) -> Iterator[tuple[str, bool]]:
    """Every text below the element, and whether ``bdi`` or ``dir`` isolates it from its neighbours."""
    isolated = isolated or element.tag == "bdi" or element.get("dir") is not None
    if element.text:
        yield element.text.strip(), isolated
    for child in element:
        yield from texts(child, isolated=isolated)
        if child.tail:
            yield child.tail.strip(), isolated


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_isolated(name: str) -> None:
    found = [(text, isolated) for text, isolated in texts(body(name)) if text in VALUES]
    assert found, "each page has at least the name of the site"
    assert [text for text, isolated in found if not isolated] == []


def test_addresses_and_files_run_left_to_right() -> None:
    entity, article = body("entity"), body("article")
    marked = [e for root in (entity, article) for e in root.iter() if e.get("dir") == "ltr"]
    shown = {"".join(e.itertext()) for e in marked}
    assert {"000_5d4dc3eaa96f919a.txt", "https://waraq.example/a/3kq7m2x9tb/", "Q7747"} <= shown
    named = {"".join(e.itertext()): e.get("lang") for e in marked if e.get("lang") and e.tag != "p"}
    names = {"Vladimir Putin": "en", "Wiladimir Piyutin": "ur-Latn", "Putin": "ur-Latn"}
    assert {each: named.get(each) for each in names} == names


@pytest.mark.parametrize("name", [name for name in NAMES if name != "forward"])  # which has no parts
def test_parts_have_urdu_names(name: str) -> None:
    root = body(name)
    labels = [e.get("aria-label") for e in root.iter() if e.get("aria-label")]
    assert labels
    assert [label for label in labels if not re.search("[\u0600-\u06ff]", label or "")] == []
    for element in root.iter():
        if element.tag in LABELLED and element.get("data-search") is None:
            named = element.get("aria-label") or element.get("aria-labelledby")
            assert named or element.get("data-search-form") is not None, element.attrib
    for table in root.iter("table"):
        heads = list(table.iter("th"))
        assert all(e.get("scope") for e in heads) or name.startswith("article"), "the body's own tables apart"


def test_no_text_is_a_picture() -> None:
    for name in NAMES:
        assert not [e.tag for e in body(name).iter() if e.tag in ("img", "picture", "canvas", "text")], name
    assert "<text" not in (THEME / "static" / "icon.svg").read_text("utf-8")
