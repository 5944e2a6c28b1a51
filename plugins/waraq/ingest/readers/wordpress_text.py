"""The text of a WordPress post: paragraphs by empty lines, shortcodes and the marks of blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from waraq.ingest.readers.html_text import Block, read_blocks
from waraq.ingest.trace import leave_out
from waraq.text.tables import read_table

TABLE = "wordpress.tsv"
COLUMNS = ("name", "kind", "use", "why")
BLOCK_MARK = "<!-- wp:"
BREAK = "<br>"
BREAKING_COMMENTS = ("<!--more", "<!--nextpage", "<!-- wp:", "<!-- /wp:")
_TAG = re.compile(r"(<[^<>]*>)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SHORTCODE = re.compile(r"\[(/?)([A-Za-z][\w-]*)((?:[\s/][^\[\]]*)?)\]")
_ATTRIBUTE = re.compile(r"\s[\w-]+=\S")
_ADDRESS = re.compile(r"https?://[^\s،۔]+")


@cache
def load_values(kind: str) -> Mapping[str, str]:
    """Load what is done with each `type`, `status` or `shortcode`, by name. Raises DataError.

    >>> load_values("status")["pending"]
    'draft'
    """
    return {row[0]: row[2] for row in read_table(TABLE, COLUMNS) if row[1] == kind}


def read_post(content: str) -> tuple[Block, ...]:
    r"""Return the blocks of a post as its readers saw them, without what is embedded.

    >>> [block.text for block in read_post('پہلا\n\nدوسرا [gallery ids="1"]<!--more-->\n[b]')]
    ['پہلا', 'دوسرا', '[b]']
    """
    text = remove_shortcodes(content)
    blocks = read_blocks(break_lines(text))
    embedded = {block.text for block in blocks if _ADDRESS.fullmatch(block.text)}
    for address in sorted(embedded):
        leave_out("an address that WordPress embeds", address)
    return tuple(block for block in blocks if block.text not in embedded)


def break_lines(content: str) -> str:
    """Return the HTML that WordPress makes of a post's lines.

    In a post of blocks a line may be broken anywhere; an empty line parts
    paragraphs of the old editor that stand between blocks. In other posts
    each end of a line is one that readers see.
    """
    has_blocks = BLOCK_MARK in content
    verses = 0
    parts = _TAG.split(content)
    for place, part in enumerate(parts):
        if place % 2:
            name = part[1:5].lower()
            verses += name.startswith("pre") - (name == "/pre")
            if part.startswith(BREAKING_COMMENTS):
                parts[place] = BREAK
        elif has_blocks and verses <= 0:
            parts[place] = _BLANK_LINE.sub(BREAK, part)
        else:
            parts[place] = part.replace("\n", BREAK)
    return "".join(parts)


def remove_shortcodes(text: str) -> str:
    """Return a text without shortcodes: known ones, ones with attributes, and ones that are closed.

    >>> remove_shortcodes('[caption id="a"]تصویر[/caption][b c="1"]متن[/b] [AFP]')
    'متن [AFP]'
    """
    if "[" not in text:
        return text
    uses = load_values("shortcode")
    kept: list[str] = []
    end = 0
    dropping = ""
    for code, is_closed in _find_shortcodes(text, uses):
        if not dropping:
            kept.append(text[end : code.start()])
            dropping = code[2] if is_closed and uses.get(code[2]) == "drop" else ""
        elif code[1] and code[2] == dropping:
            leave_out(f"what stands in the shortcode {dropping}", text[end : code.start()])
            dropping = ""
        leave_out("a shortcode", code.group())
        end = code.end()
    return "".join((*kept, text[end:]))


def _find_shortcodes(text: str, known: Mapping[str, str]) -> list[tuple[re.Match[str], bool]]:
    """Return the shortcodes of a text in order, and of each whether the next of its name closes it."""
    found: list[tuple[re.Match[str], bool]] = []
    following: dict[str, bool] = {}  # name -> whether the next of it is a closing one
    for code in reversed(list(_SHORTCODE.finditer(text))):
        is_closed = not code[1] and following.get(code[2], False)
        if code[1] or is_closed or code[2] in known or _ATTRIBUTE.search(code[3]):
            found.append((code, is_closed))
            following[code[2]] = bool(code[1])
    return found[::-1]
