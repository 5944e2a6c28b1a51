"""Screenshots of the built site: text hangs from its right edge, and no ink is cut at the page's sides."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Locator, Page

# The dark points of each of `count` upright bands of a screenshot, from the left.
INK_OF_BANDS = """async ([png, count]) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  const bands = Array(count).fill(0);
  for (let at = 0; at < data.length; at += 4) {
    const column = (at / 4) % image.width;
    if (data[at] < 128) bands[Math.floor(column * count / image.width)] += 1;
  }
  return bands;
}"""
# What of a page is looked at: running text, whose last lines leave the left side free.
TEXTS = {
    "article": "[data-article-body]",
    "month": ".month__articles",
    "person": ".with-aside__main .card-list",
    "search": "[data-search-list=all]",
    "print": "[data-article-body]",
}


def count_ink(reader: Page, png: bytes, bands: int) -> list[int]:
    """The ink of each band of a screenshot, counted in a page without a content policy."""
    counted = reader.evaluate(INK_OF_BANDS, [base64.b64encode(png).decode(), bands])
    return [int(band) for band in counted]


def open_text(page: Page, address: str, sample_pages: dict[str, str], kind: str) -> Locator:
    if kind == "search":
        page.goto(f"{address}search/?q=پاکستان")
        page.locator("[data-search-list=all] > li").first.wait_for()
    else:
        page.goto(address + sample_pages["article" if kind == "print" else kind])
    if kind == "print":
        page.emulate_media(media="print")
    page.evaluate("document.fonts.ready.then(() => undefined)")
    return page.locator(TEXTS[kind])


@pytest.mark.parametrize("kind", TEXTS)
def test_text_hangs_from_its_right_edge(
    page: Page, address: str, sample_pages: dict[str, str], kind: str
) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    text = open_text(page, address, sample_pages, kind)
    png = text.screenshot(animations="disabled")
    blank = page.context.new_page()
    left, *_middle, right = count_ink(blank, png, 8)
    assert right > 200
    assert right > 1.15 * left


@pytest.mark.parametrize("face", ["naskh", "nastaliq"])
def test_no_ink_reaches_the_sides_of_a_narrow_page(
    page: Page, address: str, sample_pages: dict[str, str], face: str
) -> None:
    """Letters that lean out of their boxes are seen here and nowhere else."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.add_init_script(f"localStorage.setItem('waraq-face', '{face}')")
    blank = page.context.new_page()
    for kind in ("article", "month", "person"):
        page.goto(address + sample_pages[kind])
        page.evaluate("document.fonts.ready.then(() => undefined)")
        bands = count_ink(blank, page.screenshot(full_page=True), 80)
        assert sum(bands) > 2000, kind
        assert (bands[0], bands[-1]) == (0, 0), kind
