"""Markdown, with or without the front matter of another site generator."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt

from waraq.errors import Problem, RecordError
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.decoding import decode_source
from waraq.ingest.readers.fields import fill_record, name_fields, pick_line
from waraq.ingest.readers.limits import MARKDOWN, check_marks
from waraq.ingest.readers.markdown_head import split_head
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

PARSER = MarkdownIt("commonmark", {"html": False})
HEADING = "# "


def read_markdown(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the one article of a Markdown file; keys of its front matter that aren't known are left out."""
    raw = source.read(MARKDOWN.size)
    text, problems = decode_source(source, raw)
    yield from problems
    if text is None:
        return
    check_marks(source, text, MARKDOWN)
    try:
        values, body = split_head(source, text)
    except RecordError as error:
        yield error.problem
        return
    headline, body = _split_heading(body)
    paragraphs = read_paragraphs(body)
    if not paragraphs:
        yield source.report("the file has no text", "write the article below the headline")
        return
    fields = name_fields(values)
    record = Record(
        key=pick_line(fields, "id") or "",
        sha256=hash_bytes(raw),
        media_type="text/markdown",
        paragraphs=paragraphs,
        markdown=body,
        headline=headline,
    )
    yield fill_record(record, fields)


def read_paragraphs(markdown: str) -> tuple[str, ...]:
    """Return the text of each paragraph and heading, without markup.

    >>> read_paragraphs("**لاہور** (اسٹاف رپورٹر) – [بارش](https://example.org)")
    ('لاہور (اسٹاف رپورٹر) – بارش',)
    """
    inline = (token for token in PARSER.parse(markdown) if token.type == "inline")
    texts = (
        "".join(child.content or " " * (child.type == "softbreak") for child in token.children or ())
        for token in inline
    )
    return tuple(text.strip() for text in texts if text.strip())


def _split_heading(body: str) -> tuple[str | None, str]:
    """Return the heading that a body begins with, and the body below it."""
    body = body.strip("\n")
    first, _, rest = body.partition("\n")
    if not first.startswith(HEADING):
        return None, body
    return " ".join(read_paragraphs(first)) or None, rest.strip("\n")
