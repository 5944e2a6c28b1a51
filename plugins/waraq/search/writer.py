"""A Whoosh writer that gathers postings packed and writes each term's list in one go.

Whoosh makes a tuple of every posting, sorts them all and hands them one by
one to the file; here a posting is eight bytes at the end of its term's row.
What is on disk in the end is what Whoosh itself would have written, but for
larger blocks.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import sub
from sys import byteorder

from whoosh.codec.whoosh3 import W3PostingsWriter
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex
from whoosh.system import pack_int
from whoosh.writing import SegmentWriter

from waraq.search.counts import Counts
from waraq.search.schema import TERMS

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

    def add_document_with_terms(self, fields: Mapping[str, object], terms: Mapping[str, Counts]) -> None:
        """Add a document: what `add_document` takes but the terms, and these with their counts."""
        self.pool.add_terms(self.docnum, terms)
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
        lists = _BlockWriter(_Places(writer._postfile), _BLOCK)
        writer._postwriter = lists
        index = writer._tindex
        index.dbfile, file = _Places(index.dbfile), index.dbfile
        for term, packed in self.pool.iter_terms():
            writer.start_term(term.encode())
            lists.write_list(packed)
            writer.finish_term()
        index.dbfile = file
        writer.finish_field()


class _Postings:
    """Stands in for Whoosh's pool: the postings of `TERMS` packed, the few of other fields as they are."""

    def __init__(self) -> None:
        self._terms: defaultdict[str, bytearray] = defaultdict(bytearray)
        self._others: list[Posting] = []

    def add_terms(self, docnum: int, terms: Mapping[str, Counts]) -> None:
        """Add the postings of one document, whose docnum is higher than all before."""
        packed = self._terms
        head = docnum.to_bytes(4, byteorder)
        for term, counts in terms.items():
            packed[term] += head + counts

    def add(self, posting: Posting) -> None:
        """Add one posting, as Whoosh does when it merges segments."""
        field, term, docnum, _, value = posting
        if field == TERMS:
            self._terms[term.decode()] += docnum.to_bytes(4, byteorder) + value
        else:
            self._others.append(posting)

    def iter_others(self) -> Iterator[Posting]:
        """The postings of other fields in Whoosh's order."""
        return iter(sorted(self._others))

    def iter_terms(self) -> Iterator[tuple[str, bytearray]]:
        """The terms in code-point order, each with its packed postings; they are forgotten on the way."""
        for term in sorted(self._terms):
            yield term, self._terms.pop(term)

    def cleanup(self) -> None:
        """Forget everything; Whoosh calls it at the end."""
        self._terms.clear()
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

    def write_int(self, number: int) -> None:
        """Write a number as Whoosh does."""
        self.write(pack_int(number))


class _BlockWriter(W3PostingsWriter):  # type: ignore[misc]
    """Writes lists whose weights are all 1 and whose values stand in a row."""

    def write_list(self, packed: bytearray) -> None:
        """Write the postings of one term."""
        row = array("I", bytes(packed))
        docnums, values = row[::2], row[1::2]
        self._compression = int(len(docnums) >= _WORTH_COMPRESSING)
        for start in range(0, len(docnums), _BLOCK):
            self._ids = docnums[start : start + _BLOCK]
            self._weights = array("f", [1.0]) * len(self._ids)
            self._values = [values[start : start + _BLOCK].tobytes()]
            self._maxweight = 1.0
            self._write_block(last=start + _BLOCK >= len(docnums))

    def _mini_ids(self) -> tuple[int, ...]:
        return (self._ids[0], *map(sub, self._ids[1:], self._ids))

    def _mini_weights(self) -> None:
        return None
