"""Bodies of nothing but plain paragraphs, which nearly all are, without the tokens of Markdown.

What comes of them is the same to the last byte: the rules for other bodies
give all their work on a piece of text to the functions that are used here.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import mdTrim

from waraq.markup.body import Body
from waraq.markup.dateline import find_dateline, wrap_dateline
from waraq.markup.entity_links import Linker
from waraq.markup.foreign_runs import ForeignScripts
from waraq.markup.plain_parts import split_paragraphs, unify_line_ends
from waraq.markup.plain_text import BLOCK_SEPARATOR, Part, write_parts
from waraq.markup.rtl import choose_scripts, find_other_direction, mark_runs, steady_first_number

# What may open anything inside a paragraph: breaks, links, images, emphasis, code, addresses, references
# to characters, escapes and footnotes. The other signs at which markdown-it stops are none of our rules'.
_SIGNS = re.compile(r"[\n!\[\]*_`<&\\^]")


def read_plain_body(body: str) -> list[str] | None:
    r"""The paragraphs of a body that is made of nothing but text; None for any other.

    >>> read_plain_body("لاہور: بارش\n\nدریا"), read_plain_body("**خبر**"), read_plain_body("- خبر")
    (['لاہور: بارش', 'دریا'], None, None)
    """
    paragraphs = split_paragraphs(unify_line_ends(body))
    if paragraphs is None:
        return None
    texts = list(map(mdTrim, paragraphs))
    return None if any(map(_SIGNS.search, texts)) else texts


def write_plain_body(texts: list[str], body: Body, scripts: ForeignScripts) -> str:
    """The HTML of plain paragraphs; their text and what it names go into the `body`."""
    body.text = BLOCK_SEPARATOR.join(texts)
    paragraphs: list[list[Part]] = []
    start = 0
    for text in texts:
        paragraphs.append([(start, text)])
        start += len(text) + len(BLOCK_SEPARATOR)
    if body.dateline is not None and (end := find_dateline(body.text, body.dateline)):
        paragraphs[0] = wrap_dateline(paragraphs[0][0], 0, end)
    body.mentions = tuple(body.tag(body.text)) if body.tag else ()
    if body.mentions:
        linker = Linker(body.mentions, body.root, every=body.every_mention)
        paragraphs = [linker.link_parts(parts) for parts in paragraphs]
    foreign = choose_scripts(body, scripts)
    if foreign.have_letter(body.text):
        paragraphs = [[new for part in parts for new in mark_runs(part, foreign)] for parts in paragraphs]
    html = []
    for text, parts in zip(texts, paragraphs, strict=True):
        if not body.left_to_right:
            steady_first_number((parts,))
        other = find_other_direction((text,), left_to_right=body.left_to_right)
        opening = f'<p dir="{other}">' if other else "<p>"
        html.append(f"{opening}{write_parts(parts)}</p>\n")
    return "".join(html)
