"""What ranking needs to know of a whole index: document numbers, lengths, frequencies.

Whoosh keeps field lengths in one byte and counts deleted documents until they
are merged away. The figures here are exact, so that an index grown day by day
ranks, and is exported, exactly as one built at once.

Document numbers follow the date: undated documents come first, then the
oldest, and the newest has the highest number; within a date the id decides.
A new day's articles are thus added at the end and leave the others' numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import frexp, ldexp

from waraq.dates import parse_edtf
from waraq.search.counts import FIELDS, Counts
from waraq.search.reader import IndexReader
from waraq.search.tiers import count_base

# Of averages: 16 steps from one power of two to the next.
_DIGITS = 5

Postings = Mapping[int, Counts]
"""Document number -> how often one term stands in each of `FIELDS`."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Exact figures of one index.

    `docnums[number]` is Whoosh's number of a document, `numbers[docnum]` the
    way back (-1 for deleted ones), `dates[number]` its EDTF date or an empty
    text, `ids[number]` its id. `lengths` has a column for each of `FIELDS`: the number of terms by
    document number. `averages` are the means over the documents of the base
    tier, or over all where there is no base, rounded: new documents don't
    change them, and an edited one hardly ever.
    """

    docnums: tuple[int, ...]
    numbers: tuple[int, ...]
    dates: tuple[str, ...]
    ids: tuple[str, ...]
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
    order = _sort_rows(dates, ids)
    docnums = tuple(map(live.__getitem__, order))
    numbers = [-1] * reader.capacity()
    for number, docnum in enumerate(docnums):
        numbers[docnum] = number
    lengths = tuple(tuple(reader.read_lengths(field, list(docnums))) for field in FIELDS)
    counted = count_base(len(docnums)) or len(docnums)
    averages = tuple(round_average(sum(column[:counted]) / max(1, counted)) for column in lengths)
    return Statistics(
        docnums,
        tuple(numbers),
        tuple(map(dates.__getitem__, order)),
        tuple(map(ids.__getitem__, order)),
        lengths,
        averages,
    )


def round_average(average: float) -> float:
    """An average to five binary digits, some hundredths more or less: all levels are made from it.

    >>> [round_average(average) for average in (0.0, 8.31, 226.4, 237.6)]
    [0.0, 8.5, 224.0, 240.0]
    """
    fraction, exponent = frexp(average)
    return ldexp(round(fraction * (1 << _DIGITS)), exponent - _DIGITS)


def _sort_rows(dates: Sequence[str], ids: Sequence[str]) -> list[int]:
    """The rows of documents by their dates and then by their ids."""
    plain = {date: _write_plainly(date) for date in set(dates)}
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, date in enumerate(dates):
        rows[plain[date]].append(row)
    # A year stands before its months, and a month before its days.
    return [row for date in sorted(rows) for row in sorted(rows[date], key=ids.__getitem__)]


def _write_plainly(date: str) -> str:
    """A date of a document, which is EDTF or empty, with digits 0-9 and nothing around it."""
    return date if date.isascii() and date == date.strip() else parse_edtf(date)


def read_postings(reader: IndexReader, statistics: Statistics, term: str) -> Postings:
    """Where one term stands, in no order; empty when no document has it."""
    numbers = statistics.numbers
    return {numbers[docnum]: counts for docnum, counts in reader.postings(term)}
