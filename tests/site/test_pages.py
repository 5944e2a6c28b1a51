"""Every page of the built sample archive, checked one by one."""

from __future__ import annotations

import gzip
import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

from tests.archive_project import BASE, BuiltSite
from waraq.search import load_client

XHTML = "{http://www.w3.org/1999/xhtml}"
CSP = "default-src 'self'; base-uri 'self'; form-action 'self'"
ARTICLE_BUDGET = 20 * 1024  # a page with all it loads, without fonts, as it is sent: half of what is allowed
ARTICLE_REQUESTS = 3  # and two fonts


def parse(path: Path) -> ET.Element:
    return html5lib.HTMLParser(strict=True).parse(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def pages(built_site: BuiltSite) -> dict[Path, ET.Element]:
    """Every page parsed strictly: a parse error of any page fails here, with its path."""
    parsed = {}
    for path in built_site.pages():
        try:
            parsed[path] = parse(path)
        except html5lib.html5parser.ParseError as error:
            pytest.fail(f"{path.relative_to(built_site.output)}: {error}")
    assert len(parsed) > 100
    return parsed


@pytest.fixture(scope="module")
def ids(pages: dict[Path, ET.Element]) -> dict[Path, set[str]]:
    """Those of every page, which links lead to."""
    return {path: list_ids(tree) for path, tree in pages.items()}


@pytest.fixture(scope="module")
def links(
    built_site: BuiltSite, pages: dict[Path, ET.Element], ids: dict[Path, set[str]]
) -> dict[Path, list[tuple[str, Path]]]:
    """Those of every page into the site itself, each with the file it leads to."""
    return {path: list(targets(built_site.output, path, tree, ids)) for path, tree in pages.items()}


def elements(tree: ET.Element, *names: str) -> Iterator[ET.Element]:
    wanted = {XHTML + name for name in names}
    return (element for element in tree.iter() if element.tag in wanted)


def test_every_page_is_urdu_and_runs_right_to_left(pages: dict[Path, ET.Element]) -> None:
    for path, tree in pages.items():
        html = tree if tree.tag == XHTML + "html" else next(elements(tree, "html"))
        assert (html.get("lang"), html.get("dir")) == ("ur", "rtl"), path


def test_every_page_has_its_policy_and_keeps_it(pages: dict[Path, ET.Element]) -> None:
    for path, tree in pages.items():
        policies = [
            m.get("content")
            for m in elements(tree, "meta")
            if m.get("http-equiv") == "Content-Security-Policy"
        ]
        assert policies == [CSP], path
        for element in tree.iter():
            assert element.get("style") is None, path
            assert not [name for name in element.attrib if name.lower().startswith("on")], path
        for script in elements(tree, "script"):
            assert script.get("src") or script.get("type") == "application/ld+json", path
        assert not list(elements(tree, "style")), path


def test_every_page_has_one_h1_and_a_title(pages: dict[Path, ET.Element]) -> None:
    for path, tree in pages.items():
        assert len(list(elements(tree, "h1"))) == 1, path
        (title,) = elements(tree, "title")
        assert (title.text or "").strip(), path


def test_headings_skip_no_level(pages: dict[Path, ET.Element]) -> None:
    for path, tree in pages.items():
        levels = [int(h.tag[-1]) for h in elements(tree, "h1", "h2", "h3", "h4", "h5", "h6")]
        for before, after in itertools.pairwise(levels):
            assert after <= before + 1, f"{path}: h{before} then h{after}"


def test_ids_are_unique(pages: dict[Path, ET.Element]) -> None:
    for path, tree in pages.items():
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), path


def list_ids(tree: ET.Element) -> set[str]:
    return {element.get("id", "") for element in tree.iter()}


@cache
def find_file(base: Path, path: str) -> Path:
    """The file that a server gives for a path below a folder of a site, as long as nobody writes there."""
    target = (base / path).resolve()
    return target / "index.html" if target.is_dir() else target


def targets(
    output: Path, page: Path, tree: ET.Element, ids: dict[Path, set[str]]
) -> Iterator[tuple[str, Path]]:
    """Links of a page into the site itself, each with the file it leads to; `ids` are those of pages."""
    attributes = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action"))
    for name, attribute in attributes:
        for element in elements(tree, name):
            value = element.get(attribute)
            if value is None or element.get("rel") in {"canonical"}:
                continue
            address, fragment = urldefrag(value)
            if urlsplit(address).scheme:
                continue
            path = unquote(urlsplit(address).path)
            base = output if path.startswith("/") else page.parent
            file = find_file(base, path.removeprefix(BASE).lstrip("/")) if path else page
            yield value, file
            if fragment and not fragment.startswith("q="):
                if file not in ids:
                    ids[file] = list_ids(parse(file))
                assert fragment in ids[file], f"{page} -> {value}"


def test_no_link_is_dead(built_site: BuiltSite, links: dict[Path, list[tuple[str, Path]]]) -> None:
    there = {target: target.is_file() for found in links.values() for _, target in found}
    dead = [
        f"{page.relative_to(built_site.output)} -> {value}"
        for page, found in links.items()
        for value, target in found
        if not there[target]
    ]
    assert len(there) > 100
    assert dead == []


def test_every_page_can_be_reached_from_the_front_page(
    built_site: BuiltSite, links: dict[Path, list[tuple[str, Path]]]
) -> None:
    reached: set[Path] = set()
    waiting = [built_site.output / "index.html"]
    while waiting:
        page = waiting.pop()
        if page in reached or page not in links:
            continue
        reached.add(page)
        waiting += [target for _, target in links[page]]
    unreached = {p.relative_to(built_site.output).as_posix() for p in set(links) - reached}
    assert unreached == {"404.html"}


def measure_sent(path: Path) -> int:
    """The bytes of a file as a server sends them."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


def test_an_article_page_is_light(built_site: BuiltSite, pages: dict[Path, ET.Element]) -> None:
    scripts = ("theme/js/page.js", load_client().addresses.highlight)
    loaded = ("theme/css/waraq.css", *scripts)
    shared = sum(measure_sent(built_site.output / name) for name in loaded)
    heaviest = max(map(measure_sent, (built_site.output / "a").rglob("*.html")))
    assert heaviest + shared <= ARTICLE_BUDGET
    for path, tree in pages.items():
        if path.parent.parent.name == "a":
            sheets = [link for link in elements(tree, "link") if link.get("rel") == "stylesheet"]
            sources = [each for each in elements(tree, "script", "img") if each.get("src")]
            assert 1 + len(sheets) + len(sources) <= ARTICLE_REQUESTS, path


def test_no_page_asks_another_host(built_site: BuiltSite) -> None:
    for path in built_site.output.rglob("*"):
        if path.suffix in {".css", ".js"}:
            assert not re.search(
                r"url\(\s*['\"]?(?:https?:)?//|import\s+['\"]https?:", path.read_text("utf-8")
            ), path
