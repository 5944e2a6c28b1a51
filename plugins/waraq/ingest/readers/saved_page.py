"""Pages that a browser saved in one file (MHTML, RFC 2557): a mail of which the page is a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO

from waraq.errors import Problem
from waraq.ingest.readers.limits import MAIL_SIZE
from waraq.ingest.readers.mail_header import read_head
from waraq.ingest.readers.mail_parts import HTML, Parts
from waraq.ingest.readers.warc_payload import mark_encoding
from waraq.ingest.readers.web_page import read_web_page
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import tell

MOST_PARTS = 5_000  # a page has its pictures, styles and frames with it
ADDRESS = "content-location"


def read_saved_page(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the one article of a saved page; its key is the page's address, where the page gives no other.

    The day in the header is that of saving, and tells nothing.
    """
    raw = source.read(MAIL_SIZE)
    head = read_head(raw)
    parts = Parts(source, head, raw, MOST_PARTS)
    page = next((part for part in parts.texts if part.kind == HTML), None)
    if page is None:
        yield source.report("no page of HTML is in the file", "save the page anew, or its text as .txt")
        return
    html, is_whole = page.unpack()
    html = mark_encoding(page.head.get("content-type").replace('"', ""), html)
    address = page.head.get(ADDRESS) or head.get(f"snapshot-{ADDRESS}")
    inner = SourceFile(source.name, source.shown, partial(BytesIO, html), len(html), settings=source.settings)
    for item in read_web_page(inner):
        yield _name(item, address) if isinstance(item, Record) else item
    if not is_whole or (not parts.is_whole and page.end >= len(raw) - len("\r\n")):
        yield source.note("the page breaks off", "compare the article with the page, or save it anew")


def _name(record: Record, address: str) -> Record:
    if record.key or not address.startswith(("http:", "https:")):
        return record
    key = address.partition("#")[0]
    tell("id", "the address that the page was saved from", key)
    return replace(record, key=key)
