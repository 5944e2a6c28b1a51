"""Blocks of a body fitted to the page: headings below its h1, tables that scroll, code left to right."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

LOWEST_HEADING = 6
# The page's style policy forbids style attributes; sides follow the reading direction.
CELL_CLASSES = {
    "text-align:left": "cell-start",
    "text-align:center": "cell-center",
    "text-align:right": "cell-end",
}


def headings_plugin(md: MarkdownIt) -> None:
    """Move all headings down a level when the body uses h1, which is the page's own."""
    md.core.ruler.push("headings", shift_headings)


def shift_headings(state: StateCore) -> None:
    """Move the headings of one body."""
    headings = [token for token in state.tokens if token.type in {"heading_open", "heading_close"}]
    if any(token.tag == "h1" for token in headings):
        for token in headings:
            token.tag = f"h{min(int(token.tag[1:]) + 1, LOWEST_HEADING)}"


def tables_plugin(md: MarkdownIt, *, label: str) -> None:
    """Put tables into a box that scrolls by keyboard too, named `label` to screen readers."""
    opening = f'<div class="table-scroll" tabindex="0" role="region" aria-label="{escape(label)}">\n<table>\n'

    def render_open(
        _self: RendererHTML, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return opening

    def render_close(
        _self: RendererHTML, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return "</table>\n</div>\n"

    md.enable("table")
    md.add_render_rule("table_open", render_open)
    md.add_render_rule("table_close", render_close)
    md.core.ruler.push("table_cells", class_cells)


def class_cells(state: StateCore) -> None:
    """Turn the cells' alignment from style attributes into classes."""
    for token in state.tokens:
        if token.type in {"th_open", "td_open"} and (style := token.attrs.pop("style", None)):
            token.attrSet("class", CELL_CLASSES[str(style)])


def code_plugin(md: MarkdownIt) -> None:
    """Set code left to right; blocks of it scroll by keyboard too."""

    def render_block(
        _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return f'<pre dir="ltr" tabindex="0"><code>{escape(tokens[idx].content)}</code></pre>\n'

    def render_inline(
        _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return f'<code dir="ltr">{escape(tokens[idx].content)}</code>'

    md.add_render_rule("fence", render_block)
    md.add_render_rule("code_block", render_block)
    md.add_render_rule("code_inline", render_inline)
