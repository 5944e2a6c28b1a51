"""An open Whoosh index, read through typed methods; the rest of the search knows only these."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Self

from whoosh.filedb.structfile import BufferFile

from waraq.errors import IndexFormatError
from waraq.search.counts import Counts
from waraq.search.document import SearchDocument
from waraq.search.postings import Lists
from waraq.search.schema import TERMS, Vector, length_column, open_whoosh, read_vector
from waraq.search.stamp import check_stamp
from waraq.text import Analyzer


class IndexReader:
    """One snapshot of an index. Whoosh's own numbers of documents are called docnums here."""

    # Whether it has postings by term, or documents alone.
    has_postings = True

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._reader = open_whoosh(directory).reader()
        self._column = cache(self._reader.column_reader)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index's files."""
        self._reader.close()

    def docnums(self) -> list[int]:
        """The docnums in use, rising; those of deleted documents are missing."""
        return list(self._reader.all_doc_ids())

    def capacity(self) -> int:
        """One more than the highest docnum, deleted documents included."""
        return int(self._reader.doc_count_all())

    def read_texts(self, column: str, docnums: list[int]) -> list[str]:
        """The values of ``id``, ``digest`` or ``date``, in the order of `docnums`."""
        if not docnums:
            return []
        values = self._list_values(column)
        return [values[docnum].decode() for docnum in docnums]

    def read_lengths(self, field: str, docnums: list[int]) -> list[int]:
        """The number of terms in a field, in the order of `docnums`."""
        if not docnums:
            return []
        values = self._list_values(length_column(field))
        return [values[docnum] for docnum in docnums]

    def _list_values(self, column: str) -> list[Any]:
        """All values of a column, as they are stored: by docnum one takes Whoosh four times as long."""
        values: list[Any] = []
        for leaf, _ in self._reader.leaf_readers():
            numbers = range(leaf.doc_count_all())
            values.extend(map(_open_column(leaf, column).__getitem__, numbers))
        return values

    def read_document(self, docnum: int) -> SearchDocument:
        """The document as it was given to the index."""
        return SearchDocument.from_json(zlib.decompress(self._column("document")[docnum]).decode())

    def read_vector(self, docnum: int) -> Vector:
        """The terms of one document with their counts."""
        return read_vector(self._column("vector")[docnum])

    def open_lists(self) -> Lists:
        """What reads whole lists of postings, as long as this is open."""
        return Lists(self._reader)

    def terms(self) -> Iterator[str]:
        """All terms in code-point order; some may only stand in deleted documents."""
        return (term.decode() for term in self._reader.lexicon(TERMS))

    def postings(self, term: str) -> Iterator[tuple[int, Counts]]:
        """Docnum and counts, for each document with the term."""
        if (TERMS, term) not in self._reader:
            return
        matcher = self._reader.postings(TERMS, term)
        while matcher.is_active():
            yield int(matcher.id()), matcher.value()
            matcher.next()


def _open_column(leaf: Any, column: str) -> Any:  # noqa: ANN401 - Whoosh has no types
    """The reader of a column of one segment whose bytes are all read at once."""
    documents = leaf._perdoc
    if not documents.has_column(column):
        return leaf.column_reader(column, translate=False)
    file, start, length = documents._get_column_file(column)
    whole = BufferFile(memoryview(file.get(start, length)))
    return leaf.schema[column].column_type.reader(whole, 0, length, leaf.doc_count_all())


@contextmanager
def open_index(directory: Path, analyzer: Analyzer | None = None) -> Iterator[IndexReader]:
    """An `IndexReader` on the index in `directory`.

    Raises IndexFormatError when there is no index, or it is damaged, or it
    was made by another version or with other text tables.
    """
    reason = check_stamp(directory, analyzer or Analyzer.load())
    if reason is not None:
        message = f"the search index in {directory} can't be used ({reason}); build it again"
        raise IndexFormatError(message)
    with IndexReader(directory) as reader:
        yield reader
