"""Pictures that stand alone, as figures: what Markdown has for their title is what stands below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from waraq.markup.pictures import IMAGE, LOST
from waraq.markup.plain_text import CAPTION

_PICTURES = frozenset({IMAGE, LOST})
_BREAKS = frozenset({"softbreak", "hardbreak"})


def figures_plugin(md: MarkdownIt) -> None:
    """Add the rule that makes a figure of each picture in a paragraph of nothing but pictures."""

    def make_figures(state: StateCore) -> None:
        if "![" in state.src:
            state.tokens = list(_find_figures(state.tokens))

    md.core.ruler.push("figures", make_figures)


def _find_figures(tokens: Sequence[Token]) -> Iterator[Token]:
    skipped = 0
    for number, token in enumerate(tokens):
        if skipped:
            skipped -= 1
        elif token.type == "paragraph_open" and (pictures := _list_pictures(tokens[number + 1])):
            for picture in pictures:
                yield from _make_figure(picture, token.level)
            skipped = 2  # what is in the paragraph, and its end
        else:
            yield token


def _list_pictures(inline: Token) -> list[Token]:
    """The pictures of a paragraph that has nothing else in it; none of any other."""
    children = inline.children or []
    pictures = [child for child in children if child.type in _PICTURES]
    others = (child for child in children if child.type not in _PICTURES | _BREAKS)
    return [] if any(child.type != "text" or child.content.strip() for child in others) else pictures


def _make_figure(picture: Token, level: int) -> Iterator[Token]:
    caption = str(picture.attrs.pop("title", "")).strip()
    yield Token("figure_open", "figure", 1, block=True, level=level, attrs={"class": "picture"})
    yield Token("inline", "", 0, level=level + 1, children=[picture])
    if caption:
        text = Token("text", "", 0, content=caption)
        yield Token("figcaption_open", "figcaption", 1, block=True, level=level + 1)
        yield Token("inline", "", 0, level=level + 2, content=caption, children=[text], meta={CAPTION: True})
        yield Token("figcaption_close", "figcaption", -1, block=True, level=level + 1)
    yield Token("figure_close", "figure", -1, block=True, level=level)
