"""The dateline: the opening of a report, set apart by an element of its own."""

from __future__ import annotations

from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from waraq.markup.body import body_of
from waraq.markup.plain_text import Wrap, text_span, wrap_children


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
            spans = [span for child in token.children if (span := text_span(child))]
            if spans:
                start = spans[0][0]
                text = body.text[start:]
                dateline = text[: body.dateline(text)].rstrip()
                wrap = Wrap(start, start + len(dateline), "span", (("class", "dateline"),))
                token.children = wrap_children(token.children, [wrap] if dateline else [])
            return
