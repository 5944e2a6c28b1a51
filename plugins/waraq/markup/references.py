"""What a body leads to: its links and pictures, each with its line, and the places that it has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from waraq.markup.addresses import is_safe_link
from waraq.markup.footnotes import number_reference

_BREAKS = frozenset({"softbreak", "hardbreak"})


class Reference(NamedTuple):
    """A link or picture: its address, a picture's alternative text (None: a link), and its line from 1."""

    address: str
    alternative: str | None
    line: int


class References(NamedTuple):
    """All links and pictures of a body, and the ids of its elements, which are those of footnotes."""

    found: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()


def find_references(body: str) -> References:
    r"""The links and pictures of a Markdown body, as the page will have them.

    >>> body = "دیکھیے [کل کی خبر](../3kq7m2x9tb/)\n\n![پل](https://a.example/b.jpg)"
    >>> [tuple(each) for each in find_references(body).found]
    [('../3kq7m2x9tb/', None, 1), ('https://a.example/b.jpg', 'پل', 3)]
    """
    if "](" not in body and "]:" not in body:  # all of them have one of these
        return References()
    found: list[Reference] = []
    anchors: set[str] = set()
    line = 1
    for token in _parser().parse(body):
        if token.map:
            line = token.map[0] + 1
        if token.type == "inline":
            found += _read_inline(token, line, anchors)
    return References(tuple(found), frozenset(anchors))


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    md.use(footnote_plugin)
    md.validateLink = is_safe_link  # type: ignore[assignment,method-assign]
    return md


def _read_inline(block: Token, line: int, anchors: set[str]) -> Iterator[Reference]:
    for token in block.children or ():
        if token.type in _BREAKS:
            line += 1
        elif token.type == "link_open":
            yield Reference(str(token.attrGet("href") or ""), None, line)
        elif token.type == "image":
            yield Reference(str(token.attrGet("src") or ""), _read_text(token), line)
        elif token.type == "footnote_ref":
            number = token.meta["id"] + 1
            anchors.update((f"fn{number}", f"fnref{number_reference(token)}"))


def _read_text(image: Token) -> str:
    return "".join(
        _read_text(token) if token.children else token.content for token in image.children or ()
    ).strip()
