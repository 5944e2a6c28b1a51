"""InPage: a document is an article, its lines the paragraphs; the first may be the headline."""

from __future__ import annotations

from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.inpage import InPageError, decode_inpage
from waraq.ingest.readers.text_lines import make_record
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import tell


def read_inpage(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the one article of an InPage document, and what an editor must look at."""
    raw = source.read()
    try:
        document = decode_inpage(raw)
    except InPageError as error:
        yield source.report(error.reason, error.remedy)
        return
    for notice in document.notices:
        yield source.note(notice.reason, notice.remedy)
    tell("body", f"the stream {document.stream} of the document", len(document.paragraphs))
    yield make_record(list(document.paragraphs), raw, "application/x-inpage")
