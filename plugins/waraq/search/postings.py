"""Whole lists of postings out of an index, term by term: what `writer.py` wrote.

Whoosh goes through a list posting by posting; an export needs all lists whole.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate, chain, compress, islice
from operator import lt
from pickle import load, loads
from struct import Struct
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo
from whoosh.filedb.structfile import StructFile
from whoosh.reading import IndexReader as WhooshReader
from whoosh.system import pack_ushort

from waraq.search.counts import FIELDS, Counts, read_form
from waraq.search.packed import PackedList
from waraq.search.schema import TERMS

_LENGTHS = Struct("!ii")  # of a key and what stands with it, in Whoosh's table of terms
_EXTENT = Struct("!qi")  # where a list begins, and its bytes
_SIZE = Struct("!i")  # of a block; less than zero for the last


class Place(NamedTuple):
    """Where a part of a term's postings lies: the segment, the first byte, and how many."""

    segment: int
    offset: int
    length: int


Entry = tuple[bytes, tuple[Place, ...]]
"""A term with its places."""


class Lists:
    """The lists of one open index."""

    def __init__(self, reader: WhooshReader) -> None:
        self._segments = [(leaf._terms, docbase) for leaf, docbase in reader.leaf_readers()]

    def list_entries(self, beginning: bytes = b"") -> list[Entry]:
        """The terms that begin so, in the order of their bytes, each with its places."""
        if len(self._segments) == 1:
            return [(term, (place,)) for term, place in self._read_table(0, beginning)]
        found: dict[bytes, tuple[Place, ...]] = {}
        for segment in range(len(self._segments)):
            for term, place in self._read_table(segment, beginning):
                found[term] = (*found.get(term, ()), place)
        return sorted(found.items())

    def find(self, term: bytes) -> tuple[Place, ...]:
        """The places of one term; none where no document has it."""
        found = []
        for segment, (terms, _) in enumerate(self._segments):
            if TERMS in terms._fieldmap:
                value = terms._tindex.get(pack_ushort(terms._fieldmap[TERMS]) + term)
                if value is not None:
                    found.append(Place(segment, *_EXTENT.unpack_from(value, W3TermInfo._struct.size)))
        return tuple(found)

    def _read_table(self, segment: int, beginning: bytes) -> Iterator[tuple[bytes, Place]]:
        terms, _ = self._segments[segment]
        table = terms._tindex
        if TERMS not in terms._fieldmap:
            return
        field = pack_ushort(terms._fieldmap[TERMS])
        head = field + beginning
        data: bytes = table.dbfile.get(table.startofdata, table.endofdata - table.startofdata)
        place = 0
        while place < len(data):
            key_length, value_length = _LENGTHS.unpack_from(data, place)
            place += _LENGTHS.size
            key = data[place : place + key_length]
            place += key_length
            if key.startswith(head):
                extent = _EXTENT.unpack_from(data, place + W3TermInfo._struct.size)
                yield key.removeprefix(field), Place(segment, *extent)
            place += value_length

    def read(self, places: Sequence[Place], numbers: Sequence[int], stop: int) -> PackedList:
        """The postings of a term by rising numbers of documents, of those from 0 on and below `stop`.

        `numbers` has the number of each document by Whoosh's, and -1 for those deleted.
        """
        parts = [self._read_part(place) for place in places]
        found = list(map(numbers.__getitem__, chain.from_iterable(docnums for docnums, _ in parts)))
        values: Sequence[Counts] = [value for _, part in parts for value in part]
        if found and (min(found) < 0 or max(found) >= stop):
            wanted = [0 <= number < stop for number in found]
            found, values = list(compress(found, wanted)), list(compress(values, wanted))
        if not all(map(lt, found, islice(found, 1, None))):
            order = sorted(range(len(found)), key=found.__getitem__)
            found, values = list(map(found.__getitem__, order)), list(map(values.__getitem__, order))
        return _pack(found, values)

    def _read_part(self, place: Place) -> tuple[list[int], Sequence[Counts]]:
        terms, docbase = self._segments[place.segment]
        file: StructFile = terms._postfile
        data: bytes = file.get(place.offset, place.length)
        if data[: len(WHOOSH3_HEADER_MAGIC)] != WHOOSH3_HEADER_MAGIC:
            message = "no postings lie there"
            raise ValueError(message)
        docnums: list[int] = []
        values: list[Counts] = []
        at = len(WHOOSH3_HEADER_MAGIC)
        size = 1
        while size > 0:
            (size,) = _SIZE.unpack_from(data, at)
            at += _SIZE.size
            gaps, some = _read_block(data[at : at + abs(size)])
            docnums += [docbase + docnum for docnum in accumulate(gaps)]
            values += some
            at += abs(size)
        return docnums, values


def _read_block(block: bytes) -> tuple[Sequence[int], Sequence[Counts]]:
    """The gaps between docnums, the first of them a docnum, and the values."""
    file = BytesIO(block)
    head: tuple[Any, ...] = load(file)  # noqa: S301 - of an index whose hash was checked
    data = file.read()
    gaps, _, values = loads(zlib.decompress(data) if head[3] else data)  # noqa: S301 - as above
    return gaps, values


def _pack(numbers: list[int], values: Sequence[Counts]) -> PackedList:
    joined = b"".join(values)
    if len(joined) == len(FIELDS) * len(values):
        return PackedList(array("I", numbers), array("I", joined), {})
    counts = b"".join(value[: len(FIELDS)] for value in values)
    forms = {
        number: form for number, value in zip(numbers, values, strict=True) if (form := read_form(value))
    }
    return PackedList(array("I", numbers), array("I", counts), forms)
