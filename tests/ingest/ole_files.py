"""A writer of OLE2 compound documents: version 3, a root with streams, small ones in the small sectors."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def pad(data: bytes, size: int, filler: bytes = b"\0") -> bytes:
    return data + filler * (-len(data) % size)


def entry(name: str, kind: int, links: tuple[int, int], place: tuple[int, int]) -> bytes:
    """An entry of the directory: `links` to the next and to the first below it, start and size as `place`."""
    named = f"{name}\0".encode("utf-16-le")
    head = struct.pack("<HBBIII", len(named), kind, 1, FREE, *links)
    return named.ljust(64, b"\0") + head + bytes(36) + struct.pack("<IQ", *place)


def chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), END] if count else []


class Sectors:
    """Sectors of a file, or small ones of the root's stream, with the table of what follows on what."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.data = b""
        self.table: list[int] = []

    def add(self, data: bytes) -> int:
        if not data:
            return END
        first = len(self.table)
        padded = pad(data, self.size)
        self.data += padded
        self.table += chain(first, len(padded) // self.size)
        return first


def write_ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound document with these streams; the allocation table must fit in the header's own list."""
    sectors, small = Sectors(SECTOR), Sectors(SMALL)
    count = 2 + sum(map(len, streams.values())) // (SECTOR * SECTOR // 4)
    sectors.add(bytes(count * SECTOR))  # for the allocation table, written last
    sectors.table = [TABLE] * count
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    starts = {name: (sectors if len(streams[name]) >= CUTOFF else small).add(streams[name]) for name in names}
    small_start = sectors.add(small.data)
    small_table = b"".join(struct.pack("<I", number) for number in small.table)
    small_table_start = sectors.add(pad(small_table, SECTOR, b"\xff"))
    entries = [entry("Root Entry", 5, (FREE, 1 if names else FREE), (small_start, len(small.data)))]
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else FREE
        entries.append(entry(name, 2, (right, FREE), (starts[name], len(streams[name]))))
    directory_start = sectors.add(pad(b"".join(entries), SECTOR))
    packed = struct.pack(f"<{len(sectors.table)}I", *sectors.table).ljust(count * SECTOR, b"\xff")
    header = MAGIC + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    small_count = len(pad(small_table, SECTOR)) // SECTOR
    header += struct.pack(
        "<IIIIIIIII", 0, count, directory_start, 0, CUTOFF, small_table_start, small_count, END, 0
    )
    header += struct.pack("<109I", *range(count), *[FREE] * (109 - count))
    return header + packed + sectors.data[len(packed) :]
