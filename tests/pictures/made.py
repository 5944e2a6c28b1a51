"""Small pictures of every kind that may be shown."""

from __future__ import annotations

import struct
import zlib


def make_png(width: int, height: int, shade: int = 0) -> bytes:
    """A grey picture."""
    rows = (b"\0" + bytes([shade]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def make_gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + b";"


def make_jpeg(width: int, height: int, turned: int = 1) -> bytes:
    """Its head alone; `turned` is how the camera was held (6: upright)."""
    note = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, turned, 0) + b"\0" * 4
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0"
    parts = ((0xE1, note), (0xC0, frame))
    segments = (b"\xff" + bytes([kind]) + struct.pack(">H", len(data) + 2) + data for kind, data in parts)
    return b"\xff\xd8" + b"".join(segments) + b"\xff\xd9"


def make_webp(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0" * 4 + size
    return b"RIFF" + struct.pack("<I", len(body)) + body
