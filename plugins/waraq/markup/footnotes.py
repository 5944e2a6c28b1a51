"""Footnotes whose numbers, labels and way back read well in Urdu and to screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from waraq.markup.strings import MarkupStrings

# A hooked arrow would point the wrong way in right-to-left text; up is up in both.
BACK_SIGN = "\N{UPWARDS ARROW}"


def footnotes_plugin(md: MarkdownIt, *, strings: MarkupStrings) -> None:
    """Add ``[^1]`` footnotes, gathered at the end of the body, labelled with `strings`."""

    def render_ref(
        _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        number = tokens[idx].meta["id"] + 1
        label = escape(f"{strings.footnote} {number}")
        return (
            f'<sup class="footnote-ref"><a href="#fn{number}" id="fnref{number_reference(tokens[idx])}"'
            f' aria-label="{label}">{number}</a></sup>'
        )

    def render_anchor(
        _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        label = escape(strings.back_to_text)
        return (
            f' <a href="#fnref{number_reference(tokens[idx])}" class="footnote-backref"'
            f' aria-label="{label}">{BACK_SIGN}</a>'
        )

    def render_block_open(
        _self: RendererHTML, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        label = escape(strings.footnotes)
        return f'<section class="footnotes" aria-label="{label}">\n<ol class="footnotes-list">\n'

    md.use(footnote_plugin)
    md.add_render_rule("footnote_ref", render_ref)
    md.add_render_rule("footnote_anchor", render_anchor)
    md.add_render_rule("footnote_block_open", render_block_open)


def number_reference(token: Token) -> str:
    """The number of a reference: ``1``, and ``1:1`` for the second one to the same note."""
    number, again = token.meta["id"] + 1, token.meta.get("subId", 0)
    return f"{number}:{again}" if again else str(number)
