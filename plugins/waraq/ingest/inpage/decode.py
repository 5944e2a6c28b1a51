"""The bytes of an .inp file as a document."""

from __future__ import annotations

from waraq.ingest.inpage.container import read_stream
from waraq.ingest.inpage.document import Document, InPageError
from waraq.ingest.inpage.legacy import decode_legacy
from waraq.ingest.inpage.unicode_text import decode_unicode

# What one text of a newspaper page or a book needs is a fiftieth of it; pictures lie in streams of their own.
LARGEST_STREAM = 32 << 20
_FIRST_UNICODE = 300


def decode_inpage(raw: bytes) -> Document:
    """Return the text of an InPage document; raises InPageError where there is none that can be read."""
    stream, data = read_stream(raw)
    if len(data) > LARGEST_STREAM:
        raise InPageError(
            f"the text of the file is larger than {LARGEST_STREAM >> 20} MB", "part it in several documents"
        )
    decode = decode_unicode if int(stream[-3:]) >= _FIRST_UNICODE else decode_legacy
    return decode(stream, data)
