"""Everything open at once: accessible, narrow, large, in both faces, and nothing to press on paper."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.theme.screen import ORIGIN, STICKS_OUT, add_style, wait_for_fonts

from .conftest import open_facets, search


def open_all(page: Page) -> None:
    search(page, "?q=سیلاب پاکستتان ظظظ&place=کراچی&from=2009")
    open_facets(page)
    for summary in page.locator("[data-facet] > summary").all():
        summary.click()
    expect(page.locator("[data-facet=person] input").first).to_be_visible()
    chart = page.locator(".histogram__chart")
    chart.focus()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowLeft")
    page.locator("[data-keyboard-button]").click()
    box = page.locator("#search-words")
    box.fill("پا")
    expect(page.get_by_role("option", name="پاکستانی")).to_be_visible()
    box.press("ArrowDown")
    expect(page.locator("[data-search-list] > li, [data-facets]").first).to_be_attached()


@pytest.mark.parametrize("look", ["light naskh", "dark nastaliq", "forced naskh"])
def test_axe_finds_nothing(page: Page, look: str) -> None:
    scheme, face = look.split()
    if scheme == "forced":
        page.emulate_media(forced_colors="active")
    else:
        page.emulate_media(color_scheme=scheme)
    page.add_init_script(f"localStorage.setItem('waraq-face', '{face}')")
    open_all(page)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.keyboard.press("Escape")
    page.locator("#search-words").fill("سیلاب")
    expect(page.locator("[data-histogram]")).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("face", ["naskh", "nastaliq"])
def test_nothing_sticks_out(page: Page, face: str) -> None:
    page.add_init_script(f"localStorage.setItem('waraq-face', '{face}')")
    for width, size in ((320, "100%"), (640, "200%")):
        page.set_viewport_size({"width": width, "height": 640})
        page.goto(ORIGIN)
        open_all(page)
        wait_for_fonts(page)
        add_style(page, f"html {{ font-size: {size}; }}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(STICKS_OUT) == []


def test_targets_are_large_enough(page: Page) -> None:
    """WCAG 2.2: 24 by 24 pixels at least."""
    open_all(page)
    # Found and measured in one step: the letters just typed are searched meanwhile, and what that answer
    # replaces has no size any more.
    seen, small = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll('.search-page button, .search-page select')];
          const seen = all.filter((e) => e.checkVisibility({ visibilityProperty: true }));
          const least = ({ width, height }) => Math.min(width, height);
          const small = seen.filter((e) => least(e.getBoundingClientRect()) < 24);
          return [seen.length, small.map((e) => e.outerHTML)];
        }"""
    )
    assert seen > 0
    assert small == []


def test_paper_has_results_and_nothing_to_press(page: Page) -> None:
    open_all(page)
    page.emulate_media(media="print")
    assert page.locator("[data-search-status]").is_visible()
    assert not page.locator(
        "main button:visible:not(.chips button), main input:visible, main select:visible"
    ).count()
    assert not page.locator("[data-facets]:visible, .keyboard:visible, .suggestions:visible").count()


def test_a_result_says_its_language_and_what_is_known_of_its_date(page: Page) -> None:
    search(page, "?q=پاکستان")
    found = {
        item.locator("h2").inner_text(): [
            (each.get_attribute("lang"), each.get_attribute("dir"))
            for each in item.locator("h2 a, .card__lead").all()
        ]
        for item in page.locator("[data-search-list] > li").all()
    }
    assert found["پاکستان کی خبر 1"] == [(None, "rtl")] * 2
    assert found["پاکستان کی خبر 4"] == [("fa-AF", "rtl")] * 2
    assert found["پاکستان کی خبر 7"] == [("en", "ltr")] * 2
    undated = page.locator("[data-search-list] > li").first.locator("[data-hit=date]")
    expect(undated).to_have_text("تاریخ نامعلوم، 1991ء کے بعد")
    assert undated.locator("time").count() == 0


def test_counts_are_announced(page: Page) -> None:
    search(page, "?q=سیلاب")
    status = page.locator("[data-search-status]")
    expect(status).to_have_role("status")
    expect(status).to_have_text("20 مضامین میں سب الفاظ ملے۔")
