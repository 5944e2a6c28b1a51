"""The lists of all terms of a tier, gathered from its documents one after the other.

Going through Whoosh's postings term by term takes longer, and of a recent
tier it would be the postings of the whole archive.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import add
from sys import byteorder

from waraq.search.binary import encode_rising
from waraq.search.ranking import Ranking
from waraq.search.reader import IndexReader
from waraq.search.schema import Vector
from waraq.search.statistics import Statistics
from waraq.search.term_shards import TermList
from waraq.search.tiers import Tier


def list_terms(reader: IndexReader, statistics: Statistics, tier: Tier) -> Iterator[TermList]:
    """The lists of one tier in the order of their terms' code points."""
    docnums = statistics.docnums[tier.first : tier.first + tier.documents]
    yield from list_gathered(gather(map(reader.read_vector, docnums)), Ranking(statistics), tier)


def list_gathered(packed: dict[str, bytearray], ranking: Ranking, tier: Tier) -> Iterator[TermList]:
    """The same from what `gather` gave for the tier's documents; it is forgotten on the way."""
    leveller = ranking.level_tier(tier.first, tier.documents)
    for term in sorted(packed):
        row = array("I", bytes(packed.pop(term)))
        numbers = row[::2]
        levels = leveller.level_row(term, numbers, row[1::2])
        yield TermList(term.encode(), len(numbers), encode_rising(numbers), levels)


def gather(vectors: Iterable[Vector]) -> dict[str, bytearray]:
    """The postings of each term, eight bytes each: the number in the tier, and the counts.

    The vectors are those of a tier's documents in the order of their numbers.
    """
    packed: defaultdict[str, bytearray] = defaultdict(bytearray)
    for number, (terms, counts) in enumerate(vectors):
        postings = map(add, repeat(number.to_bytes(4, byteorder)), counts)
        for term, posting in zip(terms, postings, strict=True):
            packed[term] += posting
    return packed
