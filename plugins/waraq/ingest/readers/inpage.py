"""InPage: a document is an article, its lines the paragraphs; the first may be the headline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from waraq.errors import Problem
from waraq.ingest.identity import hash_bytes
from waraq.ingest.inpage import InPageError, decode_inpage
from waraq.ingest.readers.plain_text import split_headline
from waraq.ingest.record import Record


def read_inpage(path: Path, raw: bytes) -> Iterator[Record | Problem]:
    """Yield the one article of an InPage document, and what an editor must look at."""
    try:
        document = decode_inpage(raw)
    except InPageError as error:
        yield Problem(str(path), error.reason, error.remedy)
        return
    for notice in document.notices:
        yield Problem(str(path), notice.reason, notice.remedy, fatal=False)
    headline, start = split_headline(document.paragraphs)
    yield Record(
        key="",
        sha256=hash_bytes(raw),
        media_type="application/x-inpage",
        paragraphs=tuple(line for line in document.paragraphs[start:] if line),
        headline=headline,
    )
