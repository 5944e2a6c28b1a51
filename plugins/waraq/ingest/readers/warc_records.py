"""The records of a web archive (WARC, ISO 28500), one after the other; damage is named by where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from waraq.errors import Problem, RecordError
from waraq.ingest.packed import PIECE
from waraq.ingest.source_file import SourceFile

MOST_PAYLOAD = 20_000_000  # bytes of a page; the rest is not read
MOST_HEADERS = 1 << 16  # bytes before a record's content, and of one line
VERSION = b"WARC/"
_RECORD = StatusAndHeadersParser(["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"])
_HTTP = StatusAndHeadersParser([], verify=False)
MOST_DAMAGED = 100
AGAIN = "get the file again from where it came"
REMEDY = f"{AGAIN}; all that can be read of it is used"


@dataclass(frozen=True, slots=True)
class Capture:
    """One record: where it begins in the (unpacked) file, and what its headers say.

    `content` is what the server sent, still packed as it was sent; it is None
    where nobody wanted it, and ends after `MOST_PAYLOAD` bytes and one.
    """

    offset: int
    headers: StatusAndHeaders
    http: StatusAndHeaders = field(default_factory=partial(StatusAndHeaders, "", []))
    content: bytes | None = None

    @property
    def kind(self) -> str:
        """What the record is, as ``response`` or ``revisit``."""
        return str(self.headers.get_header("WARC-Type", "")).lower()

    @property
    def url(self) -> str:
        """The address that was captured; some programs put it between angle brackets."""
        return str(self.headers.get_header("WARC-Target-URI", "")).strip("<> ")

    @property
    def date(self) -> str:
        """When it was captured, as ``2014-10-14T06:30:00Z``."""
        return str(self.headers.get_header("WARC-Date", ""))

    @property
    def content_type(self) -> str:
        """The media type, with its parameters."""
        headers = self.http if self.kind == "response" else self.headers
        return str(headers.get_header("Content-Type", ""))


class _Lines:
    """A stream as warcio's parsers read it, which counts bytes and gives up endless headers."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.position = 0
        self.left = MOST_HEADERS

    def read(self, length: int) -> bytes:
        data = self._stream.read(length)
        self.position += len(data)
        return data

    def readline(self, length: int = MOST_HEADERS) -> bytes:
        line = self._stream.readline(min(length, MOST_HEADERS))
        self.position += len(line)
        self.left -= len(line)
        if self.left < 0:
            raise ArchiveLoadFailed(f"its headers are longer than {MOST_HEADERS:,} bytes")
        return line

    def start_line(self) -> bytes:
        """Return a line that may be the first of a record."""
        self.left = MOST_HEADERS
        return self.readline()

    def find_record(self, line: bytes) -> bytes:
        """Return the next line that begins a record, be it this one; nothing at the end of the file."""
        while line and not line.startswith(VERSION):
            line = self.start_line()
        return line

    def skip_blank(self, line: bytes) -> bytes:
        """Return the next line that isn't blank, be it this one; nothing at the end of the file."""
        while line and not line.strip():
            line = self.start_line()
        return line


def walk_captures(source: SourceFile, is_wanted: Callable[[Capture], bool]) -> Iterator[Capture | Problem]:
    """Yield all records, those that are wanted with their content, and a Problem for each damaged place.

    A record whose end is missing or is not where it says is damaged. Where the
    packing of the file is damaged, it ends. Nothing is raised.
    """
    try:
        with source.open() as stream:
            yield from _walk(source, _Lines(stream), is_wanted)
    except RecordError as error:
        yield error.problem


def _walk(
    source: SourceFile, lines: _Lines, is_wanted: Callable[[Capture], bool]
) -> Iterator[Capture | Problem]:
    line = lines.skip_blank(lines.start_line())
    damaged = 0
    while line:
        start = lines.position - len(line)
        behind = b""
        try:
            capture = _read_capture(lines, start, line, is_wanted)
            behind = lines.start_line()
            _check_end(behind)
        except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError) as error:
            reason = f"the record at byte {start:,} is damaged ({str(error) or 'the file ends in it'})"
            yield source.report(reason, REMEDY)
            damaged += 1
            if damaged == MOST_DAMAGED:
                yield source.report("so many records are damaged that the rest isn't read", AGAIN)
                return
            line = lines.find_record(behind or lines.start_line())
        else:
            yield capture
            line = lines.skip_blank(behind)


def _check_end(behind: bytes) -> None:
    if behind.strip() and not behind.startswith(VERSION):
        raise ArchiveLoadFailed("bytes that belong to no record stand behind it")


def _read_capture(lines: _Lines, start: int, line: bytes, is_wanted: Callable[[Capture], bool]) -> Capture:
    if not line.startswith(VERSION):
        raise ArchiveLoadFailed("no record begins like this")
    lines.left = MOST_HEADERS - len(line)
    capture = Capture(start, _RECORD.parse(lines, line))
    length = str(capture.headers.get_header("Content-Length", "")).strip()
    if not (length.isascii() and length.isdigit()):
        raise ArchiveLoadFailed(f"its Content-Length is no number: “{length[:40]}”")
    block = LimitReader(lines, int(length[:18]))
    if capture.kind == "response" and capture.url.startswith(("http:", "https:")):
        capture = replace(capture, http=_HTTP.parse(block))
    if is_wanted(capture):
        capture = replace(capture, content=block.read(MOST_PAYLOAD + 1))
    while block.limit and block.read(PIECE):
        pass
    if block.limit:
        raise ArchiveLoadFailed(f"the file ends {block.limit:,} bytes before its end")
    return capture
