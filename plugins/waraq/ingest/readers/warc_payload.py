"""What a server sent, as a page: out of its chunks and packing, in an encoding that can be told."""

from __future__ import annotations

import codecs
import re
import zlib
from io import BytesIO

import brotli
from warcio.bufferedreaders import ChunkedDataReader

from waraq.ingest.packed import PIECE
from waraq.ingest.readers.warc_records import MOST_PAYLOAD, Capture

HTML = frozenset({"text/html", "application/xhtml+xml"})
UNSURE = frozenset({"", "text/plain", "application/octet-stream", "unknown/unknown"})
SNIFFED = 1024  # bytes
# Servers say iso-8859-1 and windows-1252 of everything; these they don't say without a reason.
CHARSETS = frozenset({"cp1256", "iso8859-6", "mac-arabic", "utf-16", "utf-16-be", "utf-16-le"})
MOST_PACKINGS = 2
GZIP = b"\x1f\x8b"
ZLIB = b"\x78"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_FEED_OR_JSON = re.compile(rb"\s*(?:[{\[]|<(?:\?xml[^>]{0,200}>\s*<)?(?:rss|feed|rdf:rdf)\b)", re.IGNORECASE)
_PAGE = re.compile(rb"\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


class DamagedPayloadError(Exception):
    """A page can't be unpacked, or is too large; the message goes on behind “the page”."""


def name_media_type(content_type: str) -> str:
    """Return a media type without its parameters.

    >>> name_media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return content_type.partition(";")[0].strip().lower()


def may_be_html(content_type: str) -> bool:
    """Tell whether a media type is that of pages, or says nothing."""
    media_type = name_media_type(content_type)
    return media_type in HTML or media_type in UNSURE


def is_html(content_type: str, raw: bytes) -> bool:
    """Tell whether what was sent is a page, by its media type and its first bytes.

    >>> is_html("text/html", b'{"id": 1}'), is_html("", b"<!DOCTYPE html><p>")
    (False, True)
    """
    start = raw[:SNIFFED].removeprefix(codecs.BOM_UTF8)
    if name_media_type(content_type) in HTML:
        return _FEED_OR_JSON.match(start) is None
    return _PAGE.match(start) is not None


def mark_encoding(content_type: str, raw: bytes) -> bytes:
    """Return a page that is not UTF-8 in UTF-8 and with its mark, where the server says what it is."""
    found = _CHARSET.search(content_type)
    try:
        charset = codecs.lookup(found[1]).name if found else ""
    except LookupError:
        return raw
    if charset not in CHARSETS or _is_utf8(raw):
        return raw
    try:
        return codecs.BOM_UTF8 + raw.decode(charset).encode("utf-8")
    except UnicodeError:
        return raw


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def unpack_content(capture: Capture) -> bytes:
    """Return the bytes of what was sent, out of its chunks and unpacked. Raises DamagedPayloadError."""
    raw = capture.content or b""
    if capture.http.get_header("Transfer-Encoding", "").strip().lower() == "chunked":
        raw = ChunkedDataReader(BytesIO(raw)).read(MOST_PAYLOAD + 1)
    packings = capture.http.get_header("Content-Encoding", "").lower().replace(" ", "").split(",")
    if len(packings) > MOST_PACKINGS:
        raise DamagedPayloadError("is packed too often")
    for packing in reversed(packings):
        raw = _unpack(packing, raw)
    if len(raw) > MOST_PAYLOAD:
        raise DamagedPayloadError(f"has more than {MOST_PAYLOAD // 1_000_000} MB")
    return raw


def _unpack(packing: str, raw: bytes) -> bytes:
    """Unpack one layer; programs that unpack pages as they capture them leave its name in the headers."""
    try:
        if packing in {"gzip", "x-gzip"} and raw.startswith(GZIP):
            return _inflate(raw, 16 + zlib.MAX_WBITS)
        if packing == "deflate" and not _PAGE.match(raw):
            # Some servers send what RFC 1950 says, some only what is inside that.
            return _inflate(raw, zlib.MAX_WBITS if raw[:1] == ZLIB else -zlib.MAX_WBITS)
        if packing == "br" and not _PAGE.match(raw):
            return _unpack_brotli(raw)
    except (zlib.error, brotli.error) as error:
        raise DamagedPayloadError(f"can't be unpacked ({error})") from error
    return raw


def _inflate(raw: bytes, window: int) -> bytes:
    decompressor = zlib.decompressobj(window)
    unpacked = decompressor.decompress(raw, MOST_PAYLOAD + 1)
    if not decompressor.eof and len(unpacked) <= MOST_PAYLOAD:
        raise DamagedPayloadError("is cut off")
    return unpacked


def _unpack_brotli(raw: bytes) -> bytes:
    decompressor = brotli.Decompressor()
    unpacked = bytearray(decompressor.process(raw, output_buffer_limit=PIECE))
    while not decompressor.is_finished() and len(unpacked) <= MOST_PAYLOAD:
        piece = decompressor.process(b"", output_buffer_limit=PIECE)
        if not piece:
            raise DamagedPayloadError("is cut off")
        unpacked += piece
    return bytes(unpacked)
