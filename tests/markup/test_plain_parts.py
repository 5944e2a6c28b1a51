"""What is told at a glance is read as all the rules of Markdown would read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from waraq.markup.plain_parts import plain_parts_plugin


def parser(*, at_a_glance: bool) -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    return md.use(plain_parts_plugin) if at_a_glance else md


QUICK, PLAIN = parser(at_a_glance=True), parser(at_a_glance=False)
PARTS = [
    "لاہور", "کہا کہ", "A", "é", "३", "1", "1. ", "10) ", "- ", "* ", "> ", ">", "# ", "    ", "  ", "\t",
    " ", "\n", "\n\n", "\n \n", "\n    ", "\n---\n", "\n===\n", "| a ", "|--|--|\n", "\n|--|--|\n",
    "a|b\n-|-\n", "```\n", "[a]: /b\n", "[^1]: ", "[^1]", "<div>\n", "**", "\\", "&lt;", "\u00a0", "\u200c",
    "\u064e", "\x1c", "*", "_", "`", "![", "[", "](/a)", "^[", "]", "<", ">", "&", ";", "~~", "{", "}", "@",
    "!", ":", "https://a.example", "<a@b.example>", "\r", "\r\n", "\0",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=3)), max_size=30).map("".join))
def test_the_tokens_are_the_same(body: str) -> None:
    assert QUICK.parse(body) == PLAIN.parse(body)


@pytest.mark.parametrize(
    "body",
    [
        "خبر\n---", "خبر\n===\n\nمتن", "a|b\n-|-\nc|d", "> خبر\nمتن", "- خبر\n\n  متن\n- دوسری", "    خبر",
        "# خبر", "خ *بر*", "خبر  \nمتن",
    ],
)  # fmt: skip
def test_what_is_more_than_a_plain_paragraph(body: str) -> None:
    assert QUICK.parse(body) == PLAIN.parse(body)


@pytest.mark.parametrize(
    "body",
    [
        "خبر",
        "خبر\n\nمتن *b* [a](/b)",
        "خبر \u2003\n\nA\u00a0",
        "خبر\n\n\nمتن",
        "خبر\n\nمتن\n",
        "é\n\n1. ا",
        "",
    ],
)
def test_bodies_of_lines_parted_by_empty_ones(body: str) -> None:
    assert QUICK.parse(body) == PLAIN.parse(body)
    assert QUICK.parseInline(body) == PLAIN.parseInline(body)
