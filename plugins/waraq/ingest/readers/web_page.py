"""Web pages: the article out of the menus, and what the page says about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import trafilatura

from waraq.errors import Problem
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.decoding import decode_source
from waraq.ingest.readers.fields import fill_record
from waraq.ingest.readers.html_text import Block, read_blocks, write_blocks
from waraq.ingest.readers.html_tree import parse_html
from waraq.ingest.readers.page_head import read_head
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

NO_ARTICLE = "no article was found in the page"
MIN_TEXT = 40  # in code points; less than that is what is left of a menu


def read_web_page(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the one article of a web page."""
    raw = source.read()
    text, problems = decode_source(source, raw)
    yield from problems
    if text is None:
        return
    root = parse_html(text)
    record = Record(key="", sha256=hash_bytes(raw), media_type="text/html")
    blocks: list[Block] = []
    if root is not None:
        record = fill_record(record, read_head(root))
        blocks = [block for block in extract_article(text) if block.text != record.headline]
    if not blocks:
        yield source.report(NO_ARTICLE, "save its text as .txt or .md")
        return
    yield replace(record, paragraphs=tuple(block.text for block in blocks), markdown=write_blocks(blocks))


def extract_article(html: str) -> tuple[Block, ...]:
    """Return the blocks of a page's article, without menus, boxes and comments."""
    for recall in (False, True):  # the second try for pages too short for the first
        found = trafilatura.extract(
            html,
            output_format="html",
            include_comments=False,
            include_tables=False,
            favor_recall=recall,
        )
        blocks = read_blocks(found) if found else ()
        if sum(len(block.text) for block in blocks) >= MIN_TEXT:
            return blocks
    return ()
