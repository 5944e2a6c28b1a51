"""Numbers and texts as bytes, and bytes compressed (read by `client/binary.js`).

Every file is compressed by itself, because many a file host does not
compress, and in the zlib format, whose checksum tells a damaged file.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain, repeat
from itertools import count as count_up
from operator import add, mul, rshift, sub

# Files are written once and read for years.
_HARDEST = 9
_MOST_STEPS = 1 << 16
_MOST_CODES = 1 << 14
# Rows of fewer numbers lose by being packed what zlib gains on them.
FEWEST_PACKED = 16
_WIDEST = 31
_OTHERS_GIVEN = 0x80


def encode_numbers(values: Sequence[int]) -> bytes:
    """Whole numbers from 0, seven bits a byte, the lowest first; the high bit says that more follow.

    >>> encode_numbers([5, 127, 128, 300]).hex(" ")
    '05 7f 80 01 ac 02'
    """
    if max(values, default=0) <= 0x7F:
        return bytes(values)
    data = bytearray()
    for value in values:
        rest = value
        while rest > 0x7F:
            data.append(rest & 0x7F | 0x80)
            rest >>= 7
        data.append(rest)
    return bytes(data)


class Numbers:
    """Bytes from which numbers that `encode_numbers` wrote are read one after the other.

    >>> numbers = Numbers(encode_numbers([5, 300]))
    >>> numbers.read(), numbers.read()
    (5, 300)
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def read(self) -> int:
        """The next number; raises IndexError at the end."""
        value = shift = 0
        while True:
            byte = self._data[self._place]
            self._place += 1
            value |= (byte & 0x7F) << shift
            if byte <= 0x7F:
                return value
            shift += 7

    def take(self, length: int) -> bytes:
        """The next bytes; raises IndexError where there are not so many."""
        end = self._place + length
        if end > len(self._data):
            raise IndexError(end)
        found = self._data[self._place : end]
        self._place = end
        return found


def encode_rising(numbers: Sequence[int]) -> bytes:
    """The first of some rising numbers, and what each of the others is more than the one before, less one.

    >>> encode_rising([3, 4, 304]).hex(" ")
    '03 00 ab 02'
    """
    if len(numbers) == 1:
        return _STEPS[numbers[0] + 1]
    return b"".join(map(_STEPS.__getitem__, map(sub, numbers, chain((-1,), numbers))))


def decode_rising(data: bytes) -> list[int]:
    """The numbers that `encode_rising` wrote.

    >>> decode_rising(encode_rising([3, 4, 304]))
    [3, 4, 304]
    """
    return list(map(add, accumulate(_decode_gaps(data)), count_up()))


def _decode_gaps(data: bytes) -> Sequence[int]:
    """What each of the numbers that `encode_rising` wrote is more than the one before, less one."""
    if data.isascii():  # a byte a gap
        return data
    return list(map(_GAPS.__getitem__, _GAP.findall(data)))


def pack_rising(gaps: bytes, length: int, size: int) -> bytes:
    """What files hold of some rising numbers below `size`, of which `encode_rising` made `gaps`.

    A row of `FEWEST_PACKED` or more is written bit by bit in Rice's code
    (R. F. Rice, *Some Practical Universal Noiseless Coding Techniques*, 1979),
    behind a byte that says how many bits of each gap are written as they
    are. It takes hardly more than the entropy of such gaps. Of a row that
    has more than half of all numbers the others are written.

    >>> pack_rising(encode_rising(range(0, 64, 4)), 16, 64).hex(" ")
    '01 2d b6 db 6d b6 da'
    """
    if length < FEWEST_PACKED:
        return gaps
    steps = _decode_gaps(gaps)
    head = 0
    if 2 * length > size:
        present = set(decode_rising(gaps))
        steps = _read_gaps([number for number in range(size) if number not in present])
        head = _OTHERS_GIVEN
    counted = Counter(steps)
    width = _choose_width(counted)
    bits = "".join(map(_write_gap, steps, repeat(width)))
    filled = -(-len(bits) // 8)
    return bytes([head | width]) + int(bits.ljust(8 * filled, "0") or "0", 2).to_bytes(filled, "big")


def unpack_rising(row: bytes, length: int, size: int) -> list[int]:
    """The numbers of which `pack_rising` made a row.

    >>> unpack_rising(bytes.fromhex("01 2d b6 db 6d b6 da"), 16, 64) == list(range(0, 64, 4))
    True
    """
    if length < FEWEST_PACKED:
        return decode_rising(row)
    others, width = row[0] & _OTHERS_GIVEN, row[0] & ~_OTHERS_GIVEN
    count = size - length if others else length
    bits = f"{int.from_bytes(row[1:], 'big'):0{8 * len(row[1:])}b}" if len(row) > 1 else ""
    codes = re.findall(f"1*0[01]{{{width}}}", bits)[:count]
    numbers = list(map(add, accumulate(map(_read_gap, codes, repeat(width))), count_up()))
    if not others:
        return numbers
    given = set(numbers)
    return [number for number in range(size) if number not in given]


def _read_gaps(numbers: Sequence[int]) -> list[int]:
    """How many numbers lie before each of some rising numbers and behind the one before."""
    return [number - before - 1 for before, number in zip([-1, *numbers], numbers, strict=False)]


def _choose_width(counted: Counter[int]) -> int:
    """How many bits of the gaps are written as they are, so that all take the least room."""
    total = counted.total()
    gaps, times = tuple(counted), tuple(counted.values())
    best, least = 0, sum(map(mul, gaps, times))
    for width in range(1, _WIDEST + 1):
        bits = sum(map(mul, map(rshift, gaps, repeat(width)), times)) + width * total
        if bits > least:
            break
        best, least = width, bits
    return best


@lru_cache(_MOST_CODES)
def _write_gap(gap: int, width: int) -> str:
    """A one for each 2 to the power of `width` in a gap, a zero, and the rest in so many bits."""
    rest = f"{gap & (1 << width) - 1:0{width}b}" if width else ""
    return "1" * (gap >> width) + "0" + rest


@lru_cache(_MOST_CODES)
def _read_gap(code: str, width: int) -> int:
    """The gap that `_write_gap` wrote."""
    ones = len(code) - 1 - width
    return (ones << width) + (int(code[ones + 1 :], 2) if width else 0)


class _Steps(dict[int, bytes]):
    """The gap before a number by how much it is more than the one before: those that were met."""

    def __missing__(self, step: int) -> bytes:
        if len(self) >= _MOST_STEPS:
            self.clear()
        return self.setdefault(step, encode_numbers((step - 1,)))


_STEPS = _Steps()


class _Gaps(dict[bytes, int]):
    """What bytes that hold one gap stand for: those that were met."""

    def __missing__(self, data: bytes) -> int:
        if len(self) >= _MOST_STEPS:
            self.clear()
        return self.setdefault(data, sum((byte & 0x7F) << 7 * place for place, byte in enumerate(data)))


_GAPS = _Gaps()
_GAP = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")


def compress(data: bytes) -> bytes:
    """The data in the zlib format, as small as it gets."""
    return zlib.compress(data, _HARDEST)


def decompress(data: bytes) -> bytes:
    """The data that `compress` was given; raises ValueError for what is damaged."""
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(str(error)) from error
