"""The OLE2 container of an InPage document, read with olefile, which trusts sizes that we check first."""

from __future__ import annotations

import io
import re
import struct
from typing import NamedTuple

import olefile

from waraq.ingest.inpage.document import InPageError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_LENGTH = 512
# Sectors of 512 or 4096 bytes, small ones of 64, as powers of two.
_SECTOR_SHIFTS = frozenset({(9, 6), (12, 6)})
# Where the header says how many sectors hold the directory, and the three tables of what follows on what.
_COUNTS = (40, 44, 64, 72)
_STREAM = re.compile(r"InPage([0-9]{3})", re.IGNORECASE)
_BARE = "InPage100"  # what such a stream is called in its container
_DAMAGED = "the file is damaged: its parts can't be put together"
# What olefile lets through, besides its own OSError, when sizes and places contradict one another.
_WRONG_VALUES = (ValueError, TypeError, AttributeError, ArithmeticError, LookupError)
_DAMAGE = (OSError, struct.error, RecursionError, *_WRONG_VALUES)
# Six letters or blanks of InPage 1 or 2, each behind its byte 04.
_LETTERS = re.compile(rb"(?:\x04[\x20\x81-\xff]){6}")


class Stream(NamedTuple):
    """The stream that holds the text; `missing` bytes of it are not in the file.

    It is `bare` where the file has no container, and is read as the stream alone.
    """

    name: str
    data: bytes
    missing: int
    bare: bool = False


def read_stream(raw: bytes) -> Stream:
    """The stream that holds the text; raises InPageError.

    >>> read_stream("آج بارش ہوئی۔".encode())
    Traceback (most recent call last):
    ...
    waraq.ingest.inpage.document.InPageError: the file is no InPage document
    """
    if not raw.startswith(MAGIC):
        if _LETTERS.search(raw):
            return Stream(_BARE, raw, 0, bare=True)
        raise InPageError("the file is no InPage document", "export its text as Unicode, or move it away")
    _check_header(raw)
    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as container:
            return _pick_stream(container, len(raw))
    except InPageError:
        raise
    except _DAMAGE as error:
        raise InPageError(_DAMAGED) from error


def _check_header(raw: bytes) -> None:
    """Refuse tables larger than the file: olefile would follow their chains round and round."""
    if len(raw) < _HEADER_LENGTH:
        raise InPageError("the file is cut off in its header", "copy it again from where it came from")
    shift, small = struct.unpack_from("<HH", raw, 30)
    counts = [struct.unpack_from("<I", raw, offset)[0] for offset in _COUNTS]
    if (shift, small) not in _SECTOR_SHIFTS or any(count << shift > len(raw) for count in counts):
        raise InPageError(_DAMAGED)


def _pick_stream(container: olefile.OleFileIO, length: int) -> Stream:
    """The text of the newest version, if the file keeps several."""
    names = [path[0] for path in container.listdir() if len(path) == 1 and _STREAM.fullmatch(path[0])]
    if not names:
        kept = ", ".join(sorted(path[0] for path in container.listdir())[:6]) or "nothing"
        raise InPageError(f"the file holds no text of InPage, but {kept}", "see which program wrote it")
    name = max(names, key=lambda each: (each[-3:], each))
    if container.get_size(name) > length or container.root.size > length:
        raise InPageError("the file is cut off: its text is longer than the file", "copy it again")
    data: bytes = container.openstream(name).read()
    return Stream(name, data, container.get_size(name) - len(data))
