"""A body of plain paragraphs becomes what the rules of Markdown would make of it, to the last byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markup.interface import STRINGS
from waraq.entity import Kind, Mention
from waraq.markup import Rendered, make_renderer
from waraq.markup.plain_body import read_plain_body

RENDERER = make_renderer(STRINGS)
PARTS = [
    "لاہور", "لاہور: ", "کراچی", " کہا کہ ", "Karachi ", "F-16", "é", "50% ", "12-05-2014 ", "24.3", "\n\n",
    "\n", " ", "\u00a0", "\t", "\u200c", "\u064e", "\x1c", "\0", "\r\n\r\n", "\r", "\u202e", "(", ")",
    "-", "- ", "+", "=", "===", "{", "}", "$", "@", "a@b.example", "https://a.example", "#", "~~", ">", "!",
    "![", "[", "](/a)", "^", "*", "_", "`", "\\", "&", "&lt;", "<", '"', "'", "|", "۔",
]  # fmt: skip


def find_names(text: str) -> Iterator[Mention]:
    for found in re.finditer("لاہور|کراچی|Karachi|F-16|ور\n\nک", text):
        yield Mention(*found.span(), Kind.PLACE, f"place/{found.group().strip()}")


def render(body: str) -> Rendered:
    return RENDERER.render(body, dateline=lambda text: text.find(":") + 2, tag=find_names)


@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=3)), max_size=30).map("".join))
def test_it_is_written_alike(body: str) -> None:
    plain = render(body)
    with patch("waraq.markup.renderer.read_plain_body", return_value=None):
        assert plain == render(body)


@pytest.mark.parametrize(
    "body",
    [
        "لاہور: بارش - 24.3 اوورز\n\nلاہور اور کراچی میں",
        "Karachi is a city\n\nخبر Karachi: <",
        "خبر > متن {a}",
        "ا &quot;",
    ],
)
def test_some_are_written_alike(body: str) -> None:
    test_it_is_written_alike.hypothesis.inner_test(body)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("خبر: 50% - +1 > 2 = {3} ~~$4~~ @a.b #5", ["خبر: 50% - +1 > 2 = {3} ~~$4~~ @a.b #5"]),
        ("خبر \n\nمتن", ["خبر", "متن"]),
        ("خبر\nمتن", None),
        ("1. خبر", None),
        ("خ ^[ا]", None),
        ("خ !", None),
    ],
)
def test_which_bodies_are_plain(body: str, paragraphs: list[str] | None) -> None:
    assert read_plain_body(body) == paragraphs
