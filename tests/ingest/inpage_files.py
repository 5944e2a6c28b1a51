"""InPage documents as their public descriptions have them, to be read back: see docs/ingest.md."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from importlib.resources import files

from tests.ingest.ole_files import write_ole
from waraq.ingest.inpage import Document, InPageError, decode_inpage

LABEL = b"InPage Arabic Document"
FONTS = ("Noori Nastaliq", "Naskh", "Firoz", "Arial", "Simplified Arabic", "ZoharSindhi")
COLOURS = ("None", "White", "Black", "Gray", "Red", "Yellow", "Green", "Cyan", "Blue", "Magenta")
STORY_START = bytes.fromhex("010000000d0000000000")
STORY_END = bytes.fromhex("0000000000ffffffff")
FORMAT_END = bytes.fromhex("feffffffffffffff0000")


def read_table() -> dict[str, str]:
    """The characters of the table's rows, by codes such as A4 BF."""
    text = (files("waraq") / "data" / "inpage.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
    return {row[0]: chr(int(row[1][2:], 16)) if row[1].startswith("U+") else row[1] for row in lines}


def write_codes(codes: str) -> bytes:
    """The bytes of some codes: 81 A0 is 04 81 04 A0."""
    return b"".join(b"\x04" + bytes.fromhex(code) for code in codes.split())


CODES = {characters: codes for codes, characters in sorted(read_table().items(), reverse=True)}
CODES |= {" ": "20", "ئ": "A4 BF"}


def encode_text(text: str) -> bytes:
    """The bytes of a line: codes for what the table has, Latin as it is. Numbers are to be turned before."""
    coded = {letter for letter in CODES if not letter.isascii()} | {" "}
    return b"".join(
        write_codes(CODES[letter]) if letter in coded else letter.encode("cp1252") for letter in text
    )


def sized(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data


def write_story(paragraphs: Iterable[bytes]) -> bytes:
    """A story and the formats behind it, whose spans cover it and the empty block before it."""
    written = [paragraph + b"\r" for paragraph in paragraphs]
    spans = [1, *map(len, written)]
    properties = bytes.fromhex("800000000000 02020100 007ff0550000 027fbc02")
    envelope = struct.pack("<HI", 1, len(properties)) + properties
    formats = b"".join(struct.pack("<I", span) + sized(envelope) for span in spans)
    return STORY_START + b"".join(map(sized, written)) + STORY_END + formats + FORMAT_END


def legacy_stream(*stories: bytes) -> bytes:
    """A stream of InPage 1 or 2: its list of parts, a label, styles, colours, fonts, stories, and the end."""
    styles = bytes.fromhex("80000000000002020000007fc05d0000027f9001037f0000807f0100")
    styles += bytes.fromhex("e67f") + sized(b"Normal\0") + bytes.fromhex("e77f")
    styles += b"".join(name.encode().ljust(32, b"\0") + bytes(7) for name in COLOURS)
    fonts = b"".join(name.encode().ljust(32, b"\0") + bytes(range(22)) for name in FONTS)
    body = bytes(72) + sized(styles) + bytes(124) + sized(fonts) + b"".join(stories)
    start = 16 + 7 * 6
    end = start + len(LABEL) + len(body)
    targets = (start, start, start, start + len(LABEL), end, end, end + 52)
    parts = b"".join(struct.pack("<HI", number, target) for number, target in enumerate(targets))
    header = bytes.fromhex("0000020001000000") + bytes(8)
    return header + parts + LABEL + body + bytes.fromhex("fdffffff") + bytes(44) + b"\xff" * 4


def unicode_stream(text: str, *, stated: int | None = None, framed: bool = True) -> bytes:
    """A stream of InPage 3: fonts and colours in UTF-16, styles with lengths, the text, layout behind it."""
    names = b"".join(name.encode("utf-16-le").ljust(78, b"\0") for name in (*FONTS, *COLOURS))
    written = text.encode("utf-16-le", "surrogatepass")
    pairs = struct.pack("<II", 0, 0) + struct.pack("<II", 3, len(written) if stated is None else stated)
    start = pairs + b"\xff" * 4 + b"\r\0" if framed else b""
    return pad_even(LABEL + names) + start + written + bytes(64) + bytes.fromhex("407f000520000000") * 8


def pad_even(data: bytes) -> bytes:
    return data + b"\0" * (len(data) % 2)


def inpage_file(stream: bytes, name: str = "InPage100") -> bytes:
    return write_ole({"DocumentInfo": bytes(1316), name: stream})


def legacy_file(*stories: Sequence[str], name: str = "InPage100") -> bytes:
    """A document of InPage 1 or 2 with these stories of lines."""
    return inpage_file(legacy_stream(*(write_story(map(encode_text, story)) for story in stories)), name)


def unicode_file(text: str) -> bytes:
    return inpage_file(unicode_stream(text), "InPage300")


def attempt(raw: bytes) -> Document | InPageError:
    """What a file holds, or why it is refused."""
    try:
        return decode_inpage(raw)
    except InPageError as error:
        return error
