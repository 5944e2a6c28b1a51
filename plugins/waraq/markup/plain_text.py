"""The plain text of a parsed body, and where in it every piece of inline text stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from waraq.markup.body import body_of

BLOCK_SEPARATOR = "\n\n"
_AS_WRITTEN = "html_inline"  # a token's type: its content is HTML; no text is ever parsed as this
START = "start"  # the key in a text token's meta: its offset in the plain text


class Wrap(NamedTuple):
    """A part of the plain text to put into an element: code points, half open."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...]


def plain_text_plugin(md: MarkdownIt) -> None:
    """Add the rule that stores the plain text in the `Body` and marks text tokens with their offsets.

    Blocks are joined by two line feeds; a line break inside one is a line
    feed. Alternative texts of images and numbers of footnotes are not text.
    """
    md.core.ruler.push("plain_text", build_plain_text)


def build_plain_text(state: StateCore) -> None:
    """Store the plain text of the token stream in the `Body`."""
    parts: list[str] = []
    length = 0
    for token in state.tokens:
        gap = len(BLOCK_SEPARATOR) if parts else 0
        content = _block_text(token, length + gap)
        if content:
            parts.append(content)
            length += gap + len(content)
    body_of(state.env).text = BLOCK_SEPARATOR.join(parts)


def _block_text(token: Token, start: int) -> str:
    if token.type in {"fence", "code_block"}:
        return token.content.rstrip("\n")
    if token.type != "inline":
        return ""
    parts = []
    for child in token.children or []:
        if child.type == "text":
            child.meta[START] = start
        content = _inline_text(child)
        start += len(content)
        parts.append(content)
    return "".join(parts)


def _inline_text(token: Token) -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    return "\n" if token.type in {"softbreak", "hardbreak"} else ""


def text_span(token: Token) -> tuple[int, int] | None:
    """Where in the plain text a text token stands; None for other tokens and for added text."""
    if token.type != "text" or START not in token.meta:
        return None
    start: int = token.meta[START]
    return start, start + len(token.content)


def wrap_text(token: Token, wraps: Sequence[Wrap]) -> Iterator[Token]:
    """The text token cut at the wraps, which lie inside it in order, each put into its element."""
    offset: int = token.meta[START]
    done = offset
    for wrap in wraps:
        if wrap.start > done:
            yield _slice(token, done, wrap.start)
        opening, closing = _write_tags(wrap.tag, wrap.attributes)
        yield Token(_AS_WRITTEN, "", 0, content=opening, level=token.level)
        yield _slice(token, wrap.start, wrap.end)
        yield Token(_AS_WRITTEN, "", 0, content=closing, level=token.level)
        done = wrap.end
    if done < offset + len(token.content):
        yield _slice(token, done, offset + len(token.content))


def wrap_children(children: Iterable[Token], wraps: Sequence[Wrap]) -> list[Token]:
    """The inline tokens with the wraps put around their text, cut where an element begins or ends."""
    result: list[Token] = []
    for token in children:
        span = text_span(token)
        clipped = [
            Wrap(max(wrap.start, span[0]), min(wrap.end, span[1]), wrap.tag, wrap.attributes)
            for wrap in (wraps if span else ())
            if span and wrap.start < span[1] and span[0] < wrap.end
        ]
        result.extend(wrap_text(token, clipped) if clipped else [token])
    return result


def _slice(token: Token, start: int, end: int) -> Token:
    offset: int = token.meta[START]
    content = token.content[start - offset : end - offset]
    return Token("text", "", 0, content=content, level=token.level, meta={START: start})


@lru_cache(1 << 12)
def _write_tags(tag: str, attributes: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The tags of an element, which most articles of a day have again, written once."""
    written = "".join(f' {escapeHtml(name)}="{escapeHtml(value)}"' for name, value in attributes)
    return f"<{tag}{written}>", f"</{tag}>"
