"""A Whoosh writer that gathers postings packed and writes each term's list in one go.

Whoosh makes a tuple of every posting, sorts them all and hands them one by
one to the file; here a posting is eight bytes at the end of its term's row.
What is on disk in the end is what Whoosh itself would have written, but for
larger blocks.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from operator import add, sub
from pickle import dumps
from sys import byteorder

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex
from whoosh.system import pack_int, pack_long, pack_ushort
from whoosh.writing import SegmentWriter

from waraq import stages
from waraq.search.counts import FIELDS, read_form
from waraq.search.packed import PackedList, PackedPostings, PackedRow
from waraq.search.schema import TERMS, Vector
from waraq.workers import Workers, divide

Posting = tuple[str, bytes, int, float, bytes]
"""A posting as Whoosh passes it on: field, term, docnum, weight, value."""

_BLOCK = 4096
# Of pickles: later than what Whoosh writes, which has no bytes; it reads any.
_PROTOCOL = 4
_POSTINGS_AT_ONCE = 1 << 15
# Shorter blocks are hardly smaller when they are compressed, and there is one for every rare term.
_WORTH_COMPRESSING = 32


class TermsWriter(SegmentWriter):  # type: ignore[misc]
    """A `SegmentWriter` that is given the terms of a document beside its other fields."""

    def __init__(self, index: FileIndex, workers: Workers) -> None:
        super().__init__(index)
        self.pool = _Postings()
        self._workers = workers
        self._columns = [(name, field) for name, field in self.schema.items() if field.column_type]
        self._indexed = [(name, field) for name, field in self._columns if field.indexed]

    def add_document_with_terms(self, fields: Mapping[str, object], vector: Vector) -> None:
        """Add a document: what `add_document` takes but the terms, and these.

        It does what that does of our fields, at a third of the time.
        """
        docnum, columns = self.docnum, self.perdocwriter
        self.pool.terms.add(docnum, vector)
        columns.start_doc(docnum)
        for name, field in self._columns:
            if (value := fields.get(name)) is not None:
                columns.add_column_value(name, field.column_type, field.to_column_value(value))
        for name, field in self._indexed:
            for term, _, weight, posting in field.index(fields[name]):
                self.pool.add((name, term, docnum, weight, posting))
        columns.finish_doc()
        self._added = True
        self.docnum += 1

    def _merge_segments(self, *options: object) -> object:
        with stages.run("Merging the index"):
            return super()._merge_segments(*options)

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
        portions = divide(self.pool.terms.pop_rows(), _POSTINGS_AT_ONCE, PackedRow.count_documents)
        with stages.run("Writing the index", "terms", len(self.pool.terms)) as stage:
            for encoded in self._workers.map(encode_lists, portions):
                for term, info, data in encoded:
                    place = pack_long(lists.tell()) + pack_int(len(data))
                    lists.write(data)
                    index.add(field + term.encode(), info + place)
                stage.advance(len(encoded))
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


def encode_lists(rows: Sequence[PackedRow]) -> list[tuple[str, bytes, bytes]]:
    """Each term, what Whoosh's codec keeps of it before the place of its postings, and these."""
    return [(row.term, *_encode_list(row.unpack())) for row in rows]


def _encode_list(postings: PackedList) -> tuple[bytes, bytes]:
    docnums, counts, forms = postings
    blocks = [WHOOSH3_HEADER_MAGIC]
    for start in range(0, len(docnums), _BLOCK):
        part = slice(start, start + _BLOCK)
        values = tuple(map(_COUNTS.__getitem__, counts[part]))
        if forms:
            values = tuple(map(add, values, (forms.get(docnum, b"") for docnum in docnums[part])))
        blocks.append(_make_block(docnums[part], values, last=start + _BLOCK >= len(docnums)))
    count = len(docnums)
    info = W3TermInfo._struct.pack(0, count, count, 0, 0, 1.0, docnums[0], docnums[-1])
    return bytes(info), b"".join(blocks)


class _CountsByNumber(dict[int, bytes]):
    """The bytes of counts that were met: the same object each time, which is pickled once a block."""

    def __missing__(self, number: int) -> bytes:
        return self.setdefault(number, number.to_bytes(len(FIELDS), byteorder))


_COUNTS = _CountsByNumber()


def _make_block(docnums: array[int], values: tuple[bytes, ...], *, last: bool) -> bytes:
    """Some postings of a term, all of weight 1 and without a length."""
    data = dumps(((docnums[0], *map(sub, docnums[1:], docnums)), None, values), _PROTOCOL)
    compression = int(len(docnums) >= _WORTH_COMPRESSING)
    if compression:
        data = zlib.compress(data, compression)
    head = dumps((len(docnums), docnums[-1], 1.0, compression, 0, 0), _PROTOCOL)
    size = len(head) + len(data)
    return bytes(pack_int(-size if last else size) + head + data)
