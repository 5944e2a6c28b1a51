"""The sample pages in Chromium: whole in both faces, nothing cut, the reader's choices kept."""

from __future__ import annotations

import base64

import pytest

from .rendering import render_page
from .sample_cards import TALL, WIDEST
from .samples import PAGES
from .screen import COUNT_INK, ORIGIN, add_style, choose, serve, wait_for_fonts

# Of each name: its box, and how far the end of its line is from its middle, up or down, and from the box.
LINES = """() => {
  const items = [...document.querySelectorAll('.network__names li')];
  const names = items.map(each => each.getBoundingClientRect());
  const paths = [...document.querySelectorAll('.network__lines path')];
  return paths.map((path, number) => {
    const box = names[number];
    const end = path.getPointAtLength(path.getTotalLength()).matrixTransform(path.getScreenCTM());
    const aside = Math.max(box.left - end.x, end.x - box.right, 0);
    const covered = names.some((other, at) => at !== number && other.left < box.right - 1
      && box.left < other.right - 1 && other.top < box.bottom - 1 && box.top < other.bottom - 1);
    return [Math.abs(end.y - (box.top + box.bottom) / 2), aside, Number(covered)];
  });
}"""


@pytest.mark.parametrize("face", ["naskh", "nastaliq"])
def test_each_line_of_a_drawing_of_names_ends_beside_its_name(page, face: str) -> None:
    [url] = {url for name, _, url, _ in PAGES if name == "entity"}
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(ORIGIN)
    choose(page, "face", face)
    page.goto(ORIGIN + url)
    wait_for_fonts(page)
    for lang in ("rtl", "ltr"):
        page.evaluate("dir => { document.documentElement.dir = dir; }", lang)
        measured = page.evaluate(LINES)
        assert len(measured) > 2
        assert all(beside <= 1.5 and aside <= 1.5 and not covered for beside, aside, covered in measured)


def measure_ink(page, selector: str, style: str) -> int:
    """The dark points of one word, everything else hidden, after `style` is added to the page."""
    page.goto(ORIGIN + TALL.url)
    page.evaluate("document.documentElement.dataset.face = 'nastaliq'")
    page.evaluate("document.fonts.load('40px \"Waraq Nastaliq\"').then(() => undefined)")
    wait_for_fonts(page)
    add_style(
        page,
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
    assert WIDEST in render_page("article-bare")
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
    assert pressed == ["naskh", "normal", "dark", "on"]
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(18, 20, 18)"
    choose(page, "theme", "device")
    assert page.evaluate("document.documentElement.dataset.theme") is None
    assert page.evaluate("localStorage.length") == 0, "the default is not kept"


def test_size_of_text_is_chosen_by_name_and_keys_and_kept(page) -> None:
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    page.goto(ORIGIN)
    normal = page.evaluate(size)
    sizes = page.get_by_role("group", name="متن کا حجم").get_by_role("button")
    assert sizes.evaluate_all("all => all.map(e => e.querySelector('.visually-hidden').textContent)") == [
        "معمول",
        "بڑا",
        "بہت بڑا",
    ]
    page.get_by_role("button", name="بڑا", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(size) == pytest.approx(1.3 * normal)
    page.add_init_script(f"""new MutationObserver((_, watch) => {{
      if (!document.body) return;
      window.atBody = {size};
      watch.disconnect();
    }}).observe(document, {{ childList: true, subtree: true }})""")
    page.goto(ORIGIN + "date/")
    assert page.evaluate("atBody") == pytest.approx(1.3 * normal), "before the body is read"
    assert page.locator("button[name=size][aria-pressed=true]").get_attribute("value") == "largest"


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


def test_controls_are_hidden_without_scripts(browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route("**/*", serve)
    plain = context.new_page()
    plain.goto(ORIGIN)
    settings = plain.locator("[data-settings]").all()
    assert [each.is_visible() for each in settings] == [False, False]
    assert plain.locator("h1").is_visible()
    plain.emulate_media(media="print")
    assert plain.locator(".printed").inner_text().endswith("/"), "the address, and no blank for a date"
    context.close()


def test_paper_ends_with_the_address_and_the_day_of_reading(page) -> None:
    page.clock.set_fixed_time("2026-03-23T12:00:00")
    page.goto(ORIGIN + TALL.url)
    line = page.locator(".printed")
    assert not line.is_visible()
    page.clock.set_fixed_time("2026-08-14T12:00:00")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert TALL.url in line.inner_text()
    assert "14 اگست 2026ء" in line.inner_text()
    assert line.locator("time").get_attribute("datetime") == "2026-08-14"


def test_keyboard_reaches_the_text_first(page) -> None:
    page.goto(ORIGIN + TALL.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
