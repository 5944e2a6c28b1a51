"""The face that a page comes in, and the buttons by which a reader takes another."""

from __future__ import annotations

from dataclasses import replace

import html5lib
import pytest

from .rendering import environment, render_page
from .sample_cards import SITE
from .samples import PAGES
from .stylesheets import read_plain

NAMES = [name for name, template, _url, _context in PAGES if template != "forward"]  # which leads away


@pytest.mark.parametrize("name", NAMES)
def test_pages_come_in_naskh_and_nastaliq_is_one_press_away(name: str) -> None:
    root = html5lib.parse(render_page(name), namespaceHTMLElements=False)
    assert (root.get("data-face"), root.get("data-default-face")) == ("naskh", "naskh")
    pressed = {e.get("value"): e.get("aria-pressed") for e in root.iter("button") if e.get("name") == "face"}
    assert set(pressed) == {"naskh", "nastaliq"}
    assert pressed["nastaliq"] != "true"


def test_a_site_may_come_in_nastaliq() -> None:
    _name, template, url, context = next(page for page in PAGES if page[0] == "dates")
    values = {"root": "../", "page_url": url, "page_kind": template, **context}
    html = environment().get_template("dates.html").render(values, site=replace(SITE, face="nastaliq"))
    root = html5lib.parse(html, namespaceHTMLElements=False)
    assert (root.get("data-face"), root.get("data-default-face")) == ("nastaliq", "nastaliq")


def test_nastaliq_is_asked_for_by_the_choice_alone() -> None:
    """No rule without the attribute names the large font, so that nobody loads it by reading."""
    rules = [rule for rule in read_plain("tokens.css").split("}") if "Waraq Nastaliq" in rule]
    assert rules
    assert all('[data-face="nastaliq"]' in rule.partition("{")[0] for rule in rules)
