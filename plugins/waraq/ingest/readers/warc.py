"""Web archives (WARC): the newest capture of each page, read as a web page."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from io import BytesIO
from urllib.parse import urldefrag

from waraq.errors import Problem, RecordError
from waraq.ingest.readers.warc_payload import (
    DamagedPayloadError,
    is_html,
    mark_encoding,
    may_be_html,
    name_media_type,
    unpack_content,
)
from waraq.ingest.readers.warc_records import Capture, walk_captures
from waraq.ingest.readers.web_page import NO_ARTICLE, read_web_page
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import tell

MOST_KINDS = 100  # of what was passed by
MOST_PAGES = 500_000  # whose newest captures are kept in mind
LONGEST_DATE = 30
SHOWN_KINDS = 8
SHOWN_PAGES = 3
OLDER = "older captures"
EMPTY = "pages without an article"
OK = "200"


def read_warc(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each page; its address is the key.

    The file is read twice: of a page that was captured several times only the
    newest capture is used, and which that is the first reading tells. The
    day of capture is no date of the article.
    """
    newest = _find_newest(source)
    passed: Counter[str] = Counter()
    empty: list[str] = []
    for capture in walk_captures(source, lambda capture: capture.offset in newest):
        if isinstance(capture, Problem):
            yield capture
            continue
        found = _read_capture(source, capture)
        if isinstance(found, str):
            passed[found if found in passed or len(passed) < MOST_KINDS else "others"] += 1
            continue
        for item in found:
            if isinstance(item, Problem) and item.reason == NO_ARTICLE:
                passed[EMPTY] += 1
                empty = [*empty, name_page(capture.url)][:SHOWN_PAGES]
            else:
                yield item
    yield from _report_rest(source, passed, empty)


def _find_newest(source: SourceFile) -> frozenset[int]:
    """Where the newest capture of each page begins, of equally old ones the last. Raises RecordError."""
    newest: dict[bytes, tuple[str, int]] = {}
    for capture in walk_captures(source, lambda _capture: False):
        if isinstance(capture, Capture) and _may_be_page(capture):
            page = hashlib.sha256(name_page(capture.url).encode("utf-8")).digest()[:16]
            newest[page] = max(newest.get(page, ("", -1)), (capture.date[:LONGEST_DATE], capture.offset))
            if len(newest) > MOST_PAGES:
                raise RecordError(source.report(f"more than {MOST_PAGES:,} pages are in it", "split it"))
    return frozenset(offset for _, offset in newest.values())


def name_page(url: str) -> str:
    """Return the address of a page without the place in it.

    >>> name_page("https://example.org/khabar?id=1#comments")
    'https://example.org/khabar?id=1'
    """
    with suppress(ValueError):
        return urldefrag(url).url
    return url


def _may_be_page(capture: Capture) -> bool:
    if capture.kind not in {"response", "resource"} or not capture.url.startswith(("http:", "https:")):
        return False
    answered = capture.kind == "resource" or capture.http.get_statuscode() == OK
    return answered and may_be_html(capture.content_type)


def _name_kind(capture: Capture) -> str:
    """What is said of a record that is no page: its kind, its status or its media type."""
    if capture.content is None and _may_be_page(capture):
        return OLDER
    if capture.kind not in {"response", "resource"}:
        return capture.kind[:40] or "nameless"
    status = capture.http.get_statuscode()
    if capture.kind == "response" and status != OK:
        return f"status {status[:3]}"
    return name_media_type(capture.content_type)[:40] or "nameless"


def _read_capture(source: SourceFile, capture: Capture) -> Iterator[Record | Problem] | str:
    """Return the article of a page or its problems; for anything else, what it is."""
    if capture.content is None:
        return _name_kind(capture)
    try:
        raw = unpack_content(capture)
    except DamagedPayloadError as error:
        reason = f"the page at byte {capture.offset:,} {error}"
        return iter([source.report(reason, "capture it again", record=name_page(capture.url))])
    if not is_html(capture.content_type, raw):
        return _name_kind(capture)
    return _read_page(source, capture, mark_encoding(capture.content_type, raw))


def _read_page(source: SourceFile, capture: Capture, raw: bytes) -> Iterator[Record | Problem]:
    """Yield the article of a page or its problems, by the page's address; nothing is raised."""
    key = name_page(capture.url)
    page = SourceFile(source.name, source.shown, partial(BytesIO, raw), len(raw))
    try:
        for item in read_web_page(page):
            if isinstance(item, Record):
                tell("id", "WARC-Target-URI", key)  # and not what the page calls itself
                yield replace(item, key=key)
            else:
                yield replace(item, record=key)
    except RecordError as error:
        yield replace(error.problem, record=key)
    except Exception as error:  # noqa: BLE001 - parsers of others on foreign bytes: any page may break them
        reason = f"the page can't be read ({type(error).__name__}: {error})"
        yield source.report(reason, "save its text as .txt or .md", record=key)
    if capture.headers.get_header("WARC-Truncated"):
        reason = "the program that captured the page cut it off"
        yield source.note(reason, "see whether the article is whole", record=key)


def _report_rest(source: SourceFile, passed: Counter[str], empty: list[str]) -> Iterator[Problem]:
    without = passed.pop(EMPTY, 0)
    if passed:
        kinds = [f"{count:,} {kind}" for kind, count in passed.most_common(SHOWN_KINDS)]
        more = len(passed) - SHOWN_KINDS
        kinds += [f"{more} more kinds"] if more > 0 else []
        reason = f"passed by, as they are no pages to read: {', '.join(kinds)}"
        yield source.note(reason, "nothing needs to be done")
    if without:
        reason = f"pages without an article: {without:,}, such as {', '.join(empty)}"
        yield source.note(reason, "if one is an article, save its text as .txt or .md")
