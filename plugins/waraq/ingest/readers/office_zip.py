"""What Word, LibreOffice and Excel save: a zip that holds XML, opened within bounds."""

from __future__ import annotations

import lzma
import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from waraq.ingest.readers.limits import MOST_MEMBERS, OFFICE_SIZE
from waraq.ingest.source_file import SourceFile

DAMAGE = (
    *(BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError),
    *(OSError, RuntimeError, ValueError, OverflowError),  # of bzip2, of what needs a password, of sizes
)
_MEMBER = b"PK\x01\x02"  # begins what the directory says of one


def open_office(source: SourceFile) -> ZipFile:
    """Open a document. Raises one of `DAMAGE`, and RecordError for a file that is too large."""
    raw = source.read(OFFICE_SIZE)
    if raw.count(_MEMBER) > MOST_MEMBERS:
        message = f"more than {MOST_MEMBERS:,} files are in it"
        raise BadZipFile(message)
    return ZipFile(BytesIO(raw))
