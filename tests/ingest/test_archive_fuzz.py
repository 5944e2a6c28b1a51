"""Archives and web archives with bytes changed anywhere: problems may come out, never an error."""

from __future__ import annotations

import bz2
import gzip
import lzma
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.archive_bytes import found_in, tar_of, zip_of
from tests.ingest.house import TEXT, source_of
from tests.ingest.readers.web_archive import answer_of, page_of, record_of
from tests.soak import choose
from waraq.errors import Problem, RecordError
from waraq.ingest.readers.warc import read_warc
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

RAW = TEXT.encode()
FILES = {"a.txt": RAW, "2014/خبر.txt": RAW * 9, "b/c.jsonl": b'{"body": "x"}'}
ARCHIVES = {
    "o.zip": zip_of(FILES),
    "o.tar": tar_of({**FILES, "لمبا/" * 60: RAW}),
    "o.tar.gz": tar_of(FILES, "gz"),
    "o.tar.xz": tar_of(FILES, "xz"),
    "o.txt.gz": gzip.compress(RAW * 99),
    "o.txt.bz2": bz2.compress(RAW * 99),
    "o.txt.xz": lzma.compress(RAW * 99),
}
URL = "http://example.pk/"
CRAWL = (
    record_of("warcinfo", "", b"software: x\r\n")
    + answer_of(URL, page_of("بارش"))
    + answer_of(f"{URL}1", gzip.compress(page_of("آندھی").encode()), http={"Content-Encoding": "gzip"})
    + answer_of(f"{URL}2", b"5\r\n<html\r\n0\r\n\r\n", http={"Transfer-Encoding": "chunked"})
)
# Where, as a share of the whole; how many bytes go; what comes in their place.
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=40)), min_size=1, max_size=4
)


def change(raw: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for share, gone, new in changes:
        place = round(share * len(raw))
        raw = raw[:place] + new + raw[place + gone :]
    return raw


@pytest.mark.soak
@pytest.mark.parametrize("name", ARCHIVES)
@settings(max_examples=choose(60, 20_000))
@given(changes=CHANGES)
def test_changed_archives(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    for found in found_in(name, change(ARCHIVES[name], changes)):
        if isinstance(found, SourceFile):
            assert ".." not in found.name.split("/")
            with suppress(RecordError):
                found.read()
        else:
            assert isinstance(found, Problem)


@pytest.mark.soak
@settings(max_examples=choose(60, 20_000))
@given(changes=CHANGES)
def test_changed_crawls(changes: list[tuple[float, int, bytes]]) -> None:
    for found in read_warc(source_of("a.warc", change(CRAWL, changes))):
        assert isinstance(found, Record | Problem)


@pytest.mark.soak
@pytest.mark.parametrize("name", ["a.warc", *ARCHIVES])
@settings(max_examples=choose(60, 20_000))
@given(raw=st.binary(max_size=2000))
def test_rubbish(name: str, raw: bytes) -> None:
    for found in found_in(name, raw):
        if isinstance(found, SourceFile) and found.suffix == ".warc":
            assert all(isinstance(item, Problem) for item in read_warc(found))
        elif isinstance(found, SourceFile):
            with suppress(RecordError):
                found.read()
