"""Numbers and texts as bytes, and bytes compressed (read by `client/binary.js`).

Every file is compressed by itself, because many a file host does not
compress, and in the zlib format, whose checksum tells a damaged file.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate, count
from operator import add, sub

# Files are written once and read for years.
_HARDEST = 9
_MOST_STEPS = 1 << 16


def encode_numbers(values: Iterable[int]) -> bytes:
    """Whole numbers from 0, seven bits a byte, the lowest first; the high bit says that more follow.

    >>> encode_numbers([5, 127, 128, 300]).hex(" ")
    '05 7f 80 01 ac 02'
    """
    data = bytearray()
    for value in values:
        rest = value
        while rest > 0x7F:
            data.append(rest & 0x7F | 0x80)
            rest >>= 7
        data.append(rest)
    return bytes(data)


def encode_rising(numbers: Sequence[int]) -> bytes:
    """The first of some rising numbers, and what each of the others is more than the one before, less one.

    >>> encode_rising([3, 4, 304]).hex(" ")
    '03 00 ab 02'
    """
    first = encode_numbers((numbers[0],))
    return first + b"".join(map(_STEPS.__getitem__, map(sub, numbers[1:], numbers)))


def decode_rising(data: bytes) -> list[int]:
    """The numbers that `encode_rising` wrote.

    >>> decode_rising(encode_rising([3, 4, 304]))
    [3, 4, 304]
    """
    if data.isascii():  # a byte a gap
        return list(map(add, accumulate(data), count()))
    numbers: list[int] = []
    last, value, shift = -1, 0, 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            last += value + 1
            numbers.append(last)
            value = shift = 0
    return numbers


class _Steps(dict[int, bytes]):
    """The gap before a number by how much it is more than the one before: those that were met."""

    def __missing__(self, step: int) -> bytes:
        if len(self) >= _MOST_STEPS:
            self.clear()
        return self.setdefault(step, encode_numbers((step - 1,)))


_STEPS = _Steps()


def compress(data: bytes) -> bytes:
    """The data in the zlib format, as small as it gets."""
    return zlib.compress(data, _HARDEST)
