"""The text of a record of JSON or a table: plain, or the HTML that a content system keeps in its database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from waraq.ingest.readers.fields import fill_whole, pick_line, pick_paragraphs
from waraq.ingest.readers.html_text import read_blocks, read_line, write_blocks
from waraq.ingest.readers.wordpress_text import read_post
from waraq.ingest.record import Record
from waraq.ingest.trace import tell

POST_TEXT = "post_content"  # of WordPress's table of posts
_BLOCK = r"p|br|div|ul|ol|li|h[1-6]|blockquote|table|tr|td"
_INLINE = r"a|b|em|font|i|span|strong|u"
_SIGN = r"amp|apos|[lg]t|nbsp|quot|[lr][sd]quo|[lr]aquo|hellip|[mn]dash|zwn?j|lrm|rlm|#x?[0-9a-f]{1,6}"
_HTML = re.compile(
    rf"</?(?:{_BLOCK}|{_INLINE})(?:\s[^<>]{{0,2000}})?/?>|&(?:{_SIGN});",
    re.IGNORECASE,
)
_BLOCKS = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)


class Body(NamedTuple):
    """The paragraphs of a text, and the same with its markup where it has some."""

    paragraphs: tuple[str, ...]
    markdown: str | None = None


def pick_body(values: Mapping[str, object], *, is_post: bool = False) -> Body:
    r"""Return the text of a record; of HTML its blocks, without scripts and the like.

    Where its tags mark no blocks each line is one. Of a post of WordPress what
    is no text for readers goes too, as marks of blocks and shortcodes.

    >>> pick_body({"body": "پہلا۔\nدوسرا۔"}).paragraphs
    ('پہلا۔', 'دوسرا۔')
    >>> pick_body({"body": "<p>پہلا <b>نکتہ</b></p><ul><li>دوسرا&nbsp;نکتہ</li></ul>"}).markdown
    'پہلا نکتہ\n\n- دوسرا نکتہ'
    """
    paragraphs = pick_paragraphs(values, "body")
    if is_post:
        blocks = read_post("\n".join(paragraphs))
        return Body(tuple(block.text for block in blocks), write_blocks(blocks))
    if not any(map(_has_html, paragraphs)):
        return Body(paragraphs)
    html = "\n".join(paragraphs)
    blocks = read_blocks(html if _BLOCKS.search(html) else html.replace("\n", "<br>"))
    tell("body", "HTML, whose tags were taken out", len(paragraphs))
    return Body(tuple(block.text for block in blocks), write_blocks(blocks))


def complete_record(record: Record, values: Mapping[str, object], *, is_post: bool = False) -> Record | None:
    """Return the record with its text and what the other fields say; None where there is no text.

    `is_post` says that the text is one of WordPress, as its database has it.
    """
    body = pick_body(values, is_post=is_post)
    if not body.paragraphs:
        return None
    headline = read_inline(pick_line(values, "headline") or record.headline)
    return _read_names(fill_whole(record, values, headline, body.paragraphs, body.markdown))


def _read_names(record: Record) -> Record:
    """The record without markup in its names: content systems keep «فن &amp; ثقافت», and links to authors."""
    names = (record.section, record.byline, record.publication, record.edition, *record.keywords)
    if not any(name and _has_html(name) for name in names):
        return record
    return replace(
        record,
        section=read_inline(record.section),
        byline=read_inline(record.byline),
        publication=read_inline(record.publication),
        edition=read_inline(record.edition),
        keywords=tuple(filter(None, map(read_inline, record.keywords))),
    )


def read_inline(text: str | None) -> str | None:
    """Return a line, as a headline, without the tags and signs of HTML that it may hold.

    >>> read_inline("صدر &quot;نے&quot; <b>کہا</b>"), read_inline("5 < 7 & 8")
    ('صدر "نے" کہا', '5 < 7 & 8')
    """
    if not text or not _has_html(text):
        return text
    return read_line(text) or None


def _has_html(text: str) -> bool:
    # The signs alone are looked for in a tenth of the time.
    return ("<" in text or "&" in text) and bool(_HTML.search(text))
