"""The sample pages in Chromium: whole in both faces, nothing cut, the reader's choices kept."""

from __future__ import annotations

import base64
import shutil

import pytest

from .rendering import site_files
from .samples import PAGES, TALL, WIDEST

sync_api = pytest.importorskip("playwright.sync_api")
ORIGIN = "http://theme.test/"
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}
STICKS_OUT = """() => [...document.querySelectorAll('body *')].filter((element) => {
  const box = element.getBoundingClientRect();
  const scrolls = (e) => e && (getComputedStyle(e).overflowX === 'auto' || scrolls(e.parentElement));
  return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1) && !scrolls(element);
}).map((element) => element.outerHTML.slice(0, 100))"""
# Draws a screenshot and counts its dark points.
COUNT_INK = """async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] < 128) ink += 1;
  return ink;
}"""


def serve(route) -> None:
    path = route.request.url.removeprefix(ORIGIN).partition("#")[0].partition("?")[0]
    body = site_files().get(path)
    if body is None:
        route.fulfill(status=404, body="")
        return
    kind = TYPES.get(path.rpartition(".")[2], "text/html; charset=utf-8")
    route.fulfill(status=200, content_type=kind, body=body)


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed: the theme is not looked at")
    with sync_api.sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.route("**/*", serve)
    fresh = context.new_page()
    requested: list[str] = []
    fresh.on("request", lambda request: requested.append(request.url))
    fresh.requested = requested
    yield fresh
    context.close()


def choose(page, name: str, value: str) -> None:
    page.locator(f"button[name={name}][value={value}]").click()


def wait_for_fonts(page) -> None:
    page.evaluate("document.fonts.ready.then(() => undefined)")


@pytest.mark.parametrize("face", ["naskh", "nastaliq"])
def test_nothing_sticks_out_of_a_narrow_page(page, face: str) -> None:
    """320 px wide; the same as 1280 px at 400 % zoom."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(ORIGIN)
    choose(page, "face", face)
    for name, _template, url, _context in PAGES:
        page.goto(ORIGIN + url)
        wait_for_fonts(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        assert page.evaluate(STICKS_OUT) == [], name


def measure_ink(page, selector: str, style: str) -> int:
    """The dark points of one word, everything else hidden, after `style` is added to the page."""
    page.goto(ORIGIN + TALL.url)
    page.evaluate("document.documentElement.dataset.face = 'nastaliq'")
    page.evaluate("document.fonts.load('40px \"Waraq Nastaliq\"').then(() => undefined)")
    wait_for_fonts(page)
    # A style sheet made by a script is not inline style: the page's policy allows it.
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }",
        f"body * {{ visibility: hidden; }} {selector}, {selector} * {{ visibility: visible; }}"
        f"{selector} {{ {style} }}",
    )
    png = base64.b64encode(page.screenshot(full_page=True)).decode()
    page.goto("about:blank")
    ink = page.evaluate(COUNT_INK, png)
    assert isinstance(ink, int)
    return ink


def test_tallest_word_is_not_cut(page) -> None:
    """The word whose ink is 3.1 em high has as much ink as with all the room there is."""
    assert WIDEST in site_files()[TALL.url].decode()
    shown = measure_ink(page, "h1", "")
    assert shown > 500
    assert shown == pytest.approx(measure_ink(page, "h1", "line-height: 6;"), rel=0.01)
    cut = measure_ink(page, "h1", "line-height: 1; overflow: clip;")
    assert cut < 0.95 * shown, "the measure would not notice a cut word"


def test_nastaliq_is_fetched_when_chosen_only(page) -> None:
    page.goto(ORIGIN + TALL.url)
    wait_for_fonts(page)
    assert not any("nastaliq" in url for url in page.requested)
    choose(page, "face", "nastaliq")
    wait_for_fonts(page)
    assert any("nastaliq-400.woff2" in url for url in page.requested)
    page.requested.clear()
    page.goto(ORIGIN + "date/")
    wait_for_fonts(page)
    assert page.evaluate("document.documentElement.dataset.face") == "nastaliq"
    assert not any("naskh" in url for url in page.requested), "one face at a time"


def test_choices_are_kept_and_shown(page) -> None:
    page.goto(ORIGIN)
    assert page.evaluate("document.documentElement.dataset.theme") is None
    choose(page, "theme", "dark")
    page.goto(ORIGIN + "date/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    pressed = page.locator("button[aria-pressed=true]").evaluate_all("all => all.map(one => one.value)")
    assert pressed == ["naskh", "dark"]
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(18, 20, 18)"
    choose(page, "theme", "device")
    assert page.evaluate("document.documentElement.dataset.theme") is None
    assert page.evaluate("localStorage.length") == 0, "the default is not kept"


def test_closed_storage_and_foreign_values_do_no_harm(page) -> None:
    page.goto(ORIGIN)
    page.evaluate("localStorage.setItem('waraq-face', '\"><b>')")
    page.goto(ORIGIN)
    assert page.evaluate("document.documentElement.dataset.face") == "naskh"
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    page.goto(ORIGIN)
    choose(page, "theme", "dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_controls_are_hidden_without_scripts(chromium) -> None:
    context = chromium.new_context(java_script_enabled=False)
    context.route("**/*", serve)
    plain = context.new_page()
    plain.goto(ORIGIN)
    assert not plain.locator("[data-settings]").is_visible()
    assert plain.locator("h1").is_visible()
    context.close()


def test_keyboard_reaches_the_text_first(page) -> None:
    page.goto(ORIGIN + TALL.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
