"""An open Whoosh index, read through typed methods; the rest of the search knows only these."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain, filterfalse
from pathlib import Path
from typing import Self

from whoosh.reading import TermNotFound

from waraq.errors import IndexFormatError
from waraq.search import columns
from waraq.search.counts import Counts
from waraq.search.document import SearchDocument
from waraq.search.postings import Lists
from waraq.search.schema import TERMS, Vector, length_column, open_whoosh, read_vector, read_words
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
        found: list[int] = []
        for leaf, first in self._reader.leaf_readers():
            deleted = {first + docnum for docnum in columns.list_deleted(leaf)}
            docnums = range(first, first + leaf.doc_count_all())
            found.extend(filterfalse(deleted.__contains__, docnums) if deleted else docnums)
        return found

    def capacity(self) -> int:
        """One more than the highest docnum, deleted documents included."""
        return int(self._reader.doc_count_all())

    def read_texts(self, column: str, docnums: list[int]) -> list[str]:
        """The values of ``id``, ``digest`` or ``date``, in the order of `docnums`."""
        leaves = (leaf for leaf, _ in self._reader.leaf_readers())
        values = list(chain.from_iterable(columns.read_texts(leaf, column) for leaf in leaves))
        return list(map(values.__getitem__, docnums))

    def read_lengths(self, field: str, docnums: list[int]) -> list[int]:
        """The number of terms in a field, in the order of `docnums`."""
        leaves = (leaf for leaf, _ in self._reader.leaf_readers())
        column = length_column(field)
        values = list(chain.from_iterable(columns.read_numbers(leaf, column) for leaf in leaves))
        return list(map(values.__getitem__, docnums))

    def read_document(self, docnum: int) -> SearchDocument:
        """The document as it was given to the index."""
        return SearchDocument.from_json(zlib.decompress(self._column("document")[docnum]).decode())

    def read_vector(self, docnum: int) -> Vector:
        """The terms of one document with their counts."""
        return read_vector(self._column("vector")[docnum])

    def read_words(self, docnum: int) -> Sequence[str]:
        """The different words of one document as printed."""
        return read_words(self._column("vector")[docnum])

    def open_lists(self) -> Lists:
        """What reads whole lists of postings, as long as this is open."""
        return Lists(self._reader)

    def terms(self) -> Iterator[str]:
        """All terms in code-point order; some may only stand in deleted documents."""
        return (term.decode() for term in self._reader.lexicon(TERMS))

    def find_documents(self, term: str) -> Iterator[int]:
        """The docnums of the documents with the term, in no order, some twice: the first at little cost."""
        for leaf, first in self._reader.leaf_readers():
            try:
                lowest = leaf.term_info(TERMS, term).min_id()
            except TermNotFound:
                continue
            if not leaf.is_deleted(lowest):
                yield first + int(lowest)
        yield from (docnum for docnum, _ in self.postings(term))

    def postings(self, term: str) -> Iterator[tuple[int, Counts]]:
        """Docnum and counts, for each document with the term."""
        if (TERMS, term) not in self._reader:
            return
        matcher = self._reader.postings(TERMS, term)
        while matcher.is_active():
            yield int(matcher.id()), matcher.value()
            matcher.next()


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
