"""The dateline: the opening of a report, set apart by an element of its own."""

from __future__ import annotations

from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from waraq.markup.body import FindDateline, body_of
from waraq.markup.plain_text import PARTS, Part, wrap_part


def dateline_plugin(md: MarkdownIt) -> None:
    """Add the rule that puts the dateline at the start of the first paragraph into a span.

    The body's `dateline` is given the plain text from that paragraph on. Where
    the dateline holds other markup, each piece of text gets its own span.
    """
    md.core.ruler.after("plain_text", "dateline", mark_dateline)


def mark_dateline(state: StateCore) -> None:
    """Wrap the dateline of the first paragraph."""
    body = body_of(state.env)
    if body.dateline is None:
        return
    for before, token in pairwise(state.tokens):
        if before.type == "paragraph_open" and token.type == "inline" and token.children:
            texts = [child.meta for child in token.children if PARTS in child.meta]
            if texts:
                ((start, _),) = texts[0][PARTS]
                length = find_dateline(body.text[start:], body.dateline)
                for meta in texts if length else ():
                    (part,) = meta[PARTS]
                    meta[PARTS] = wrap_dateline(part, start, start + length)
            return


def find_dateline(text: str, measure: FindDateline) -> int:
    """How many code points at the beginning of a text are its dateline, without white space at its end."""
    return len(text[: measure(text)].rstrip())


def wrap_dateline(part: Part, start: int, end: int) -> list[Part]:
    """A part of text with as much of it in a span as lies between `start` and `end`."""
    first, last = part[0], part[0] + len(part[1])
    if start < last and first < end:
        return wrap_part(part, [(first, min(end, last), '<span class="dateline">', "</span>")])
    return [part]
