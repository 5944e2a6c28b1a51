"""Every kind of page in both faces, light and dark, on a telephone and a desk, and with text twice as big."""

from __future__ import annotations

import pytest

from .looks import LOOK
from .samples import PAGES
from .screen import ADD_STYLE, ORIGIN, wait_for_fonts

SIZES = {"phone": (320, 640), "desk": (1280, 800)}
FACES = ("naskh", "nastaliq")
SCHEMES = ("light", "dark")
SEEN = [(name, url) for name, template, url, _context in PAGES if template != "forward"]  # which leads away


def look(page, name: str, *, colours_only: bool = False) -> None:
    wrong = page.evaluate(LOOK, colours_only)
    assert wrong == [], name


def test_every_page_is_whole_on_every_screen(page) -> None:
    """Each is loaded once; 320 px is also 1280 px at 400 % zoom."""
    for name, url in SEEN:
        page.goto(ORIGIN + url)
        for face in FACES:
            page.evaluate("face => { document.documentElement.dataset.face = face; }", face)
            wait_for_fonts(page)
            for size, (width, height) in SIZES.items():
                page.set_viewport_size({"width": width, "height": height})
                for scheme in SCHEMES:
                    page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", scheme)
                    # What is dark stands where it stood.
                    look(page, f"{name}, {face}, {size}, {scheme}", colours_only=scheme == "dark")
            page.set_viewport_size({"width": 320, "height": 640})
            page.evaluate("document.documentElement.dataset.size = 'largest'")
            look(page, f"{name}, {face}, the largest size a reader can choose")
            page.evaluate("document.documentElement.dataset.size = 'normal'")
            page.set_viewport_size({"width": 640, "height": 640})
            page.evaluate(ADD_STYLE, "html { font-size: 200%; }")
            look(page, f"{name}, {face}, text of twice the size")
            page.evaluate("document.adoptedStyleSheets = []")


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("main { inline-size: 110vw; }", "sticks out"),
        ("main { min-inline-size: 110vw; }", "scrolls sideways"),
        (".story__headline { block-size: 1em; overflow: clip; }", "cuts its text"),
        (".article-body { margin-block-start: -3em; }", "lies over the part before it"),
        (".meta { color: #999; }", "of contrast"),
    ],
)
def test_what_is_wrong_is_seen(page, css: str, told: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(ORIGIN + "a/3kq7m2x9tb/")
    wait_for_fonts(page)
    look(page, "as it is")
    page.evaluate(ADD_STYLE, css)
    assert [each for each in page.evaluate(LOOK, False) if told in each]
