"""RSS and Atom: one article an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

import feedparser

from waraq.errors import Problem
from waraq.ingest.encodings import clean_text
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.decoding import decode_source
from waraq.ingest.readers.feed_kinds import is_draft_entry, is_kind, list_tags, passes
from waraq.ingest.readers.feed_places import Element, list_items, tell_places
from waraq.ingest.readers.feed_prolog import is_strange, tame_prolog
from waraq.ingest.readers.fields import fill_record
from waraq.ingest.readers.furniture import drop_furniture
from waraq.ingest.readers.html_text import read_blocks, read_line, write_blocks
from waraq.ingest.readers.limits import FEED, check_marks
from waraq.ingest.readers.passed_by import PassedBy
from waraq.ingest.readers.xml_entities import ReferenceSpeller, tell_controls
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import is_heard, tell

UTF8 = {"content-type": "application/xml; charset=utf-8"}
PLAIN = "text/plain"
CUT_OFF = ("…", "...", "[…]", "[...]", "… ]")


def read_feed(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each item of a feed."""
    raw = source.read(FEED.size)
    text, problems = decode_source(source, raw)
    yield from problems
    if text is None:
        return
    check_marks(source, text, FEED)
    if "<!entity" in text.lower():
        # An entity of a few lines can stand for a gigabyte, or for another file of this computer.
        yield source.report("the feed declares entities of its own", "remove the <!ENTITY …> lines")
        return
    if is_strange(text):
        yield source.report("the feed has more than one DOCTYPE", "remove all but the first")
        return
    speller = ReferenceSpeller()
    text = speller.spell(text) + speller.end()
    if speller.left_out:
        yield tell_controls(source, speller.left_out)
    try:
        feed = feedparser.parse(tame_prolog(text).encode("utf-8"), response_headers=UTF8)
    except Exception as error:  # noqa: BLE001 - on some damage it breaks, with errors of any kind
        reason = f"the feed is damaged ({type(error).__name__}: {error})"
        yield source.report(reason, "check that the whole file was saved")
        return
    if not feed.get("version") and not feed.entries:
        reason = f"the file is no RSS or Atom feed ({feed.get('bozo_exception', 'no feed element')})"
        yield source.report(reason, "check that the whole file was saved")
        return
    if feed.bozo:
        reason = f"the feed is damaged ({feed.bozo_exception}); {len(feed.entries)} items could be read"
        yield source.note(reason, "check that the whole file was saved")
    yield from _read_entries(source, feed, text)


def _read_entries(
    source: SourceFile, feed: feedparser.FeedParserDict, text: str
) -> Iterator[Record | Problem]:
    # Who asks for the elements gets them where both parsers find the same items.
    items = list_items(text) if is_heard() else []
    passed = PassedBy(source)
    cut = 0
    for number, entry in enumerate(feed.entries, 1):
        if passes(entry, passed):
            continue
        record = _read_entry(source, entry, feed, number)
        cut += isinstance(record, Record) and record.text.endswith(CUT_OFF)
        if isinstance(record, Record) and len(items) == len(feed.entries):
            _tell_entry(record, entry, items[number - 1])
        yield record
    yield from passed.report()
    if cut:
        reason = f"the text of some items breaks off, as summaries do (items: {cut})"
        yield source.note(reason, "take in an export of the site, or its pages, in place of the feed")


def _read_entry(
    source: SourceFile, entry: Mapping[str, object], feed: feedparser.FeedParserDict, number: int
) -> Record | Problem:
    html, lang = _read_content(entry)
    terms = _read_terms(entry)
    fields: dict[str, object] = {
        "headline": _read_title(entry),
        "date": _read_day(entry),
        "section": terms[:1],
        "keywords": terms[1:],
        "byline": _read_authors(entry),
        "publication": feed.feed.get("title"),
        "lang": lang or feed.feed.get("language"),
    }
    status = ("draft",) if is_draft_entry(entry) else ()
    # Published entries keep the hashes that they had before drafts were told.
    sha256 = hash_bytes(repr((sorted(fields.items()), html, *status)).encode("utf-8", "replace"))
    key = clean_text(str(entry.get("id") or _read_link(entry, feed))).strip()
    blocks = drop_furniture(read_blocks(clean_text(html)))
    if not blocks:
        return source.report("the item has no text", "fill or remove it", record=key or str(number))
    is_atom = str(feed.get("version", "")).startswith("atom")
    record = Record(
        key=key,
        sha256=sha256,
        media_type="application/atom+xml" if is_atom else "application/rss+xml",
        paragraphs=tuple(block.text for block in blocks),
        markdown=write_blocks(blocks),
        date_source="feed",
        status="draft" if status else "published",
        number=number,
    )
    return fill_record(record, fields)


def _tell_entry(record: Record, entry: Mapping[str, object], item: Element) -> None:
    html, lang = _read_content(entry)
    byline = entry.get("author") if "@" in str(entry.get("author")) else None
    tell("publication", "the feed's title", record.publication)
    tell("lang", "xml:lang" if lang else "the feed's language", record.lang)
    values: dict[str, list[object]] = {
        "id": [entry.get("id") or entry.get("link")],
        "headline": [entry.get("title")],
        "date": [record.date],
        "byline": [byline, *(() if byline else (record.byline or "").split("، "))],
        "section": [record.section],
        "keywords": [*record.keywords],
        "body": [html],
    }
    tell_places(item, {field: [str(text) for text in texts if text] for field, texts in values.items()})


def _read_content(entry: Mapping[str, object]) -> tuple[str, str | None]:
    """Return the full text of an item, else its summary, as HTML, and its language."""
    contents = entry.get("content")
    values = [
        (str(item.get("value") or ""), item.get("language"))
        for item in (contents if isinstance(contents, list) else ())
    ]
    html, lang = max(values, key=lambda value: len(value[0]), default=("", None))
    return html or str(entry.get("summary") or ""), lang


def _read_title(entry: Mapping[str, object]) -> str | None:
    title, detail = entry.get("title"), entry.get("title_detail")
    if not isinstance(title, str) or (isinstance(detail, Mapping) and detail.get("type") == PLAIN):
        return title if isinstance(title, str) else None
    return read_line(title)


def _read_day(entry: Mapping[str, object]) -> object:
    """Return the day an item was published, else that of its last change."""
    # feedparser gives one for the other, with a warning, unless it is asked first.
    return entry.get("published") or (entry.get("updated") if "updated" in entry else None)


def _read_authors(entry: Mapping[str, object]) -> str | None:
    """Return the names of an item's authors, without the mail address that RSS asks for."""
    author, authors = entry.get("author"), entry.get("authors")
    if isinstance(author, str) and "@" in author.partition("(")[0]:
        return author.partition("(")[2].rpartition(")")[0] or None
    names = [item.get("name") for item in authors] if isinstance(authors, list) else []
    return "، ".join(dict.fromkeys(name for name in names if isinstance(name, str))) or None


def _read_link(entry: Mapping[str, object], feed: feedparser.FeedParserDict) -> str:
    """Return an item's address, whole; empty where it has none."""
    link = entry.get("link")
    try:
        return urljoin(str(feed.feed.get("link") or ""), link) if isinstance(link, str) else ""
    except ValueError:
        return ""


def _read_terms(entry: Mapping[str, object]) -> list[str]:
    """Return an item's categories, by the names for readers where there are such."""
    terms = [tag.get("label") or tag.get("term") for tag in list_tags(entry) if not is_kind(tag)]
    return [term for term in terms if isinstance(term, str)]
