"""Plain paragraphs, which most bodies are made of, told from other blocks at a glance."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph


def paragraphs_plugin(md: MarkdownIt) -> None:
    """Read a paragraph of one line that begins with a letter before all other rules have looked at it.

    What comes of it is the same to the last token.
    """
    md.block.ruler.before("table", "plain_paragraph", read_plain_paragraph)


def read_plain_paragraph(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Whether the block that begins in the line `first` is such a paragraph; its tokens are added.

    A letter opens no other block, and the line that could make a heading or a
    table of it is empty.
    """
    opening = state.src[state.bMarks[first] + state.tShift[first]]
    if not opening.isalpha() or state.is_code_block(first):
        return False
    following = first + 1
    return (following >= state.lineMax or state.isEmpty(following)) and paragraph(state, first, last, silent)
