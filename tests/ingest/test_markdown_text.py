"""Plain text survives Markdown: what is rendered is what the source said."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from waraq.ingest.encodings import clean_text
from waraq.ingest.markdown_text import write_paragraphs

RENDERERS = (
    MarkdownIt("commonmark", {"html": False}),
    MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]),
)
MARKUP = (
    "- a", "+ a", "1. a", "10) b", "# h", "---", "===", "***", "> q", "<b>", "&amp;", "&#35;", "&اور",
    "[a](b)", "![x](y)", "`c`", "``` py", "~~~", "~~x~~", "a  ", "\\*", "<http://x>", "| a |", "|-|", ":-:",
    "[^1]: x", "[x]: y", "a\\", "*a*", "_a_", "\u00a0- a", "\u2003# a", "R&D", "5 * 3 = 15", "متن_متن",
    "1973ء. متن",
)  # fmt: skip
LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(MARKUP),
    st.text(alphabet="\\`*_[]()#+-.!|<>&;:~=01 \taا۔", max_size=40),
)


def read_text(rendered: str) -> list[str]:
    """The text of each paragraph of rendered HTML."""
    paragraphs = re.findall(r"<p>(.*?)</p>", rendered, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]*>", "", paragraph)) for paragraph in paragraphs]


@pytest.mark.parametrize("renderer", RENDERERS)
@given(paragraphs=st.lists(LINES, max_size=4))
def test_rendered_text_is_the_source_text(renderer: MarkdownIt, paragraphs: list[str]) -> None:
    lines = [line.strip() for text in paragraphs for line in clean_text(text).split("\n")]
    expected = [line for line in lines if line]
    assert read_text(renderer.render(write_paragraphs(lines))) == expected


def test_ordinary_text_is_not_touched() -> None:
    line = "لاہور (اسٹاف رپورٹر) – وزیراعظم نے کہا: “50% اضافہ، R&D میں!”"
    assert write_paragraphs([line]) == line
