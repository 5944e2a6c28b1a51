"""Direction, language, numbers, days and addresses on the pages of the golden site, as they are built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import html5lib
import pytest

from .golden_site import EXPECTED

OUTPUT = EXPECTED / "output"
PAGES = sorted(OUTPUT.rglob("*.html"))
LATIN = re.compile(r"[A-Za-z]{2,}")
ARABIC = re.compile("[\u0600-\u06ff]")
SKIPPED = {"script", "style", "template", "noscript", "title"}
# A number, a hyphen and another number: a range wants the dash of ranges.
HYPHENATED = re.compile(r"[0-9۰-۹]\s*-\s*[0-9۰-۹]")
PHYSICAL_ATTRIBUTES = {"align", "hspace", "leftmargin", "bgcolor", "style"}
CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ID = re.compile("[0-9a-hjkmnp-tv-z]{10}")


def parse(path: Path) -> Element:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def bodies() -> dict[str, Element]:
    found = {
        path.relative_to(OUTPUT).as_posix(): next(parse(path).iter("body"))
        for path in PAGES
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    }
    assert len(found) > 20
    return found


def texts(element: Element, around: tuple[Element, ...] = ()) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Every text below an element with the elements around it, the outermost first."""
    if element.tag in SKIPPED:
        return
    chain = (*around, element)
    yield element.text or "", chain
    for child in element:
        if isinstance(child.tag, str):
            yield from texts(child, chain)
        yield child.tail or "", chain


def is_written(chain: tuple[Element, ...]) -> bool:
    """Whether somebody wrote this text: it is no sentence of ours."""
    return any(
        e.get("data-article-body") is not None or e.tag in ("bdi", "h1", "title") or e.get("dir")
        for e in chain
    )


def test_latin_words_among_urdu_are_isolated_and_say_their_language(bodies: dict[str, Element]) -> None:
    """Addresses and code are in none, and run from left to right. English citations have headlines as one."""
    spoken = addresses = 0
    for name, body in bodies.items():
        for text, chain in texts(body):
            if not LATIN.search(text):
                continue
            said = f"{name}: {text.strip()[:80]!r}"
            lang = next((e.get("lang") for e in reversed(chain) if e.get("lang")), "ur")
            inner = [e for e in chain[1:] if e.tag in ("bdi", "code", "pre") or e.get("dir")]
            alone = "".join(chain[-1].itertext()).strip() == text.strip() and not ARABIC.search(text)
            assert inner or alone, said
            spoken += lang != "ur"
            addresses += lang == "ur"
            ltr = any(e.get("dir") == "ltr" or e.tag in ("code", "pre") for e in inner[-1:])
            english = any(e.get("id") == "cite-chicago-text" for e in chain)
            assert lang != "ur" or ltr or english, said
    assert spoken > 10
    assert addresses > 10


def test_ranges_of_numbers_have_no_hyphen(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        found = [text for text, chain in texts(body) if HYPHENATED.search(text) and not is_written(chain)]
        assert found == [], name


def test_markup_and_no_control_character_sets_direction(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        assert [text for text, _chain in texts(body) if CONTROLS.search(text)] == [], name
        for element in body.iter():
            assert not PHYSICAL_ATTRIBUTES & set(element.attrib), f"{name}: {element.attrib}"


def test_days_for_machines_are_iso_and_days_for_readers_are_not(bodies: dict[str, Element]) -> None:
    times = [(name, e) for name, body in bodies.items() for e in body.iter("time")]
    assert len(times) > 5
    for name, element in times:
        value = element.get("datetime") or ""
        year, *rest = value.split("-")
        assert len(year) == 4, f"{name}: {value!r}"
        assert date(int(year), *map(int, [*rest, "1", "1"][:2])), name
        assert not re.search(r"\d{4}-\d\d", "".join(element.itertext())), f"{name}: {value}"


def test_addresses_are_ids_and_plain_letters() -> None:
    names = [path.relative_to(OUTPUT).as_posix() for path in OUTPUT.rglob("*")]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9/._-]+", name)] == []
    articles = [path.name for path in (OUTPUT / "a").iterdir()]
    assert len(articles) >= 3
    assert [name for name in articles if not ID.fullmatch(name)] == []


def test_feeds_say_that_they_are_urdu() -> None:
    feeds = sorted(OUTPUT.rglob("*.atom"))
    assert feeds
    for feed in feeds:
        root = fromstring(feed.read_text("utf-8"))
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ur", feed
    for path in PAGES:
        text = path.read_text("utf-8")
        if 'property="og:' in text:
            assert '<meta property="og:locale" content="ur_PK">' in text, path


def test_only_the_archives_own_pictures_are_pictures(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        assert not [e.tag for e in body.iter() if e.tag in ("canvas", "picture", "object", "embed")], name
        own = [e for e in body.iter("img") if not (e.get("alt") or "").strip()]
        assert own == [], f"{name}: a picture without words"
