"""A source's text, decoded and given piece by piece, so that its size does not matter."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from waraq.errors import Problem, RecordError
from waraq.ingest.encodings import Encoding, EncodingError, find_mark, guess_encoding, read_given
from waraq.ingest.readers.decoding import report_encoding
from waraq.ingest.source_file import SourceFile

SAMPLE_BYTES = 1 << 18  # from which the encoding is told
PIECE_BYTES = 1 << 18
LONGEST_LINE = 5_000_000  # characters; of a longer one nothing is kept
# Stands where bytes could not be decoded: half a character, which no decoder gives.
DAMAGED = "\udcff"


def _mark_damage(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return DAMAGED, error.end
    raise error


codecs.register_error("waraq.damaged", _mark_damage)


def _tell_encoding(head: bytes, given: str | None) -> Encoding:
    """The encoding by its mark, as it is given, or as the beginning of the text looks."""
    return find_mark(head) or (read_given(given, head) if given else guess_encoding(head))


class TextPieces:
    """The text of one source from its beginning, and what is to be said of its encoding.

    `sample` is the beginning of the text, with LF at line ends. Raises
    RecordError where there is no text or its encoding can't be told, and OSError.
    """

    def __init__(self, source: SourceFile, stream: BinaryIO) -> None:
        self._source = source
        self._stream = stream
        self._head = _read_full(stream, SAMPLE_BYTES)
        if not self._head.strip():
            raise RecordError(source.report("the file is empty", "fill it or delete it"))
        try:
            self._encoding = _tell_encoding(self._head, source.settings.encoding)
        except EncodingError as error:
            raise RecordError(source.report(error.reason, error.remedy, error.line)) from error
        sample = self._new_decoder().decode(self._head[self._encoding.mark :])
        self._line_end = "\r" if "\r" in sample and "\n" not in sample else "\n"
        self.sample = sample.replace(self._line_end, "\n")

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What an editor should know of the encoding."""
        return report_encoding(self._source, self._encoding)

    def _new_decoder(self) -> codecs.IncrementalDecoder:
        return codecs.getincrementaldecoder(self._encoding.name)("waraq.damaged")

    def read_text(self) -> Iterator[str]:
        """Yield the text, with `DAMAGED` where bytes could not be decoded; once."""
        for text, size in self._decode():
            yield text
            self._source.consumed += size

    def read_lines(self) -> Iterator[tuple[int, str | None]]:
        """Yield each line with its number and its end; None for one that is too long to be kept.

        Lines end with LF; with CR in a text that begins without any LF, as old Macintoshes wrote them.
        """
        number, parts, length = 0, [""], 0
        for text, size in self._decode():
            *lines, rest = text.split(self._line_end)
            start, share = self._source.consumed, size / (len(lines) + 1)
            for place, line in enumerate(lines):
                number += 1
                length += len(line)
                self._source.consumed = start + round(share * (place + 1))
                yield number, "".join((*parts, line, "\n")) if length <= LONGEST_LINE else None
                parts, length = [], 0
            self._source.consumed = start + size
            length += len(rest)
            parts = [*parts, rest] if length <= LONGEST_LINE else []
        if length:
            yield number + 1, "".join(parts) if length <= LONGEST_LINE else None

    def _decode(self) -> Iterator[tuple[str, int]]:
        """Yield each piece of text with the number of its bytes."""
        decoder = self._new_decoder()
        raw, self._head = self._head[self._encoding.mark :], b""
        while raw:
            yield decoder.decode(raw), len(raw)
            raw = self._stream.read(PIECE_BYTES)
        yield decoder.decode(b"", True), 0


def _read_full(stream: BinaryIO, size: int) -> bytes:
    """Read so many bytes, fewer at the end only: streams of archives may give less at once."""
    pieces, left = [], size
    while left > 0 and (piece := stream.read(left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def refuse_length(source: SourceFile, line: int) -> Problem:
    """Return the problem of a line or record that is too long to be read."""
    reason = f"the record has more than {LONGEST_LINE // 1_000_000} million characters"
    return source.report(reason, "split it", line)
