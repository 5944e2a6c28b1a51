"""The lists of all terms of a tier, gathered from its documents one after the other.

Going through Whoosh's postings term by term takes longer, and of a recent
tier it would be the postings of the whole archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waraq.search.binary import encode_rising
from waraq.search.forms import MOST_FORMS, pick_forms
from waraq.search.packed import PackedList, PackedPostings
from waraq.search.ranking import Ranking, TierLevels
from waraq.search.reader import IndexReader
from waraq.search.schema import Vector
from waraq.search.statistics import Statistics
from waraq.search.term_shards import TermList
from waraq.search.tiers import Tier

LEVEL_BITS = 5


def list_terms(reader: IndexReader, statistics: Statistics, tier: Tier) -> Iterator[TermList]:
    """The lists of one tier in the order of their terms' code points."""
    leveller = Ranking(statistics).level_tier(tier.numbers)
    packed = _gather(reader.read_vector(statistics.docnums[number]) for number in tier.numbers)
    return (_make_list(term, postings, leveller) for term, postings in packed.pop_lists())


def _gather(vectors: Iterable[Vector]) -> PackedPostings:
    """The postings of a tier's documents, given in the order of their numbers."""
    packed = PackedPostings()
    for number, vector in enumerate(vectors):
        packed.add(number, vector)
    return packed


def _make_list(term: str, postings: PackedList, leveller: TierLevels) -> TermList:
    """The list of a term in one tier."""
    numbers, counts, forms = postings
    levels = leveller.level_row(term, numbers, counts)
    gaps = encode_rising(numbers)
    if not forms:
        return TermList(term.encode(), [], len(numbers), gaps, levels)
    found = [forms.get(number, b"") for number in numbers]
    chosen = pick_forms(found)
    places = {form: place << LEVEL_BITS for place, form in enumerate(chosen)}
    other = MOST_FORMS << LEVEL_BITS
    values = bytes(level | places.get(form, other) for level, form in zip(levels, found, strict=True))
    return TermList(term.encode(), chosen, len(numbers), gaps, values)
