"""What pictures of the pages show: in both faces, light and dark, on a phone, on a desk, and on paper.

Nothing is compared with a stored picture: another machine draws other
points. Counted is what must hold on all of them.
"""

from __future__ import annotations

import base64
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

SIZES = {"phone": (320, 640), "desk": (1280, 800)}
# Each face on both sizes and both grounds, each size with each ground in one of the faces.
LOOKS = {
    "naskh": [("phone", "light"), ("desk", "dark")],
    "nastaliq": [("phone", "dark"), ("desk", "light")],
}
KINDS = ("article", "month", "person", "search")
HEADINGS = "main h1"
# The commonest colour (the ground), and the points that are not of it: in all, in the outermost two
# columns of either side, and in the two halves of a box.
LOOK_AT = """async ([png, box]) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const points = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
  const counts = new Map();
  for (let at = 0; at < points.length; at += 7) counts.set(points[at], (counts.get(points[at]) ?? 0) + 1);
  const [ground, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  let [all, sides, left, right] = [0, 0, 0, 0];
  for (let at = 0; at < points.length; at += 1) {
    const x = at % image.width;
    const y = (at - x) / image.width;
    const light = points[at] & 255;
    if (Math.abs(light - (ground & 255)) < 90) continue;
    all += 1;
    if (x < 2 || x >= image.width - 2) sides += 1;
    if (y < box.y || y > box.y + box.height) continue;
    if (x >= box.x && x < box.x + box.width / 2) left += 1;
    if (x >= box.x + box.width / 2 && x < box.x + box.width) right += 1;
  }
  return [ground & 255, 7 * most / points.length, all, sides, left, right];
}"""


class Look(NamedTuple):
    """What a picture shows: the light of its ground (0 to 255) and its share, and counts of ink."""

    ground: int
    share: float
    ink: int
    at_sides: int
    left: int
    right: int


def look_at(eye: Page, page: Page, box: dict[str, float]) -> Look:
    """Take a picture of what is in view, and count in a page that has no content policy."""
    png = base64.b64encode(page.screenshot(animations="disabled")).decode()
    return Look(*eye.evaluate(LOOK_AT, [png, box]))


def open_kind(page: Page, address: str, sample_pages: dict[str, str], kind: str, face: str) -> None:
    page.goto(address + (f"{kind}/?q=پاکستان" if kind == "search" else sample_pages[kind]))
    # Chosen on the page, on paper too: it is then shown, however late it comes.
    page.locator(f"button[value={face}]").evaluate("(button) => button.click()")
    if kind == "search":
        page.locator("[data-search-list=all] > li").first.wait_for()
    page.evaluate("document.fonts.ready.then(() => undefined)")
    assert page.evaluate("document.documentElement.dataset.face") == face


@pytest.mark.parametrize("face", LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_pictures_run_from_the_right_on_the_chosen_ground(
    page: Page, address: str, sample_pages: dict[str, str], kind: str, face: str
) -> None:
    eye = page.context.new_page()
    open_kind(page, address, sample_pages, kind, face)
    for size, scheme in LOOKS[face]:
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.evaluate("scrollTo(0, 0)")
        box = page.locator(HEADINGS).first.bounding_box()
        assert box
        seen = look_at(eye, page, box)
        name = f"{size} {scheme}: {seen}"
        assert (seen.ground < 64) if scheme == "dark" else (seen.ground > 224), name
        assert seen.share > 0.5, f"{name}: a page is mostly its ground"
        assert seen.ink > 1500, name
        assert seen.at_sides == 0, name
        assert seen.right > seen.left, f"{name}: the headline hangs from its right edge"


@pytest.mark.parametrize("face", LOOKS)
def test_paper_has_the_article_and_nothing_to_press(
    page: Page, address: str, sample_pages: dict[str, str], face: str
) -> None:
    """Dark mode prints black on white; the words are those of the article and of where it stands."""
    eye = page.context.new_page()
    page.emulate_media(color_scheme="dark", media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    open_kind(page, address, sample_pages, "article", face)
    box = page.locator(HEADINGS).first.bounding_box()
    assert box
    seen = look_at(eye, page, box)
    assert (seen.ground, seen.at_sides) == (255, 0)
    assert seen.right > seen.left
    printed = page.locator("body").inner_text()
    body = page.locator("[data-article-body]").inner_text()
    assert body in printed
    assert not page.locator("button:visible, input:visible, select:visible, nav:visible").count()
    assert page.pdf(print_background=False).startswith(b"%PDF-")
