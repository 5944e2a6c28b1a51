"""What ranking needs to know of a whole index: document numbers, lengths, frequencies.

Whoosh keeps field lengths in one byte and counts deleted documents until they
are merged away. The figures here are exact, so that an index grown day by day
ranks, and is exported, exactly as one built at once.

Document numbers follow the date: undated documents come first, then the
oldest, and the newest has the highest number; within a date the id decides.
A new day's articles are thus added at the end and leave the others' numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waraq.dates import edtf_sort_key
from waraq.search.counts import FIELDS, Counts
from waraq.search.reader import IndexReader
from waraq.search.tiers import count_base

Postings = Mapping[int, Counts]
"""Document number -> how often one term stands in each of `FIELDS`."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Exact figures of one index.

    `docnums[number]` is Whoosh's number of a document, `numbers[docnum]` the
    way back (-1 for deleted ones), `dates[number]` its EDTF date or an empty
    text. `lengths` has a column for each of `FIELDS`: the number of terms by
    document number. `averages` are the means over the documents of the base
    tier, or over all where there is no base: new documents don't change them.
    """

    docnums: tuple[int, ...]
    numbers: tuple[int, ...]
    dates: tuple[str, ...]
    lengths: tuple[tuple[int, ...], ...]
    averages: tuple[float, ...]

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(self.docnums)

    @property
    def base(self) -> int:
        """How many documents the base tier has."""
        return count_base(self.documents)


def read_statistics(reader: IndexReader) -> Statistics:
    """The exact statistics of an open index."""
    live = reader.docnums()
    dates = reader.read_texts("date", live)
    ids = reader.read_texts("id", live)
    keys = {date: edtf_sort_key(date or None) for date in set(dates)}
    order = sorted(range(len(live)), key=lambda row: (keys[dates[row]], ids[row]))
    docnums = tuple(live[row] for row in order)
    numbers = [-1] * reader.capacity()
    for number, docnum in enumerate(docnums):
        numbers[docnum] = number
    lengths = tuple(tuple(reader.read_lengths(field, list(docnums))) for field in FIELDS)
    counted = count_base(len(docnums)) or len(docnums)
    averages = tuple(sum(column[:counted]) / max(1, counted) for column in lengths)
    return Statistics(docnums, tuple(numbers), tuple(dates[row] for row in order), lengths, averages)


def read_postings(reader: IndexReader, statistics: Statistics, term: str) -> Postings:
    """Where one term stands, in no order; empty when no document has it."""
    numbers = statistics.numbers
    return {numbers[docnum]: counts for docnum, counts in reader.postings(term)}
