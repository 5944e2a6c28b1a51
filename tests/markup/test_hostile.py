"""Hostile bodies: safe HTML, no lost text, and time that grows no faster than the body."""

from __future__ import annotations

import time

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markup.interface import STRINGS
from tests.warm import shipped_tagger
from waraq.markup import make_renderer
from waraq.markup.control import BIDI_CONTROLS
from waraq.markup.rtl import ALM

RENDERER = make_renderer(STRINGS)
TAGGER = shipped_tagger()
PARTS = [
    "ایران", "نواز شریف", "New York", "50%", "12-05-2014", "# ", "> ", "- ", "1. ", "\n", "\n\n", "    ",
    "**", "*", "_", "`", "```\n", "[", "]", "(", ")", "![",
    "](a.png)", "](https://a.example)",
    "](javascript:x)", "[^1]", "[^1]: ", "^[", "|", "\n|--|--|\n", "<script>alert(1)</script>",
    "<b onclick=x>",
    "&lt;", "&#x202e;", "&#0;", "\N{RIGHT-TO-LEFT OVERRIDE}", "\x00", "\x08", "\\", '"',
    "हिन्दी", "---", "===",
]  # fmt: skip
ALLOWED = {
    "a", "bdi", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "li",
    "ol", "p", "pre", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "alt", "aria-label", "class", "data-kind", "decoding", "dir", "href", "id", "lang", "loading", "rel",
    "role", "src", "start", "tabindex", "title",
}  # fmt: skip
bodies = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=5)), max_size=30).map("".join)


def parse(fragment: str) -> object:
    return html5lib.parseFragment(fragment, treebuilder="etree", namespaceHTMLElements=False)


def visible_text(element: object) -> str:
    """The text of a fragment without the numbers and arrows of footnotes."""
    parts = [element.text or ""]
    for child in element:
        if child.get("class") not in {"footnote-ref", "footnote-backref"}:
            parts.append(visible_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


@given(bodies)
def test_html_is_safe_and_holds_the_text(body: str) -> None:
    rendered = RENDERER.render(body, tag=TAGGER.tag, dateline=lambda text: len(text) // 3)
    tree = parse(rendered.html)
    for element in tree.iter():
        if element is not tree:
            assert element.tag in ALLOWED, rendered.html
            assert set(element.attrib) <= ATTRIBUTES, rendered.html
        for name in ("href", "src"):
            assert not element.get(name, "").lower().startswith(("javascript:", "data:", "vbscript:"))
    shown = visible_text(tree).replace(ALM, "")
    assert shown.split() == rendered.text.replace(ALM, "").split() or (
        "".join(shown.split()) == "".join(rendered.text.replace(ALM, "").split())
    )
    assert all(0 <= m.start < m.end <= len(rendered.text) for m in rendered.mentions)


def test_direction_controls_do_not_reach_the_page() -> None:
    body = "خبر" + BIDI_CONTROLS + "&#x202E;" + "ربخ"
    rendered = RENDERER.render(body)
    assert rendered.text == "خبرربخ"
    assert rendered.html == "<p>خبرربخ</p>\n"


@pytest.mark.parametrize("unit", ["[", "![", "[^", "*", ">", "`"])
def test_a_megabyte_of_marks_takes_seconds(unit: str) -> None:
    start = time.process_time()
    rendered = RENDERER.render("خبر\n\n" + unit * (1_000_000 // len(unit)))
    assert time.process_time() - start < 10
    assert rendered.text.startswith("خبر")


@pytest.mark.parametrize(
    "unit",
    ["[", "*", ">", "> ", "*a ", "_a", "[a](", "![", "[^", "^[", "`", "`a``b", "<", "|", "- ", "&", "[]",
     "a **b",
     ">\n", "a 1 ", "x[^1] ", "|x\n", "# a\n", "[a]: b\n", "\\", "1. ", "<a@", "12-"],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        RENDERER.render(unit * (length // len(unit)))
        return time.process_time() - start

    small, large = seconds(2_000), seconds(16_000)
    assert large < 24 * small + 0.3  # linear is 8, quadratic 64
