"""RSS 2.0 and Atom: one article an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import feedparser

from waraq.errors import Problem
from waraq.ingest.encodings import clean_text
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.decoding import decode_source
from waraq.ingest.readers.fields import fill_record
from waraq.ingest.readers.html_text import read_blocks, write_blocks
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

UTF8 = {"content-type": "application/xml; charset=utf-8"}
PUBLISHED = "publish"


def read_feed(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each item of a feed."""
    raw = source.read()
    text, problems = decode_source(source, raw)
    yield from problems
    if text is None:
        return
    if "<!entity" in text.lower():
        # An entity of a few lines can stand for a gigabyte, or for another file of this computer.
        yield source.report("the feed declares entities of its own", "remove the <!ENTITY …> lines")
        return
    feed = feedparser.parse(text.encode("utf-8"), response_headers=UTF8)
    if not feed.version and not feed.entries:
        reason = f"the file is no RSS or Atom feed ({feed.get('bozo_exception', 'no feed element')})"
        yield source.report(reason, "check that the whole file was saved")
        return
    if feed.bozo:
        reason = f"the feed is damaged ({feed.bozo_exception}); {len(feed.entries)} items could be read"
        yield source.note(reason, "check that the whole file was saved")
    yield from _read_entries(source, feed)


def _read_entries(source: SourceFile, feed: feedparser.FeedParserDict) -> Iterator[Record | Problem]:
    for number, entry in enumerate(feed.entries, 1):
        yield _read_entry(source, entry, feed, number)


def _read_entry(
    source: SourceFile, entry: Mapping[str, object], feed: feedparser.FeedParserDict, number: int
) -> Record | Problem:
    html = _read_content(entry)
    title = entry.get("title")
    fields: dict[str, object] = {
        "headline": " ".join(block.text for block in read_blocks(title)) if isinstance(title, str) else None,
        "date": entry.get("published") or entry.get("updated"),
        "section": _read_terms(entry)[:1],
        "keywords": _read_terms(entry)[1:],
        "byline": entry.get("author"),
        "publication": feed.feed.get("title"),
        "lang": feed.feed.get("language"),
    }
    sha256 = hash_bytes(repr((sorted(fields.items()), html)).encode("utf-8", "replace"))
    key = clean_text(str(entry.get("id") or entry.get("link") or "")).strip()
    status = entry.get("wp_status", PUBLISHED)  # WordPress exports drafts and waste paper too
    blocks = read_blocks(clean_text(html))
    if not blocks or status != PUBLISHED:
        reason = "the item has no text" if status == PUBLISHED else f"the item is not published ({status})"
        say = source.report if status == PUBLISHED else source.note
        return say(reason, "fill or remove it", record=key or None)
    record = Record(
        key=key,
        sha256=sha256,
        media_type="application/atom+xml" if feed.version.startswith("atom") else "application/rss+xml",
        paragraphs=tuple(block.text for block in blocks),
        markdown=write_blocks(blocks),
        date_source="feed",
        number=number,
    )
    return fill_record(record, fields)


def _read_content(entry: Mapping[str, object]) -> str:
    """Return the full text of an item, else its summary, as HTML."""
    contents = entry.get("content")
    values = [item.get("value", "") for item in contents] if isinstance(contents, list) else []
    return max((str(value) for value in values), key=len, default="") or str(entry.get("summary") or "")


def _read_terms(entry: Mapping[str, object]) -> list[str]:
    tags = entry.get("tags")
    terms = [item.get("term") for item in tags] if isinstance(tags, list) else []
    return [term for term in terms if isinstance(term, str)]
