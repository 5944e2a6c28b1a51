"""The plain text of a parsed body, and where in it every piece of inline text stands.

What is put around a piece of text later, a link or a change of direction,
cuts its token into parts. They stand beside its content, and are written when
the token is: tokens of their own would cost as much as all of the parsing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from waraq.markup.body import body_of

BLOCK_SEPARATOR = "\n\n"
PARTS = "parts"  # the key in a text token's meta
CAPTION = "caption"  # the same in that of a block
AS_WRITTEN = -1  # the place of HTML, which is none in the plain text

# Where a part begins in the plain text, and the text, or HTML. Plain tuples: an article has a hundred.
Part: TypeAlias = tuple[int, str]
# What of the plain text to put into an element: code points, half open, and the element's tags.
Wrap: TypeAlias = tuple[int, int, str, str]


def plain_text_plugin(md: MarkdownIt) -> None:
    """Add the rule that stores the plain text in the `Body` and gives text tokens their first part.

    Blocks are joined by two line feeds; a line break inside one is a line
    feed. Alternative texts of images and numbers of footnotes are not text;
    what stands below pictures comes behind all else, since it is read beside the
    report.
    """
    md.core.ruler.push("plain_text", build_plain_text)
    md.add_render_rule("text", render_parts)


def build_plain_text(state: StateCore) -> None:
    """Store the plain text of the token stream in the `Body`."""
    parts: list[str] = []
    length = 0
    for token in in_reading_order(state.tokens):
        gap = len(BLOCK_SEPARATOR) if parts else 0
        content = _block_text(token, length + gap)
        if content:
            parts.append(content)
            length += gap + len(content)
    body_of(state.env).text = BLOCK_SEPARATOR.join(parts)


def in_reading_order(tokens: Iterable[Token]) -> list[Token]:
    """The blocks as the plain text has them: captions behind all others."""
    return sorted(tokens, key=is_caption)


def is_caption(token: Token) -> bool:
    """Whether a block is what stands below a picture."""
    return CAPTION in token.meta


def _block_text(token: Token, start: int) -> str:
    if token.type in {"fence", "code_block"}:
        return token.content.rstrip("\n")
    if token.type != "inline":
        return ""
    parts = []
    for child in token.children or []:
        if child.type == "text":
            child.meta[PARTS] = [(start, child.content)]
        content = _inline_text(child)
        start += len(content)
        parts.append(content)
    return "".join(parts)


def _inline_text(token: Token) -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    return "\n" if token.type in {"softbreak", "hardbreak"} else ""


def render_parts(
    _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
) -> str:
    """The HTML of a text token."""
    return write_parts(tokens[idx].meta[PARTS])


def write_parts(parts: Iterable[Part]) -> str:
    """The HTML of the parts of a text."""
    return "".join([text if start == AS_WRITTEN else escapeHtml(text) for start, text in parts])


def wrap_part(part: Part, wraps: Iterable[Wrap]) -> list[Part]:
    """A part of text cut at the wraps, which lie inside it in order, each put into its element.

    >>> wrap_part((10, "وہ لاہور گئے"), [(13, 18, "<b>", "</b>")])
    [(10, 'وہ '), (-1, '<b>'), (13, 'لاہور'), (-1, '</b>'), (18, ' گئے')]
    """
    offset, text = part
    parts: list[Part] = []
    done = offset
    for start, end, opening, closing in wraps:
        if start > done:
            parts.append((done, text[done - offset : start - offset]))
        inside = start, text[start - offset : end - offset]
        parts += ((AS_WRITTEN, opening), inside, (AS_WRITTEN, closing))
        done = end
    if done < offset + len(text):
        parts.append((done, text[done - offset :]))
    return parts
