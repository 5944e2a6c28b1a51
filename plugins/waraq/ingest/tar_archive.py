"""Tar archives, packed or not: members one behind the other, each after a header of 512 bytes."""

from __future__ import annotations

from collections.abc import Iterator
from tarfile import BLOCKSIZE, GNUTYPE_LONGLINK, GNUTYPE_LONGNAME, XGLTYPE, XHDTYPE, HeaderError, TarInfo
from typing import BinaryIO, NamedTuple

from waraq.errors import RecordError
from waraq.ingest.member_names import decode_name
from waraq.ingest.members import MOST_MEMBERS, Member
from waraq.ingest.packed import MOST_UNPACKED, PIECE, REMEDY, open_pieces, open_unpacked
from waraq.ingest.source_file import SourceFile

MOST_FIELDS = 1 << 16  # bytes of a long name, or of the further fields of a member
_NAMING = {GNUTYPE_LONGNAME, XHDTYPE}  # these tell of the member behind them
_IGNORED = {GNUTYPE_LONGLINK, XGLTYPE}
AGAIN = "copy it again from where it came"
_LINK = ("it is a link or a device, no file", "put the file itself into the archive")
_SPARSE = ("it is stored with holes", REMEDY)


class _Further(NamedTuple):
    """What the headers before a member's own say of it."""

    name: bytes | None = None
    size: int | None = None
    sparse: bool = False


class TarArchive:
    """A tar; `list_members` reads through it once, `open_member` goes on from where it is, if it can."""

    def __init__(self, source: SourceFile, method: str | None) -> None:
        self._source = source
        self._method = method
        self._stream: BinaryIO | None = None

    def list_members(self) -> Iterator[Member]:
        """Yield the members in the order of the archive. Raises RecordError."""
        further = _Further()
        place = count = 0
        while (info := self._read_header(place)) is not None:
            place += BLOCKSIZE
            size = info.size if further.size is None else further.size
            if info.type in _NAMING:
                further, size = self._read_further(info, place), info.size
            elif info.type in _IGNORED:
                size = info.size
            else:
                if not info.isdir():
                    count += 1
                    yield _make_member(info, further, place, size)
                size = size if info.isreg() else 0
                further = _Further()
            if count >= MOST_MEMBERS:
                raise self._refuse(f"more than {MOST_MEMBERS:,} files are in it", REMEDY)
            place += -(-size // BLOCKSIZE) * BLOCKSIZE

    def open_member(self, member: Member) -> BinaryIO:
        """Open a member. Raises RecordError, also while it is read."""
        return open_pieces(self._read_pieces(member), _stay_open)

    def close(self) -> None:
        """Close the file; it opens again when it is asked for."""
        if self._stream is not None:
            self._stream.close()
        self._stream = None

    def _go_to(self, place: int) -> BinaryIO:
        """Return the stream at a place; a packed one is read on to it, if need be from the start."""
        if self._stream is not None and not self._stream.seekable() and self._stream.tell() > place:
            self.close()
        if self._stream is None:
            source = self._source
            self._stream = open_unpacked(source, self._method) if self._method else source.open()
        if self._stream.seekable():
            self._stream.seek(place)
        while (left := place - self._stream.tell()) > 0 and self._stream.read(min(left, PIECE)):
            pass
        return self._stream

    def _read_header(self, place: int) -> TarInfo | None:
        """Return the header at a place; None at the end of the archive."""
        raw = self._go_to(place).read(BLOCKSIZE)
        if not raw.strip(b"\0") and (raw or place):
            return None
        try:
            info = TarInfo.frombuf(raw, "utf-8", "surrogateescape")
        except (HeaderError, ValueError) as error:
            raise self._refuse(f"the tar is damaged at byte {place:,} ({error})", AGAIN) from error
        self._check_size(info.size, place)
        return info

    def _check_size(self, size: int, place: int) -> None:
        if not 0 <= size <= MOST_UNPACKED:
            raise self._refuse(f"the tar is damaged at byte {place:,} (a size of {size:,} bytes)", AGAIN)

    def _read_further(self, info: TarInfo, place: int) -> _Further:
        if info.size > MOST_FIELDS:
            raise self._refuse(f"the header at byte {place:,} is longer than {MOST_FIELDS:,} bytes", AGAIN)
        raw = self._go_to(place).read(info.size)
        if info.type == GNUTYPE_LONGNAME:
            return _Further(raw.split(b"\0")[0])
        fields = _read_fields(raw)
        digits = fields.get(b"size", b"")[:20]
        size = int(digits) if digits.isdigit() else None
        self._check_size(size or 0, place)
        sparse = any(name.startswith(b"GNU.sparse") for name in fields)
        return _Further(fields.get(b"path"), size, sparse)

    def _read_pieces(self, member: Member) -> Iterator[bytes]:
        stream = self._go_to(member.place)
        left = member.size
        while left and (piece := stream.read(min(left, PIECE))):
            left -= len(piece)
            yield piece
        if left:
            raise RecordError(
                self._source.report("the tar is cut off in this file", AGAIN, record=member.name)
            )

    def _refuse(self, reason: str, remedy: str) -> RecordError:
        return RecordError(self._source.report(reason, remedy))


def _stay_open() -> None:
    """The members of a tar share its stream."""


def _make_member(info: TarInfo, further: _Further, place: int, size: int) -> Member:
    raw = info.name.encode("utf-8", "surrogateescape") if further.name is None else further.name
    fault = _SPARSE if further.sparse or info.issparse() else None if info.isreg() else _LINK
    return Member(decode_name(raw), place, size, fault)


def _read_fields(raw: bytes) -> dict[bytes, bytes]:
    """Read the fields of a pax header, ``27 path=…`` a line, each with its length in front."""
    fields: dict[bytes, bytes] = {}
    start = 0
    while start < len(raw):
        length = raw[start : start + 20].partition(b" ")[0]
        if not length.isdigit() or int(length) <= len(length):
            break
        name, _, value = raw[start + len(length) + 1 : start + int(length) - 1].partition(b"=")
        fields[name] = value
        start += int(length)
    return fields
