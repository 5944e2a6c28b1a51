"""Bytes of XML, mended where a parser would give up: other programs export what XML forbids."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.encodings import Encoding, EncodingError, describe_given, find_mark, read_given
from waraq.ingest.readers.pieces import DAMAGED
from waraq.ingest.readers.xml_entities import ReferenceSpeller, tell_controls
from waraq.ingest.source_file import SourceFile

# XML can't hold control characters, but texts pasted into WordPress do, and it exports them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+")
MAX_DAMAGE = 0.1  # of the characters beyond ASCII; of Windows-1256 read as UTF-8 nearly all are damaged
DECLARATION = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""", re.IGNORECASE)
# Stands for a letter that was damaged here, not before: XML may hold this code point, and no text does.
CUT = "\ufdd1"
# Codecs of Python's that no file of XML is in, or that don't read it letter by letter.
NO_XML = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
_DAMAGE = re.compile(f"{DAMAGED}+")
_BEFORE_XML = " \t\r\n"


class XmlBytes:
    r"""Reads a source piece by piece as UTF-8, and remembers what had to be mended.

    The encoding is that of the mark at the beginning, else the one given by
    the settings, else the one that the XML declares. Empty lines before the
    declaration go, and control characters; letters that were cut become `CUT`,
    unless there are so many that the encoding is another. References are spelt
    as `ReferenceSpeller` does, which may keep the end of a piece for the next.

    >>> mender = XmlBytes()
    >>> mender.mend(b"\n<?xml version='1.0'?><a>\x0b&") + mender.mend("ا</a>".encode()) + mender.end()
    b"<?xml version='1.0'?><a>&amp;\xd8\xa7</a>"
    """

    def __init__(self, given: str | None = None) -> None:
        self.skipped = 0  # lines before the declaration
        self._given = given
        self._decoder: codecs.IncrementalDecoder | None = None
        self._has_begun = False
        self._speller = ReferenceSpeller()
        self._controls = 0
        self._damaged = 0
        self._damaged_line: int | None = None
        self._lines = 0

    def mend(self, piece: bytes) -> bytes:
        """Return a piece as a parser can read it; that of a letter which goes on in the next piece waits.

        Raises EncodingError.
        """
        if self._decoder is None:
            encoding = self._tell_encoding(piece)
            self._decoder = codecs.getincrementaldecoder(encoding.name)("waraq.damaged")
            piece = piece[encoding.mark :]
        text = self._decoder.decode(piece)
        if not self._has_begun:
            begun = text.lstrip(_BEFORE_XML)
            self._has_begun = bool(begun)
            self.skipped += text.count("\n", 0, len(text) - len(begun))
            self._lines, text = self.skipped, begun
        good, controls = _CONTROLS.subn("", text)
        self._controls += len(text) - len(good) if controls else 0
        mended = self._mend_letters(good)
        self._lines += text.count("\n")
        return self._speller.spell(mended).encode("utf-8", "surrogateescape")

    def end(self) -> bytes:
        """Return what waited for another piece."""
        return self._speller.end().encode("utf-8", "surrogateescape")

    def report(self, source: SourceFile) -> Iterator[Problem]:
        """Yield what was mended."""
        if controls := self._controls + self._speller.left_out:
            yield tell_controls(source, controls)
        if self._damaged:
            reason = f"letters were damaged and became �, the first in this line: {self._damaged}"
            yield source.note(reason, "repair the letters marked �", self._damaged_line)

    def _tell_encoding(self, piece: bytes) -> Encoding:
        if mark := find_mark(piece):
            return mark
        if self._given:
            return read_given(self._given, piece)
        if b"\0" in (head := piece.lstrip()[:4]):
            return Encoding("utf-16-be" if head.startswith(b"\0") else "utf-16-le")
        declared = DECLARATION.match(piece.lstrip())
        return Encoding(_check_codec(declared[1].decode("ascii", "replace")) if declared else "utf-8")

    def _mend_letters(self, text: str) -> str:
        first = _DAMAGE.search(text)
        if first is None:
            return text
        mended, count = _DAMAGE.subn(CUT, text)
        line = self._lines + text.count("\n", 0, first.start()) + 1
        if count > MAX_DAMAGE * sum(not letter.isascii() for letter in mended):
            if self._given:
                raise EncodingError(*describe_given(self._given), line)
            return text
        self._damaged += count
        if self._damaged_line is None:
            self._damaged_line = line
        return mended


def _check_codec(name: str) -> str:
    """Return the codec of a declared encoding. Raises EncodingError where files of XML can't be in it.

    What says UTF-16 in letters of one byte was converted since, to UTF-8 as a rule.
    """
    try:
        codec = codecs.lookup(name).name
        b"<".decode(name)
    except UnicodeDecodeError:
        return "utf-8"
    except (LookupError, ValueError):
        codec = ""
    if not codec or codec in NO_XML:
        reason = f"the file declares the encoding “{name}”, which can't be read"
        raise EncodingError(reason, "correct it in the first line, or save the file as UTF-8", 1)
    return codec
