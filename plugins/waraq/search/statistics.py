"""What ranking needs to know of a whole index: document numbers, lengths, frequencies.

Whoosh keeps field lengths in one byte and counts deleted documents until they
are merged away. The figures here are exact, so that an index grown day by day
ranks, and is exported, exactly as one built at once.

Document numbers follow the date: undated documents come first, then the
oldest, and the newest has the highest number; within a date the id decides.
A new day's articles are thus added at the end and leave the others' numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby

from waraq.dates import edtf_sort_key
from waraq.search.reader import IndexReader
from waraq.search.schema import FIELDS

Postings = Mapping[int, Sequence[int]]
"""Document number -> how often one term stands in each of `FIELDS`."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Exact figures of one index.

    `docnums[number]` is Whoosh's number of a document, `numbers[docnum]` the
    way back (-1 for deleted ones). `lengths[number]` has the number of terms
    in each of `FIELDS`, `averages` their mean over all documents.
    """

    docnums: tuple[int, ...]
    numbers: tuple[int, ...]
    lengths: tuple[tuple[int, ...], ...]
    averages: tuple[float, ...]

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(self.docnums)


def read_statistics(reader: IndexReader) -> Statistics:
    """The exact statistics of an open index."""
    live = reader.docnums()
    dates = reader.read_texts("date", live)
    ids = reader.read_texts("id", live)
    order = sorted(range(len(live)), key=lambda row: (edtf_sort_key(dates[row] or None), ids[row]))
    docnums = [live[row] for row in order]
    numbers = [-1] * reader.capacity()
    for number, docnum in enumerate(docnums):
        numbers[docnum] = number
    columns = [reader.read_lengths(field, docnums) for field in FIELDS]
    averages = tuple(sum(column) / max(1, len(column)) for column in columns)
    return Statistics(tuple(docnums), tuple(numbers), tuple(zip(*columns, strict=True)), averages)


def read_postings(reader: IndexReader, statistics: Statistics, term: str) -> Postings:
    """Where one term stands; empty when no document has it."""
    found: dict[int, list[int]] = {}
    for column, field in enumerate(FIELDS):
        for docnum, frequency in reader.postings(field, term):
            counts = found.setdefault(statistics.numbers[docnum], [0] * len(FIELDS))
            counts[column] = frequency
    return found


def iterate_postings(reader: IndexReader, statistics: Statistics) -> Iterator[tuple[str, Postings]]:
    """All terms of the index in code-point order, each with its postings."""
    terms = merge(*(reader.terms(field) for field in FIELDS))
    for term, _ in groupby(terms):
        postings = read_postings(reader, statistics, term)
        if postings:
            yield term, postings
