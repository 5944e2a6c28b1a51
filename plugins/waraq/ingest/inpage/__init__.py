"""InPage documents (.inp): the text of the typesetting program of Urdu newsrooms, in Unicode.

An .inp file is an OLE2 compound document, and its text lies in a stream
`InPage100` or `InPage200` (InPage 1 and 2: codes of its own, one byte a
character) or `InPage300` (InPage 3: UTF-16). The format was never published;
what is known of it, by whom, and how surely, is told in docs/ingest.md.
"""

from __future__ import annotations

from waraq.ingest.inpage.decode import decode_inpage
from waraq.ingest.inpage.document import Document, InPageError, Notice

__all__ = ["Document", "InPageError", "Notice", "decode_inpage"]
