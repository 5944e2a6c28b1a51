"""The archive with its interface in English: pages say which of their words are Urdu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.archive_project import run_waraq
from tests.site.golden_site import copy_sources
from waraq.dates import english_month

ARABIC = re.compile("[\u0620-\u06ff]")
HIDDEN = {"head", "script", "style", "template"}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_sources(tmp_path_factory.mktemp("english"))
    settings = project / "pelicanconf.py"
    settings.write_text(
        settings.read_text("utf-8").replace("WARAQ = {", 'WARAQ = {\n    "INTERFACE": "en",'), "utf-8"
    )
    done = run_waraq(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "output"


def texts(element: Element, lang: str) -> Iterator[tuple[str, str, Element]]:
    """Each text of a page with the language that it says it is in."""
    if element.tag in HIDDEN:
        return
    lang = element.get("lang", lang)
    yield element.text or "", lang, element
    for child in element:
        yield from texts(child, lang)
        yield child.tail or "", lang, element


def pages(output: Path) -> list[Path]:
    return sorted(output.rglob("*.html"))


def test_every_urdu_word_says_that_it_is_urdu(output: Path) -> None:
    assert len(pages(output)) > 20
    silent = set()
    for path in pages(output):
        page = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)
        assert (page.get("lang"), page.get("dir")) == ("en", "ltr"), path
        for text, lang, element in texts(page, "en"):
            if ARABIC.search(text) and lang.partition("-")[0] == "en":
                silent.add((path.parent.name, element.tag, tuple(element.attrib.items()), text[:60]))
    assert silent == set()


def test_what_is_shown_for_a_circle_of_the_map_is_in_one_language(output: Path) -> None:
    """A title in a drawing has no elements, and so can't say of a part that it is Urdu."""
    page = html5lib.parse((output / "map/index.html").read_bytes(), namespaceHTMLElements=False)
    titles = page.findall(".//{http://www.w3.org/2000/svg}a/{http://www.w3.org/2000/svg}title")
    assert titles
    for title in titles:
        assert title.get("lang") == "ur"
        assert re.fullmatch(r"[^a-zA-Z]+ \([0-9]+\)", title.text or "")


def test_the_interface_is_english(output: Path) -> None:
    front = (output / "index.html").read_text("utf-8")
    assert "Search" in front
    assert 'content="en_GB"' in front
    month = min(output.glob("date/[0-9]*/[0-9]*/index.html"))
    page = html5lib.parse(month.read_bytes(), namespaceHTMLElements=False)
    heading = "".join(page.find(".//h1").itertext())
    assert heading == f"{english_month(int(month.parent.name))} {month.parent.parent.name}"
    heads = [(each.get("title"), "".join(each.itertext())) for each in page.findall(".//th/abbr")]
    assert len(heads) == 7
    assert heads[2] == ("Wednesday", "Wed"), "seven names in full are wider than a phone"
    search = (output / "search/index.html").read_text("utf-8")
    assert search.count('<div class="keyboard__row" dir="ltr" lang="ur">') == 4, (
        "its keys are letters of Urdu"
    )


def test_article_bodies_stay_as_they_are_written(output: Path) -> None:
    bodies = [
        body
        for path in output.glob("a/*/index.html")
        for body in html5lib.parse(path.read_bytes(), namespaceHTMLElements=False).iterfind(
            ".//*[@data-article-body]"
        )
    ]
    assert bodies
    assert {body.get("dir") for body in bodies} <= {"rtl", "auto"}
    assert all(body.get("lang") for body in bodies)


def test_dates_of_search_results_run_as_the_interface_does(output: Path) -> None:
    """From right to left «22 February 1999» would be shown as «February 1999 22»."""
    page = html5lib.parse((output / "search/index.html").read_bytes(), namespaceHTMLElements=False)
    [hit] = page.iterfind(".//template[@data-search-hit]")
    parts = ("article", "h2/a", "p[@class='card__lead']", "p[@class='meta']")
    assert [hit.find(f".//{part}").get("dir") for part in parts] == [None, "rtl", "rtl", None]
