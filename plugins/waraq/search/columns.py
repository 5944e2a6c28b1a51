"""Whole columns out of a segment of an index: what Whoosh keeps of each document, in the order of docnums.

Whoosh gives a column value by value; a build needs all of them.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Any

from whoosh.columns import VarBytesColumn
from whoosh.filedb.structfile import BufferFile


def read_texts(leaf: Any, name: str) -> list[str]:  # noqa: ANN401 - Whoosh has no types
    """The texts of one segment; empty where a document has none."""
    found = _read_column(leaf, name)
    if found is None:
        return [""] * leaf.doc_count_all()
    data, count = found
    lengths = VarBytesColumn.Reader(BufferFile(data), 0, len(data), count)._lengths
    ends = list(accumulate(lengths))
    places = map(slice, chain((0,), ends), ends)
    values = data[: ends[-1]] if ends else b""
    if values.isascii():
        return list(map(values.decode("ascii").__getitem__, places))
    return [value.decode() for value in map(values.__getitem__, places)]


def read_numbers(leaf: Any, name: str) -> Sequence[int]:  # noqa: ANN401 - as above
    """The numbers of one segment; 0 where a document has none."""
    data, count = _read_column(leaf, name) or (b"", leaf.doc_count_all())
    numbers = array("i", data)
    if sys.byteorder == "little":
        numbers.byteswap()
    numbers.extend([0] * (count - len(numbers)))
    return numbers


def list_deleted(leaf: Any) -> Iterable[int]:  # noqa: ANN401 - as above
    """The docnums of a segment that are in use no more; Whoosh tells only whether one is among them."""
    return leaf._perdoc.deleted_docs() if leaf.has_deletions() else ()


def _read_column(leaf: Any, name: str) -> tuple[bytes, int] | None:  # noqa: ANN401 - as above
    """The bytes of a column and its number of documents; None where the segment has no such column."""
    if not leaf.has_column(name):
        return None
    file, start, length = leaf._perdoc._get_column_file(name)
    return file.get(start, length), leaf.doc_count_all()
