"""Where the text lies in a stream of InPage 1 or 2, among styles, colours and page layout.

A story, the text of a chain of frames, is made of blocks, and a block of
paragraphs: a length of four bytes, lowest first, and so many bytes, the last of
them 0D. A length of zero and a byte 00 or 01 close the block; four bytes FF
close the story. Each story begins with a block that holds one empty paragraph;
its end, 0D 00 00 00 00 00, is what we look for.
"""

from __future__ import annotations

import re
import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from waraq.ingest.inpage.legacy_text import is_text

LONGEST_PARAGRAPH = 1 << 20
# A 0D behind a 04 is part of a pair: with that left out, no byte is looked at from two beginnings.
_START = re.compile(rb"(?<!\x04)\r\x00{4}[\x00\x01]")
_PARAGRAPH = re.compile(rb"(?:\x04.|[^\x04\r])*+\r", re.DOTALL)
_STORY_END = 0xFFFFFFFF
_LETTERS = rb"\x04[\x20\x81-\xfe]"
# So many pairs in a row are no accident.
_RUN = re.compile(rb"(?:%s){16,%d}+" % (_LETTERS, LONGEST_PARAGRAPH))
_LOOSE = re.compile(rb"(?:\x04[\x09-\x0d\x20-\xff]|[\x09\x0a\x20-\x7e]){1,%d}+" % LONGEST_PARAGRAPH)
_FEWEST_PAIRS = 4


@dataclass(slots=True)
class Story:
    """Where the paragraphs of a story lie in the stream; `end` is behind it, or where it is `broken`."""

    start: int
    end: int = 0
    broken: bool = False
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))

    def spans(self) -> Iterator[tuple[int, int]]:
        """Start and end of each paragraph, without the 0D that closes it."""
        return zip(self.starts, self.ends, strict=True)


def find_stories(data: bytes) -> Iterator[Story]:
    """The stories in the order of the stream; one that is broken ends where its damage begins.

    >>> data = bytes.fromhex("010000000d0000000000 05000000 048104a0 0d 0000000000 ffffffff")
    >>> [list(story.spans()) for story in find_stories(data)]
    [[(14, 18)]]
    """
    position = 0
    while match := _START.search(data, position):
        story = _read_story(data, match.end())
        position = max(story.end, match.end() - 1)
        if story.starts:
            yield story


def _read_story(data: bytes, position: int) -> Story:
    story = Story(position)
    while position + 4 <= len(data):
        (length,) = struct.unpack_from("<I", data, position)
        if length == _STORY_END:
            story.end = position + 4
            return story
        if length == 0:
            if data[position + 4 : position + 5] not in {b"\0", b"\1"}:
                break
            position += 5
            continue
        start, end = position + 4, position + 4 + length
        if not _is_paragraph(data, start, end):
            break
        story.starts.append(start)
        story.ends.append(end - 1)
        position = end
    story.end, story.broken = position, True
    return story


def _is_paragraph(data: bytes, start: int, end: int) -> bool:
    if end > len(data) or end - start > LONGEST_PARAGRAPH:
        return False
    return bool(_PARAGRAPH.fullmatch(data, start, end)) and is_text(data[start : end - 1])


def find_runs(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where letters follow one another though no length says that a paragraph is there."""
    for match in _RUN.finditer(data, start, end):
        yield match.span()


def find_loose_text(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What looks like text in a damaged part of the stream: letters, with Latin among them."""
    for match in _LOOSE.finditer(data, start, end):
        if match[0].count(b"\x04") >= _FEWEST_PAIRS:
            yield match.span()
