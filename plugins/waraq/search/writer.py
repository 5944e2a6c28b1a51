"""A Whoosh writer that gathers postings packed and writes each term's list in one go.

Whoosh makes a tuple of every posting, sorts them all and hands them one by
one to the file; here a posting is eight bytes at the end of its term's row.
What is on disk in the end is what Whoosh itself would have written, but for
larger blocks.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Mapping
from operator import add, sub
from pickle import dumps
from struct import unpack

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex
from whoosh.system import pack_int, pack_long, pack_ushort
from whoosh.writing import SegmentWriter

from waraq.search.counts import FIELDS, read_form
from waraq.search.packed import PackedList, PackedPostings
from waraq.search.schema import TERMS, Vector

Posting = tuple[str, bytes, int, float, bytes]
"""A posting as Whoosh passes it on: field, term, docnum, weight, value."""

_BLOCK = 4096
# Shorter blocks are hardly smaller when they are compressed, and there is one for every rare term.
_WORTH_COMPRESSING = 32


class TermsWriter(SegmentWriter):  # type: ignore[misc]
    """A `SegmentWriter` that is given the terms of a document beside its other fields."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index)
        self.pool = _Postings()

    def add_document_with_terms(self, fields: Mapping[str, object], vector: Vector) -> None:
        """Add a document: what `add_document` takes but the terms, and these."""
        self.pool.terms.add(self.docnum, vector)
        self.add_document(**fields)

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        # Lengths are columns of our own: Whoosh's are not asked for.
        self.fieldwriter.add_postings(self.schema, None, self.pool.iter_others())
        self._write_terms()
        self.fieldwriter.close()

    def _write_terms(self) -> None:
        writer = self.fieldwriter
        writer.start_field(TERMS, self.schema[TERMS])
        lists, index = _Places(writer._postfile), writer._tindex
        index.dbfile, file = _Places(index.dbfile), index.dbfile
        field = pack_ushort(writer._fieldid)
        for term, postings in self.pool.terms.pop_lists():
            index.add(field + term.encode(), write_list(postings, lists))
        index.dbfile = file
        writer.finish_field()


class _Postings:
    """Stands in for Whoosh's pool: the postings of `TERMS` packed, the few of other fields as they are."""

    def __init__(self) -> None:
        self.terms = PackedPostings()
        self._others: list[Posting] = []

    def add(self, posting: Posting) -> None:
        """Add one posting, as Whoosh does when it merges segments."""
        field, term, docnum, _, value = posting
        if field == TERMS:
            self.terms.add_posting(docnum, term.decode(), value[: len(FIELDS)], read_form(value))
        else:
            self._others.append(posting)

    def iter_others(self) -> Iterator[Posting]:
        """The postings of other fields in Whoosh's order."""
        return iter(sorted(self._others))

    def cleanup(self) -> None:
        """Forget everything; Whoosh calls it at the end."""
        self.terms.clear()
        self._others.clear()


class _Places:
    """A file that is written to; it knows its place, for which Whoosh asks the system at every term."""

    def __init__(self, file: StructFile) -> None:
        self._write = file.write
        self._place: int = file.tell()

    def tell(self) -> int:
        """Where the next byte will stand."""
        return self._place

    def write(self, data: bytes) -> None:
        """Write some bytes."""
        self._write(data)
        self._place += len(data)


def write_list(postings: PackedList, file: _Places) -> bytes:
    """Write the postings of one term as Whoosh's codec does; gives what it keeps of the term beside them."""
    docnums, counts, forms = postings
    place = file.tell()
    file.write(WHOOSH3_HEADER_MAGIC)
    for start in range(0, len(docnums), _BLOCK):
        part = slice(start, start + _BLOCK)
        values: tuple[bytes, ...] = unpack(f"{len(FIELDS)}s" * len(docnums[part]), counts[part].tobytes())
        if forms:
            values = tuple(map(add, values, (forms.get(docnum, b"") for docnum in docnums[part])))
        file.write(_make_block(docnums[part], values, last=start + _BLOCK >= len(docnums)))
    count = len(docnums)
    info = W3TermInfo._struct.pack(0, count, count, 0, 0, 1.0, docnums[0], docnums[-1])
    return bytes(info + pack_long(place) + pack_int(file.tell() - place))


def _make_block(docnums: array[int], values: tuple[bytes, ...], *, last: bool) -> bytes:
    """Some postings of a term, all of weight 1 and without a length."""
    data = dumps(((docnums[0], *map(sub, docnums[1:], docnums)), None, values), 2)
    compression = int(len(docnums) >= _WORTH_COMPRESSING)
    if compression:
        data = zlib.compress(data, compression)
    head = dumps((len(docnums), docnums[-1], 1.0, compression, 0, 0), 2)
    size = len(head) + len(data)
    return bytes(pack_int(-size if last else size) + head + data)
