"""Each kind of page in a browser: accessible, narrow, in both faces, with a silent console."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.theme.samples import PAGES
from tests.theme.screen import ORIGIN, serve

KINDS = [
    "front", "article", "sections", "section", "dates", "year", "month", "day", "undated",
    "person", "place", "organisation", "a-z", "map", "words", "search", "about", "404",
]  # fmt: skip
# Made of the blocks of others for the most part: axe alone looks at them, once each.
OTHER_KINDS = [
    "publication", "desk", "author", "papers", "days of the year", "day of the year", "coverage", "data",
]  # fmt: skip
# Kinds that the sample archive lacks, as the theme's samples have them.
SAMPLED = ("tombstone", "copies")
LOOKS = ("light naskh", "dark nastaliq")
# Pages of which nearly all others are made of the same blocks.
IN_BOTH = frozenset({"front", "article", "month", "person", "search"})
# Halves the last link of the first row at the edge of its scroller, and goes to it: how much is cut off then.
CUT_OFF = """(scroller) => {
  const link = [...scroller.querySelector('tbody tr').querySelectorAll('a')].at(-1);
  const left = (element) => element.getBoundingClientRect().left;
  scroller.scrollBy(left(link) + link.getBoundingClientRect().width / 2 - left(scroller), 0);
  const hidden = () => Math.round(left(scroller) - left(link));
  const before = hidden();
  link.focus();
  return [before, hidden()];
}"""
OVERFLOWING = """() => {
  const wide = document.documentElement.clientWidth;
  const style = (element) => getComputedStyle(element);
  const scrolls = (e) => e && (/(auto|scroll)/.test(style(e).overflowX) || scrolls(e.parentElement));
  const sticksOut = (e) => {
    const box = e.getBoundingClientRect();
    // What lies beyond the edges of a drawing is not seen.
    return !e.ownerSVGElement && box.width > 1 && (box.right > wide + 1 || box.left < -1) && !scrolls(e);
  };
  return [...document.body.querySelectorAll('*')].filter(sticksOut).map((e) => e.outerHTML.slice(0, 80));
}"""


def list_looks() -> list[tuple[str, str]]:
    """Each kind of page with a look, by turns; some with both."""
    return [
        (kind, look)
        for place, kind in enumerate([*KINDS, *OTHER_KINDS])
        for turn, look in enumerate(LOOKS)
        if kind in IN_BOTH or place % 2 == turn
    ]


def open_page(page: Page, address: str, sample_pages: dict[str, str], kind: str) -> None:
    page.goto(address + sample_pages[kind], wait_until="load")


@pytest.mark.parametrize(("kind", "look"), list_looks())
def test_axe_finds_nothing(
    page: Page, address: str, sample_pages: dict[str, str], kind: str, look: str
) -> None:
    scheme, face = look.split()
    page.emulate_media(color_scheme=scheme)
    page.add_init_script(f"localStorage.setItem('waraq-face', '{face}')")
    open_page(page, address, sample_pages, kind)
    assert page.evaluate("document.documentElement.dataset.face") == face
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("name", SAMPLED)
def test_axe_finds_nothing_in_the_samples_of_rarer_pages(browser: Browser, name: str) -> None:
    context = browser.new_context()
    context.route("**/*", serve)
    sample = context.new_page()
    sample.goto(ORIGIN + next(url for each, _, url, _ in PAGES if each == name))
    results = Axe().run(sample)
    assert results.violations_count == 0, results.generate_report()
    context.close()


def test_axe_finds_nothing_among_results(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=پاکستان")
    page.locator("[data-search-list] > li").first.wait_for()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_marked_words_are_accessible_in_the_readers_own_colours(
    page: Page, address: str, user_article: str
) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(f"{address}{user_article}#q=پیوٹن")
    page.locator("[data-highlight]").wait_for()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    pressed, other = (
        page.locator(f"[aria-pressed={state}]").first.evaluate("e => getComputedStyle(e).borderBottomStyle")
        for state in ("true", "false")
    )
    assert (pressed, other) == ("solid", "none"), "a colour alone would not tell them apart"


def test_bar_stays_in_view_and_covers_no_focus(page: Page, address: str, user_article: str) -> None:
    page.set_viewport_size({"width": 640, "height": 500})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}{user_article}#q=پیوٹن")
    bar = page.locator("[data-highlight]")
    bar.wait_for()
    page.locator("[data-article-body] a").last.focus()
    for _ in range(8):
        page.keyboard.press("Shift+Tab")
        bottom = bar.bounding_box()["y"] + bar.bounding_box()["height"]
        focused = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert focused >= bottom - 1
    assert bar.bounding_box()["y"] >= 0


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_at_320_pixels(
    page: Page, address: str, sample_pages: dict[str, str], kind: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_page(page, address, sample_pages, kind)
    for face in ("naskh", "nastaliq"):
        page.locator(f"button[value={face}]").click()
        page.evaluate("document.fonts.ready.then(() => undefined)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, face
        assert page.evaluate(OVERFLOWING) == [], face


def test_nastaliq_is_loaded_only_when_chosen_and_remembered(
    page: Page, address: str, sample_pages: dict[str, str]
) -> None:
    open_page(page, address, sample_pages, "article")
    page.evaluate("document.fonts.ready")
    assert not [url for url in page.requested if "astaliq" in url]  # type: ignore[attr-defined]
    # Waiting for a function would evaluate a text once more, which the page's policy forbids.
    with page.expect_response(lambda response: "astaliq" in response.url):
        page.locator("[data-face-choice=nastaliq], button[value=nastaliq]").first.click()
    expect(page.locator("html")).to_have_attribute("data-face", "nastaliq")
    open_page(page, address, sample_pages, "front")
    assert page.evaluate("document.documentElement.dataset.face") == "nastaliq"


@pytest.mark.parametrize("kind", ["front", "article", "month", "person", "a-z", "map"])
def test_pages_read_without_javascript(
    browser: Browser, address: str, sample_pages: dict[str, str], kind: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address + sample_pages[kind])
    assert plain.locator("h1").first.is_visible()
    assert len(plain.locator("main").inner_text()) > 100
    assert not plain.locator("[data-needs-script]:visible").count()
    context.close()


def test_print_shows_the_article_and_no_navigation(
    page: Page, address: str, sample_pages: dict[str, str]
) -> None:
    open_page(page, address, sample_pages, "article")
    page.emulate_media(media="print")
    assert page.locator("[data-article-body]").is_visible()
    assert not page.locator("nav:visible").count()
    assert not page.locator("[role=search]:visible").count()
    breaks = "(parts) => new Set(parts.map((part) => getComputedStyle(part).breakInside)).values().toArray()"
    assert page.locator(".story__foot").evaluate_all(breaks) == ["auto"], "no half of a page stays empty"
    assert page.locator(".story__foot > *").evaluate_all(breaks) == ["avoid"]
    urdu, chicago = page.locator(".cite__text").evaluate_all("(all) => all.map((each) => each.offsetTop)")
    assert chicago > urdu, "an address has the whole line"
    open_page(page, address, sample_pages, "undated")
    assert page.locator("nav.contents").count() == 1
    assert not page.locator("nav:visible").count()


def test_links_of_a_wide_table_come_into_sight_whole(
    page: Page, address: str, sample_pages: dict[str, str]
) -> None:
    """A browser leaves a link where it is of which a little is seen, unless the scroller has a padding."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    open_page(page, address, sample_pages, "data")
    table = page.locator(".table-scroll").first
    assert table.evaluate("(box) => box.scrollWidth <= box.clientWidth"), "its years are lists on a phone"
    # Without its name it is a table as articles have them.
    table.evaluate("(box) => box.firstElementChild.removeAttribute('class')")
    before, after = table.evaluate(CUT_OFF)
    assert before > 1
    assert after <= 0


def test_wide_tables_fit_the_paper(page: Page, address: str, sample_pages: dict[str, str]) -> None:
    """On paper nothing can be scrolled. The sample archive has few files, so the paper is narrow."""
    page.set_viewport_size({"width": 340, "height": 500})
    open_page(page, address, sample_pages, "data")
    page.emulate_media(media="print")
    for box in page.locator(".table-scroll").all():
        assert box.evaluate("(box) => box.scrollWidth <= box.clientWidth")


def test_names_of_a_chart_stand_on_a_line_on_a_phone(
    page: Page, address: str, sample_pages: dict[str, str]
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_page(page, address, sample_pages, "sections")
    # The names of the sample archive are short.
    page.locator(".chart--names bdi").first.evaluate("(name) => { name.textContent = 'Sports & Games'; }")
    lines = page.locator(".chart--names bdi").evaluate_all(
        "(names) => names.map((name) => name.getClientRects().length)"
    )
    assert set(lines) == {1}
