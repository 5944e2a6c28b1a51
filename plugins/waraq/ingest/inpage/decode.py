"""The bytes of an .inp file as a document."""

from __future__ import annotations

from dataclasses import replace

from waraq.ingest.inpage.container import read_stream
from waraq.ingest.inpage.document import Document, InPageError, Notice
from waraq.ingest.inpage.legacy import decode_legacy
from waraq.ingest.inpage.unicode_text import decode_unicode

# The text of a book has half a megabyte; pictures lie in streams of their own.
LARGEST_STREAM = 8 << 20
_FIRST_UNICODE = 300
_BARE = Notice(
    "the file is no whole InPage document, but has letters as InPage writes them, by which it was read",
    "compare the article with the document in InPage",
)


def decode_inpage(raw: bytes) -> Document:
    """Return the text of an InPage document; raises InPageError where there is none that can be read."""
    name, data, missing, bare = read_stream(raw)
    if len(data) > LARGEST_STREAM:
        raise InPageError(
            f"the text of the file is larger than {LARGEST_STREAM >> 20} MB", "part it in several documents"
        )
    document = (decode_unicode if int(name[-3:]) >= _FIRST_UNICODE else decode_legacy)(name, data)
    if bare:
        return replace(document, notices=(_BARE, *document.notices))
    if missing <= 0:
        return document
    cut = Notice(f"the file is cut off: {missing} bytes of the stream {name} are missing", "copy it again")
    return replace(document, notices=(cut, *document.notices))
