"""Bytes of XML, mended where a parser would give up: other programs export what XML forbids."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.source_file import SourceFile

# XML can't hold control characters, but texts pasted into WordPress do, and it exports them.
CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
MAX_DAMAGE = 0.1  # of the characters beyond ASCII; of Windows-1256 read as UTF-8 nearly all are damaged
DECLARATION = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
_DAMAGE = re.compile("[\udc80-\udcff]+")  # what Python decodes bad bytes to


class XmlBytes:
    r"""Mends a source piece by piece, and remembers what had to be mended.

    Empty lines before the declaration go, and control characters; in UTF-8,
    letters that were cut become �. UTF-16 stays as it is, and so does what was
    declared to be in an encoding that it isn't in.

    >>> mender = XmlBytes()
    >>> mender.mend(b"\n<?xml version='1.0'?><a>\x0b") + mender.mend("ا</a>".encode())
    b"<?xml version='1.0'?><a>\xd8\xa7</a>"
    """

    def __init__(self) -> None:
        self.skipped = 0  # lines before the declaration
        self._is_first = True
        self._is_wide = False
        self._decoder: codecs.IncrementalDecoder | None = None
        self._controls = 0
        self._damaged = 0
        self._damaged_line: int | None = None
        self._lines = 0

    def mend(self, piece: bytes) -> bytes:
        """Return a piece as a parser can read it; that of a letter which goes on in the next piece waits."""
        if self._is_first:
            piece = self._begin(piece)
        if self._is_wide:
            return piece
        good = piece.translate(None, CONTROLS)
        self._controls += len(piece) - len(good)
        if self._decoder is None:
            return good
        text = self._decoder.decode(good)
        mended = self._mend_letters(text)
        self._lines += text.count("\n")
        return mended.encode("utf-8", "surrogateescape")

    def report(self, source: SourceFile) -> Iterator[Problem]:
        """Yield what was mended."""
        if self._controls:
            reason = f"control characters were left out of the file: {self._controls}"
            yield source.note(reason, "nothing need be done")
        if self._damaged:
            reason = f"letters were damaged and became �, the first in this line: {self._damaged}"
            yield source.note(reason, "repair the letters marked �", self._damaged_line)

    def _begin(self, piece: bytes) -> bytes:
        self._is_first = False
        self._is_wide = b"\0" in piece[:4]
        begun = piece.lstrip()
        self.skipped = self._lines = piece.count(b"\n", 0, len(piece) - len(begun))
        if not DECLARATION.match(begun):
            self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        return piece if self._is_wide else begun

    def _mend_letters(self, text: str) -> str:
        first = _DAMAGE.search(text)
        if first is None:
            return text
        mended, count = _DAMAGE.subn("\ufffd", text)
        if count > MAX_DAMAGE * sum(not letter.isascii() for letter in mended):
            return text
        self._damaged += count
        if self._damaged_line is None:
            self._damaged_line = self._lines + text.count("\n", 0, first.start()) + 1
        return mended
