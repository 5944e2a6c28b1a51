"""The lists of the recent tier, most of them as the export before made them.

New documents are the newest as a rule: they stand behind those that the tier
had, whose postings stay what they are. So a file beside the index keeps the
postings and lists of the last export, and only the lists of terms that a new
document has are made. The first line of the file says of which documents and
by what it was made, and has a hash of the rest; where one is another, nothing
of it is used.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import NamedTuple

from waraq.files import keep, recall
from waraq.search.folders import name_content
from waraq.search.packed import PackedPostings
from waraq.search.ranking import Ranking
from waraq.search.reader import IndexReader
from waraq.search.statistics import Statistics
from waraq.search.term_lists import make_list
from waraq.search.term_shards import TermList
from waraq.search.tiers import Tier

LISTS = "recent-lists.bin"
_COLUMNS = 4  # of numbers: those of a term's postings, its forms there, the bytes of its gaps, its forms


class Row(NamedTuple):
    """A term's postings as `PackedPostings` has them, and the list that they make."""

    postings: bytes
    forms: bytes
    made: TermList


class Kept(NamedTuple):
    """What the export before made: of so many documents, with these forms, the rows of terms."""

    documents: int
    forms: list[bytes]
    rows: dict[str, Row]


class Origin(NamedTuple):
    """What lists are made from: by which tables and formats, with which averages, of which documents."""

    made_by: Sequence[object]
    averages: Sequence[float]
    digests: Sequence[str]

    def name(self, documents: int) -> str:
        """What is the same as long as the first so many documents give the same lists."""
        parts = (*self.made_by, sys.byteorder, *self.averages, *self.digests[:documents])
        return f"{documents} {name_content(parts)}"


def list_recent_terms(
    reader: IndexReader, statistics: Statistics, tier: Tier, origin: Origin, memory: Path
) -> list[TermList]:
    """What `list_terms` gives of a tier behind a base, whose averages new documents leave alone."""
    kept = _recall(memory / LISTS, origin)
    packed = PackedPostings(kept.forms)
    rows = dict(kept.rows)
    for number in range(kept.documents, tier.documents):
        vector = reader.read_vector(statistics.docnums[tier.first + number])
        for term in rows.keys() & vector.terms:
            packed.restore(term, *rows.pop(term)[:2])
        packed.add(number, vector)
    raw = packed.list_rows()
    leveller = Ranking(statistics).level_tier(tier.numbers)
    for term, postings in packed.pop_lists():
        rows[term] = Row(*raw[term], make_list(term, postings, leveller))
    ordered = [rows[term] for term in sorted(rows)]
    if rows and tier.documents > kept.documents:
        body = b"".join(_write(packed.list_forms(), ordered))
        keep(memory / LISTS, origin.name(tier.documents), body)
    return [row.made for row in ordered]


def _recall(path: Path, origin: Origin) -> Kept:
    name, body = recall(path) or ("", b"")
    count = name.partition(" ")[0]
    documents = int(count) if count.isdecimal() else 0
    if not 0 < documents <= len(origin.digests) or name != origin.name(documents):
        return Kept(0, [], {})
    return Kept(documents, *_read(body))


def _write(forms: list[bytes], rows: Sequence[Row]) -> Iterator[bytes]:
    """The lengths of all parts, and the parts."""
    made = [row.made for row in rows]
    numbers = array("I")
    for row in rows:
        numbers.extend((row.made.documents, len(row.forms), len(row.made.gaps), len(row.made.forms)))
    parts = (
        b"\n".join(forms),
        b"\n".join(each.term for each in made),
        b"\n".join(chain.from_iterable(each.forms for each in made)),
        numbers.tobytes(),
        b"".join(row.postings for row in rows),
        b"".join(row.forms for row in rows),
        b"".join(each.gaps for each in made),
        b"".join(each.levels for each in made),
    )
    yield array("Q", map(len, parts)).tobytes()
    yield from parts


def _read(body: bytes) -> tuple[list[bytes], dict[str, Row]]:
    """The forms and rows that `_write` wrote."""
    lengths = array("Q", body[: 8 * 8])
    parts = list(_cut(body[8 * 8 :], lengths))
    numbers = array("I", parts[3])
    documents, formed, gaps, counts = (numbers[column::_COLUMNS] for column in range(_COLUMNS))
    named = parts[2].split(b"\n")
    forms = [named[start:end] for start, end in pairwise(accumulate(counts, initial=0))]
    terms = parts[1].split(b"\n")
    made = map(TermList, terms, forms, documents, _cut(parts[6], gaps), _cut(parts[7], documents))
    postings = _cut(parts[4], [8 * count for count in documents])
    rows = map(Row, postings, _cut(parts[5], formed), made)
    return parts[0].split(b"\n") if parts[0] else [], dict(zip(map(bytes.decode, terms), rows, strict=True))


def _cut(data: bytes, lengths: Iterable[int]) -> Iterator[bytes]:
    return (data[start:end] for start, end in pairwise(accumulate(lengths, initial=0)))
