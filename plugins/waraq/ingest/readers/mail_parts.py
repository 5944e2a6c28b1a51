"""The parts of a mail (MIME, RFC 2045 to 2049): which hold its text, and which are attached.

Python's own parser has no limits: a mail of nothing but parts in one another keeps it busy for minutes.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from waraq.errors import RecordError
from waraq.ingest.readers.mail_header import MailHead, decode_bytes, decode_words, read_head
from waraq.ingest.source_file import SourceFile

MOST_PARTS = 200
DEEPEST = 8  # parts in one another: mail programs make three or four
LONGEST_BOUNDARY = 70  # by the standard
PLAIN, HTML = "text/plain", "text/html"
QUOTED, BASE64 = "quoted-printable", "base64"
_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}", re.ASCII)
_VALUE = r"\s*=\s*(?:\"([^\"]{0,300})\"|([^\s;\"]{1,300}))"
_CHARSET = re.compile(rf"\bcharset{_VALUE}", re.IGNORECASE)
_BOUNDARY = re.compile(rf"\bboundary{_VALUE}", re.IGNORECASE)
_FILE = re.compile(rf"\b(?:file)?name{_VALUE}", re.IGNORECASE)
_CODED_FILE = re.compile(
    r"\b(?:file)?name\*(?:0\*)?\s*=\s*\"?([\w-]{1,40})'[\w-]*'([^\s;\"]{1,300})", re.IGNORECASE
)
_FLOWED = re.compile(r"\bformat\s*=\s*\"?flowed\b", re.IGNORECASE)
_DELETED = re.compile(r"\bdelsp\s*=\s*\"?yes\b", re.IGNORECASE)


class Part(NamedTuple):
    """One part: its header, and where in the `mail` the bytes below it begin and end."""

    head: MailHead
    mail: bytes
    start: int
    end: int

    @property
    def kind(self) -> str:
        """The media type in small letters; plain text where none is said."""
        found = _TYPE.match(self.head.get("content-type"))
        return found[0].lower() if found else PLAIN

    @property
    def charset(self) -> str:
        """The code of the text, as the part says; empty where it says none."""
        return _pick(_CHARSET, self.head.get("content-type"))

    @property
    def is_flowed(self) -> bool:
        """Whether a space at the end of a line says that the paragraph goes on (RFC 3676)."""
        return bool(_FLOWED.search(self.head.get("content-type")))

    @property
    def deletes_space(self) -> bool:
        """Whether that space is no part of the text."""
        return bool(_DELETED.search(self.head.get("content-type")))

    @property
    def file_name(self) -> str:
        """What the part is called as a file; empty where it is none."""
        for name in ("content-disposition", "content-type"):
            value = self.head.get(name)
            if coded := _CODED_FILE.search(value):
                return decode_bytes(unquote_to_bytes(coded[2]), coded[1]) or coded[2]
            if plain := _pick(_FILE, value):
                return decode_words(plain)
        return ""

    @property
    def is_text(self) -> bool:
        """Whether the part is text of the mail, and no file that is attached to it."""
        is_attached = self.head.get("content-disposition").lower().startswith("attachment")
        return self.kind in {PLAIN, HTML} and not is_attached and not self.file_name

    @property
    def coding(self) -> str:
        """How the bytes are coded for the way; empty where they are not."""
        coding = self.head.get("content-transfer-encoding").lower()
        return coding if coding in {QUOTED, BASE64} else ""

    def unpack(self) -> tuple[bytes, bool]:
        """The bytes before they were coded for the way, and whether none are missing."""
        raw = self.mail[self.start : self.end]
        if self.coding != BASE64:
            return binascii.a2b_qp(raw) if self.coding else raw, True
        try:
            return binascii.a2b_base64(raw), True
        except binascii.Error:
            letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
            return binascii.a2b_base64(letters[: len(letters) & ~3]), False


class Parts:
    """The parts of one mail: `texts` in their order, and `attached`; `is_whole` says that none breaks off.

    Raises RecordError where there are too many.
    """

    def __init__(self, source: SourceFile, head: MailHead, raw: bytes, most: int = MOST_PARTS) -> None:
        self._most = most
        self._source = source
        self._count = 0
        self.attached: list[Part] = []
        self.is_whole = True
        self.texts = self._take(Part(head, raw, head.end, len(raw)), 1)

    def _take(self, part: Part, depth: int) -> list[Part]:
        """Return the texts of a part, and note what is attached."""
        self._count += 1
        if self._count > self._most or depth > DEEPEST:
            reason = f"the mail has more than {self._most} parts, or {DEEPEST} in one another"
            raise RecordError(self._source.report(reason, "save its text as .txt"))
        if not part.kind.startswith("multipart/"):
            if part.is_text:
                return [part]
            self.attached.append(part)
            return []
        inner = [self._take(each, depth + 1) for each in self._split(part)]
        if part.kind == "multipart/alternative":
            return _choose(inner)
        return [text for texts in inner for text in texts]

    def _split(self, part: Part) -> Iterator[Part]:
        boundary = _pick(_BOUNDARY, part.head.get("content-type")).encode("utf-8", "replace")
        if not 0 < len(boundary) <= LONGEST_BOUNDARY:
            self.is_whole = False
            yield part._replace(head=MailHead((), part.start))
            return
        line = re.compile(rb"^--%s(--)?[ \t]*\r?(?:\n|\Z)" % re.escape(boundary), re.MULTILINE)
        begun = None
        for found in line.finditer(part.mail, part.start, part.end):
            if begun is not None:
                yield _cut(part.mail, begun, found.start())
            begun = found.end()
            if found[1]:
                return
        self.is_whole = False
        if begun is not None:
            yield _cut(part.mail, begun, part.end)


def _cut(mail: bytes, start: int, end: int) -> Part:
    # The end of the line before a boundary belongs to the boundary.
    end -= mail.endswith(b"\n", start, end)
    end -= mail.endswith(b"\r", start, end)
    head = read_head(mail, start, end)
    return Part(head, mail, head.end, end)


def _choose(inner: list[list[Part]]) -> list[Part]:
    """Return the plain one of several forms of the same text, else the first, of those that have any."""
    filled = [texts for texts in inner if any(text.start < text.end for text in texts)]
    plain = [texts for texts in filled if all(text.kind == PLAIN for text in texts)]
    return next(iter(plain or filled), [])


def _pick(pattern: re.Pattern[str], value: str) -> str:
    found = pattern.search(value)
    return (found[1] or found[2] or "") if found else ""
