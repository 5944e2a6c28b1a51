"""What most bodies are made of, paragraphs of nothing but text, told from other Markdown at a glance."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_core import StateCore, block
from markdown_it.token import Token

# A megabyte of opening brackets takes markdown-it half a minute: it looks for a link at each of them.
MOST_BRACKETS = 1_000


def plain_parts_plugin(md: MarkdownIt) -> None:
    """Read bodies of plain paragraphs, paragraphs of one line and texts without signs before other rules.

    What comes of them is the same to the last token. A block with more brackets
    than any writer needs is text as well.
    """
    md.core.ruler.at("normalize", normalize)
    md.core.ruler.at("block", read_blocks)
    md.block.ruler.before("table", "plain_paragraph", read_plain_paragraph)
    md.core.ruler.at("inline", parse_blocks)


def normalize(state: StateCore) -> None:
    """Unify the line ends of a body: markdown-it's own rule takes four times as long."""
    state.src = unify_line_ends(state.src)


def unify_line_ends(text: str) -> str:
    r"""The text with all line ends as \n, and U+FFFD for NUL."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def split_paragraphs(text: str) -> list[str] | None:
    """The paragraphs of a text that has nothing but lines parted by empty ones; None for any other.

    They are paragraphs, since each opens with a letter, which opens no other block.
    """
    lines = text.split("\n\n")
    return lines if all(line[:1].isalpha() and "\n" not in line for line in lines) else None


def read_blocks(state: StateCore) -> None:
    """Find the blocks, by markdown-it's own rule where they are more than `split_paragraphs` tells."""
    lines = None if state.inlineMode else split_paragraphs(state.src)
    if lines is None:
        block(state)
        return
    for number, line in enumerate(lines):
        place = [2 * number, 2 * number + 1]
        state.tokens += (
            Token("paragraph_open", "p", 1, map=place, block=True),
            Token("inline", "", 0, map=place, level=1, content=mdTrim(line), block=True),
            Token("paragraph_close", "p", -1, block=True),
        )


def read_plain_paragraph(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Whether a paragraph of one line that opens with a letter is in the line `first`; its tokens are added.

    A letter opens no other block, and the line that could make a heading or a
    table of it is empty.
    """
    opening = state.src[state.bMarks[first] + state.tShift[first]]
    if not opening.isalpha() or state.is_code_block(first):
        return False
    following = first + 1
    return (following >= state.lineMax or state.isEmpty(following)) and paragraph(state, first, last, silent)


def parse_blocks(state: StateCore) -> None:
    """Parse what stands in the blocks, in place of markdown-it's own rule."""
    inline = state.md.inline
    for token in state.tokens:
        if token.type != "inline":
            continue
        text = token.content
        if text and (text.count("[") > MOST_BRACKETS or not inline.terminator_re.search(text)):
            token.children = [Token("text", "", 0, content=text)]
        else:
            token.children = []
            inline.parse(text, state.md, state.env, token.children)
