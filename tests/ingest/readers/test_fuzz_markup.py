"""Whatever the bytes, readers of pages, feeds and exports give records and problems, and raise nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.house import source_of
from tests.ingest.readers.test_feed import ITEM, RSS
from tests.ingest.readers.test_page_body import PAGES
from tests.ingest.readers.test_wordpress import EXPORT, PRIMARY, item
from waraq.errors import Problem, RecordError
from waraq.ingest.readers import find_reader
from waraq.ingest.record import Record

LD = (
    '<script type="application/ld+json">{"@type": ["Article"], "author": [{"name": "آ"}], "url": {}}</script>'
)
GOOD = {
    ".html": f"<html><head><title>آ | ب</title>{LD}</head><body>{next(iter(PAGES.values()))}</body></html>",
    ".rss": RSS.format(items=ITEM).replace("http://wordpress.org/export/1.2/", "x"),
    ".xml": EXPORT.format(items=item("[caption a='b']آ[/caption]") + item(more=PRIMARY), encoding="UTF-8"),
}
TAGS = (
    b"</item>",
    b"<item>",
    b"</channel>",
    b"<!DOCTYPE a [",
    b"<!ENTITY b 'c'>",
    b"xmlns",
    b"<![CDATA[",
    b"]]>",
)
PIECES = st.sampled_from((*TAGS, *b'< > <!-- & &#0; \0 \xff\xfe \xc9 [ [/ " { \xd8\xa2'.split(b" ")))
CHANGE = st.tuples(st.integers(0, 1 << 20), st.integers(0, 40), PIECES | st.binary(max_size=8))


@st.composite
def damaged_files(draw: st.DrawFn) -> tuple[str, bytes]:
    suffix = draw(st.sampled_from(sorted(GOOD)))
    raw = GOOD[suffix].encode(draw(st.sampled_from(["utf-8", "utf-16"])))
    for place, length, piece in draw(st.lists(CHANGE, max_size=6)):
        start = place % (len(raw) + 1)
        raw = raw[:start] + piece + raw[start + length :]
    return suffix, raw


def check(suffix: str, raw: bytes) -> None:
    reader = find_reader(suffix)
    assert reader is not None
    try:
        found = list(reader(source_of(f"a{suffix}", raw)))
    except RecordError:
        return
    assert all(isinstance(one, Record | Problem) for one in found)
    for record in found:
        if isinstance(record, Record):
            assert record.paragraphs
            record.text.encode()


@settings(max_examples=120, deadline=None)
@given(damaged_files())
def test_damaged_files(file: tuple[str, bytes]) -> None:
    check(*file)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.binary(max_size=400))
def test_any_bytes(suffix: str, raw: bytes) -> None:
    check(suffix, raw)
