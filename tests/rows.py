"""Numbers and rows of numbers in an exported index, read by `docs/search.md`."""

from __future__ import annotations

from collections.abc import Iterator


def read_row(data: bytes, count: int, size: int) -> list[int]:
    """Rising numbers below `size`."""
    if count < 16:
        gaps = [value for value, _ in read_numbers(data)]
        assert len(gaps) == count
        return rise(gaps)
    inverted, width = divmod(data[0], 128)
    bits = "".join(f"{byte:08b}" for byte in data[1:])
    gaps = []
    for _ in range(size - count if inverted else count):
        ones, _, bits = bits.partition("0")
        gaps.append((len(ones) << width) + int(bits[:width] or "0", 2))
        bits = bits[width:]
    assert len(bits) < 8
    assert set(bits) <= {"0"}
    numbers = rise(gaps)
    assert all(number < size for number in numbers)
    return sorted(set(range(size)) - set(numbers)) if inverted else numbers


def rise(gaps: list[int]) -> list[int]:
    numbers, number = [], -1
    for gap in gaps:
        number += gap + 1
        numbers.append(number)
    return numbers


def read_number(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place


def read_numbers(data: bytes) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(data):
        value, place = read_number(data, place)
        yield value, place


def size_of(value: int) -> int:
    return max(1, -(-value.bit_length() // 7))
