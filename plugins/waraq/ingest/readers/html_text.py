"""The text of HTML, block by block; no markup of the page goes further than this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from waraq.ingest.markdown_text import escape_line
from waraq.ingest.readers.html_tree import Element, parse_html, walk_text
from waraq.ingest.trace import leave_out

# Captions belong to pictures, which are not taken over.
SILENT = frozenset(
    {"head", "script", "style", "template", "noscript", "svg", "iframe", "object", "button", "figcaption"}
)
BLOCKS = frozenset(
    {
        "article",
        "aside",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "header",
        "hr",
    }
    | {"main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)
# How a block begins in Markdown; the page's own headline is a level above these.
MARKERS = {"h1": "## ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "#### ", "h6": "#### "} | {
    "li": "- ",
    "blockquote": "> ",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or quotation: its text and how it begins in Markdown."""

    text: str
    marker: str = ""


def read_blocks(html: str) -> tuple[Block, ...]:
    """Return the blocks of a piece of HTML that have text.

    >>> read_blocks("<h2>سرخی</h2><p>پہلا <b>پیراگراف</b><br>دوسرا</p><script>x</script>")
    (Block(text='سرخی', marker='## '), Block(text='پہلا پیراگراف', marker=''), Block(text='دوسرا', marker=''))
    """
    root = parse_html(html)
    return () if root is None else list_blocks(root)


def list_blocks(root: Element) -> tuple[Block, ...]:
    """Return the blocks of an element that have text."""
    reader = _BlockReader()
    for event, element, text in walk_text(root):
        reader.take(event, str(element.tag), text)
    return reader.end()


def read_line(html: str) -> str:
    """Return the text of a piece of HTML in one line, as of a title.

    >>> read_line("صدر &quot;نے&quot; <b>کہا</b>")
    'صدر "نے" کہا'
    """
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    return " ".join(block.text for block in read_blocks(html))


def write_blocks(blocks: Iterable[Block]) -> str:
    """Write blocks as Markdown, each apart by an empty line."""
    return "\n\n".join(block.marker + escape_line(block.text) for block in blocks)


class _BlockReader:
    """Collects text between block tags; inline tags leave no trace."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._markers: list[str] = []
        self._silent = 0

    def take(self, event: str, tag: str, text: str) -> None:
        """Take the start of an element with the text in it, or its end with the text behind it."""
        step = 1 if event == "start" else -1
        if tag in BLOCKS or tag in MARKERS:
            self._end_block()
        if tag in MARKERS and event == "start":
            self._markers.append(MARKERS[tag])
        elif tag in MARKERS:
            self._markers.pop()
        self._silent += step * (tag in SILENT)
        if not self._silent:
            self._text.append(text)
        elif event == "start" and text.strip():
            leave_out(f"what stands in “{tag}”", text)

    def end(self) -> tuple[Block, ...]:
        """Return the blocks, the last one closed."""
        self._end_block()
        return tuple(self._blocks)

    def _end_block(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            self._blocks.append(Block(text, self._markers[-1] if self._markers else ""))
