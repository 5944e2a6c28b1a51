"""What an ``.xml`` file is: an export of WordPress, else a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.readers.feed import read_feed
from waraq.ingest.readers.wordpress import read_export
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

HEAD = 16_384  # bytes; an export declares its names in its first element
EXPORT = re.compile(rb"""xmlns:\w+\s*=\s*["']https?://wordpress\.org/export/""")


def read_xml(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the articles of an export of WordPress or of a feed."""
    with source.open() as stream:
        head = stream.read(HEAD)
    # UTF-16 has a NUL beside each letter of ASCII.
    yield from read_export(source) if EXPORT.search(head.replace(b"\0", b"")) else read_feed(source)
