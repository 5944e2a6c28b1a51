"""Packed bytes, unpacked piece by piece: damage and bombs are found while they are read."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from waraq.errors import RecordError
from waraq.ingest.source_file import SourceFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 1 << 16
# Text is packed to a third or an eighth, the same page again and again to a fiftieth.
MOST_RATIO = 250
FREE = 10_000_000  # bytes that a stream may unpack to, however small it is
MOST_UNPACKED = 20_000_000_000
MOST_WINDOW = 100_000_000  # bytes that xz may look back; the dearest of its own levels takes 65 MB
BOMB = f"it unpacks to more than {MOST_RATIO} times its size, or to more than {MOST_UNPACKED // 10**9} GB"
REMEDY = "unpack it yourself, and put what is in it into the folder"


class Decompressor(Protocol):
    """What the decompressors of bz2 and lzma have in common."""

    @property
    def eof(self) -> bool:
        """Whether the packed stream has ended."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out of what was put in."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end of the packed stream."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return the next bytes, at most so many."""


class _Gzip:
    """A gzip member, with the calls that the other formats have."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(16 + zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


METHODS: dict[str, Callable[[], Decompressor]] = {
    ".bz2": bz2.BZ2Decompressor,
    ".gz": _Gzip,
    ".xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_WINDOW),
}


def is_bomb(unpacked: int, packed: int) -> bool:
    """Tell whether so many bytes out of so many can't be honest.

    >>> is_bomb(9_000_000, 10), is_bomb(11_000_000, 10), is_bomb(4_000_000_000, 900_000_000)
    (False, True, False)
    """
    return unpacked > MOST_UNPACKED or (unpacked > FREE and unpacked > MOST_RATIO * packed)


def open_unpacked(source: SourceFile, method: str) -> BinaryIO:
    """Open what is packed in a source by ``.gz``, ``.bz2`` or ``.xz``; reading it raises RecordError."""
    packed = source.open()
    return open_pieces(_unpack(source, packed, METHODS[method]), packed.close)


def open_pieces(pieces: Iterator[bytes], close: Callable[[], None]) -> BinaryIO:
    """Return the pieces as one stream, which reads forward only."""
    return cast("BinaryIO", io.BufferedReader(_Pieces(pieces, close), PIECE))


class _Pieces(io.RawIOBase):
    def __init__(self, pieces: Iterator[bytes], close: Callable[[], None]) -> None:
        self._pieces = pieces
        self._close = close
        self._left = memoryview(b"")
        self._position = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: WriteableBuffer) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        view = memoryview(buffer).cast("B")
        size = min(len(view), len(self._left))
        view[:size] = self._left[:size]
        self._left = self._left[size:]
        self._position += size
        return size

    def close(self) -> None:
        if not self.closed:
            self._close()
        super().close()


def _unpack(source: SourceFile, packed: BinaryIO, new: Callable[[], Decompressor]) -> Iterator[bytes]:
    """Yield what a packed stream holds, which may be several behind one another, as gzip allows."""
    taken = given = 0
    for piece, size in _decompress(source, packed, new):
        taken += size
        given += len(piece)
        if is_bomb(given, taken):
            raise RecordError(source.report(BOMB, REMEDY))
        if piece:
            yield piece


def _decompress(
    source: SourceFile, packed: BinaryIO, new: Callable[[], Decompressor]
) -> Iterator[tuple[bytes, int]]:
    """Yield pieces, each with the number of bytes that were read for it."""
    decompressor: Decompressor | None = None
    data, position = b"", 0
    while True:
        size = 0
        if not data and (decompressor is None or decompressor.needs_input):
            data = packed.read(PIECE)
            size = len(data)
            position += size
        ended = not data and not size
        if decompressor is None:
            data = data.lstrip(b"\0")  # packers fill up the last block
            if ended:
                return
            if not data:
                continue
            decompressor = new()
        try:
            piece = decompressor.decompress(data, PIECE)
        except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
            reason = f"what is packed is damaged before byte {position:,} of the file ({error})"
            raise RecordError(source.report(reason, REMEDY)) from error
        data = b""
        if decompressor.eof:
            data, decompressor = decompressor.unused_data, None
        elif ended and not piece:
            reason = f"the file is cut off: what is packed goes on behind its end at byte {position:,}"
            raise RecordError(source.report(reason, "copy the file again from where it came"))
        yield piece, size
