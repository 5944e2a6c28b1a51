"""Zip archives: what is in them by their directory, and one member's bytes after the other."""

from __future__ import annotations

import io
import stat
import struct
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from waraq.errors import RecordError
from waraq.ingest.member_names import decode_name
from waraq.ingest.members import MOST_MEMBERS, Member
from waraq.ingest.packed import BOMB, PIECE, REMEDY, is_bomb, open_pieces
from waraq.ingest.source_file import SourceFile

UTF8 = 0x800
ENCRYPTED = 0x1
FOLDER = ("/", "\\")
LOCAL_HEADER = 30  # bytes before a member's name and data
MOST_AT_ONCE = 64_000_000  # the directory is read in one piece
# RuntimeError: NotImplementedError, for what zipfile doesn't know.
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError)


class _Bounded(list[ZipInfo]):
    """The members of a zip, given up when there are too many for the memory."""

    def append(self, member: ZipInfo) -> None:
        if len(self) >= MOST_MEMBERS:
            raise BadZipFile(f"more than {MOST_MEMBERS:,} files are in it")
        super().append(member)


class _Zip(ZipFile):
    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, _Bounded() if name == "filelist" else value)


class _File(io.BufferedReader):
    """The zip's own bytes, of which a damaged directory can't ask for any number at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MOST_AT_ONCE:
            raise BadZipFile(f"its directory would take {size:,} bytes")
        return super().read(size)


class ZipArchive:
    """A zip; `list_members` reads its directory, `open_member` opens one by its number there."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._file: _File | None = None
        self._zip: _Zip | None = None

    def list_members(self) -> Iterator[Member]:
        """Yield the members in the order of their names. Raises RecordError."""
        infos = self._open().infolist()
        self._refuse_bomb(infos)
        for number, info in enumerate(infos):
            name = _read_name(info)
            if not name.endswith(FOLDER):
                yield Member(name, number, info.file_size, _find_fault(info))

    def open_member(self, member: Member) -> BinaryIO:
        """Open a member. Raises RecordError, also while it is read."""
        opened = self._open()
        try:
            stream = opened.open(opened.infolist()[member.place])
        except _DAMAGE as error:
            raise self._describe(error, member) from error
        return open_pieces(self._read_pieces(stream, member), stream.close)

    def close(self) -> None:
        """Close the file; it opens again when it is asked for."""
        if self._zip is not None:
            self._zip.close()
        if self._file is not None:
            self._file.close()
        self._zip = self._file = None

    def _open(self) -> _Zip:
        if self._zip is None:
            # A reader of its own in front: BufferedReader takes whatever reads into a buffer.
            self._file = _File(self._source.open())  # type: ignore[arg-type]
            try:
                self._zip = _Zip(self._file)
            except (*_DAMAGE, OSError) as error:
                self.close()
                raise self._describe(error) from error
        return self._zip

    def _read_pieces(self, stream: IO[bytes], member: Member) -> Iterator[bytes]:
        try:
            while piece := stream.read(PIECE):
                yield piece
        except _DAMAGE as error:
            raise self._describe(error, member) from error

    def _describe(self, error: Exception, member: Member | None = None) -> RecordError:
        reason = f"the zip is damaged ({str(error) or type(error).__name__})"
        record = None if member is None else member.name
        return RecordError(self._source.report(reason, "copy it again from where it came", record=record))

    def _refuse_bomb(self, infos: list[ZipInfo]) -> None:
        if is_bomb(sum(info.file_size for info in infos), sum(info.compress_size for info in infos)):
            raise RecordError(self._source.report(BOMB, REMEDY))
        end = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            if info.header_offset < end:
                reason = f"“{_read_name(info)}” begins inside the file before it, as in a zip bomb"
                raise RecordError(self._source.report(reason, REMEDY))
            end = info.header_offset + LOCAL_HEADER + info.compress_size


def _read_name(info: ZipInfo) -> str:
    # `filename` ends at a NUL character; `orig_filename` is all of it.
    if info.flag_bits & UTF8:
        return info.orig_filename
    return decode_name(info.orig_filename.encode("cp437"), "cp437")


def _find_fault(info: ZipInfo) -> tuple[str, str] | None:
    """Why a member is not read, and what to do."""
    if info.flag_bits & ENCRYPTED:
        return "it is encrypted", "unpack it with its password"
    if stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG}:
        return "it is a link or a device, no file", "put the file itself into the zip"
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return f"it is packed by method {info.compress_type}, not by Deflate", REMEDY
    return (BOMB, REMEDY) if is_bomb(info.file_size, info.compress_size) else None
