"""Type as Chromium lays it out: sizes, leading, marks that move nothing, lines that keep their order."""

from __future__ import annotations

import pytest

from .sample_cards import BOUNDED
from .samples import PAGES
from .screen import ORIGIN, choose, wait_for_fonts

FACES = ["naskh", "nastaliq"]
KINDS = {"front", "article", "article-foreign", "section", "year", "month", "entity", "a-to-z", "page", "404"}
# Statement 10: the least size in px, and the least leading of running text in its own size.
LEAST = {"naskh": (16, 1.6), "nastaliq": (18, 2.0)}
TEXT_METRICS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest('script, template, noscript, .visually-hidden')) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const running = element.closest('p, li, dd, td') && !element.closest('nav, sup, .nameplate');
    found.push([element.outerHTML.slice(0, 80), size, running ? parseFloat(style.lineHeight) / size : 9]);
  }
  return found;
}"""
# The width of a paragraph on one line, as it is and with its mark unwrapped.
WIDTHS_AROUND_MARK = """() => {
  const mark = document.querySelector('mark');
  const range = document.createRange();
  const measure = () => {
    range.selectNodeContents(paragraph);
    return range.getBoundingClientRect().width;
  };
  const paragraph = mark.closest('p');
  const marked = measure();
  mark.replaceWith(...mark.childNodes);
  paragraph.normalize();
  return [marked, measure()];
}"""
# The parts of each meta line as [top, start edge of the line's box, start edge, end edge], in reading order.
META_PARTS = """() => [...document.querySelectorAll('.meta')].map((line) => [...line.children].map((part) => {
  const box = part.getBoundingClientRect();
  const after = getComputedStyle(part, '::after').content;
  return [Math.round(box.top), line.getBoundingClientRect().right, box.right, box.left, after];
}))"""


@pytest.mark.parametrize("face", FACES)
def test_text_has_its_least_size_and_leading(page, face: str) -> None:
    least_size, least_leading = LEAST[face]
    page.goto(ORIGIN)
    choose(page, "face", face)
    seen = 0
    for name, _template, url, _context in PAGES:
        if name not in KINDS:
            continue
        page.goto(ORIGIN + url)
        for element, size, leading in page.evaluate(TEXT_METRICS):
            seen += 1
            assert size >= least_size, f"{name}: {element}"
            assert leading >= least_leading, f"{name}: {element}"
    assert seen > 300


@pytest.mark.parametrize("face", FACES)
def test_mark_moves_no_letter(page, face: str) -> None:
    page.goto(ORIGIN + BOUNDED.url)
    choose(page, "face", face)
    wait_for_fonts(page)
    marked, plain = page.evaluate(WIDTHS_AROUND_MARK)
    assert marked > 100
    assert marked == pytest.approx(plain, abs=0.05)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("width", [320, 1280])
def test_parts_of_a_line_keep_their_order_and_no_dot_hangs(page, face: str, width: int) -> None:
    """Dates, places and Latin names follow one another from the right; a line's first part hides its dot."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(ORIGIN)
    choose(page, "face", face)
    page.goto(ORIGIN + "date/undated/")
    wait_for_fonts(page)
    lines = [parts for parts in page.evaluate(META_PARTS) if len(parts) > 1]
    assert len(lines) > 2
    wide = width > 1000  # there the parts stand in a column of their own, without dots
    for parts in lines:
        for before, part in zip([None, *parts], parts, strict=False):
            top, line_start, start, _end, after = part
            assert after == "none"
            first = before is None or top > before[0]
            if first and not wide:
                assert start >= line_start + 15, "its dot stands outside what is shown"
            if before is not None and not first:
                assert start <= before[3] + 1, "after the part before it"


def test_arrows_point_the_way_the_text_runs(page) -> None:
    """The arrow to older pages is a sign that right-to-left text mirrors."""
    page.goto(ORIGIN + "section/world/")
    content, direction = page.evaluate(
        "() => { const e = document.querySelector('.forward');"
        " return [getComputedStyle(e, '::after').content, getComputedStyle(e).direction]; }"
    )
    assert content.startswith('"\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"')
    assert direction == "rtl"


def test_calendar_begins_at_the_right(page) -> None:
    page.goto(ORIGIN + "date/2024/08/")
    starts = page.eval_on_selector_all(".calendar th", "all => all.map(e => e.getBoundingClientRect().left)")
    assert len(starts) == 7
    assert starts == sorted(starts, reverse=True)
