"""Nothing that is being read moves: on a telephone, with a face that comes after the first picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

PHONE = {"width": 412, "height": 823}
MOST = 0.02
LEAST = 0.01
# Google calls up to .1 good. Sources are those of the Layout Instability API, for the message of a failure.
WATCH = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    shifts.push([value, sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? '').slice(0, 80))]);
}).observe({ type: 'layout-shift', buffered: true });"""
PAINTED = """new Promise((tell) => new PerformanceObserver((list) => {
  if (list.getEntriesByName('first-contentful-paint').length) tell();
}).observe({ type: 'paint', buffered: true }))"""
WIDTH = "(e) => e.getBoundingClientRect().width"
SETTLED = """document.fonts.ready
  .then(() => new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(tell))))
  .then(() => shifts)"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)
    context.add_init_script(WATCH)
    yield context
    context.close()


def open_with_late_faces(page: Page, address: str) -> list[Route]:
    """Open a page, let its faces come when it is seen, and wait until they are there; the faces come out."""
    faces: list[Route] = []

    def hold(route: Route) -> None:
        faces.append(route)

    page.route("**/*.woff2", hold)
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate(PAINTED)
    for face in faces:
        face.continue_()
    page.unroute("**/*.woff2")
    page.wait_for_load_state("load")
    return faces


@pytest.mark.parametrize("kind", ["article", "front", "year", "person", "search"])
def test_a_page_does_not_move(
    phone: BrowserContext, address: str, sample_pages: dict[str, str], kind: str
) -> None:
    page = phone.new_page()
    faces = open_with_late_faces(page, address + sample_pages[kind])
    shifts = page.evaluate(SETTLED)
    assert len(faces) == 2, "the faces were asked for before the page was seen"
    assert page.locator("header [data-settings]").is_visible()
    assert sum(value for value, _ in shifts) <= MOST, shifts


@pytest.mark.parametrize(
    "asked",
    [
        ("words", "?w=برکس، بوشہر", "[data-words-legend] li"),
        ("article", "#q=پیوٹن", "[data-highlight] button"),
    ],
    ids=lambda asked: asked[0],
)
def test_what_the_address_asks_for_has_its_room_beforehand(
    phone: BrowserContext, address: str, sample_pages: dict[str, str], asked: tuple[str, str, str]
) -> None:
    kind, end, shown = asked
    page = phone.new_page()
    open_with_late_faces(page, f"{address}{sample_pages[kind]}{end}")
    page.locator(shown).first.wait_for()
    shifts = page.evaluate(SETTLED)
    assert sum(value for value, _ in shifts) <= LEAST, shifts


def test_a_face_that_is_chosen_is_shown_when_it_comes(
    phone: BrowserContext, address: str, sample_pages: dict[str, str]
) -> None:
    """Faces wait for the next page, but not the one that a reader presses a button for."""
    page = phone.new_page()
    open_with_late_faces(page, address + sample_pages["article"])
    with page.expect_response("**/nastaliq-400.woff2"):
        page.locator("button[value=nastaliq]").click()
    page.evaluate(SETTLED)
    word = page.locator(".nav--archive a").first
    chosen = word.evaluate(WIDTH)
    word.evaluate("(e) => { e.style.fontFamily = 'serif'; }")
    assert word.evaluate(WIDTH) != chosen, "only what the device has is shown"
