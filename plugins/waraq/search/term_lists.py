"""The lists of all terms of a tier: the base's from Whoosh's postings, a day's from its documents."""

from __future__ import annotations

from collections.abc import Iterator

from waraq.search.counts import Counts
from waraq.search.ranking import Ranking
from waraq.search.reader import IndexReader
from waraq.search.statistics import Postings, Statistics, iterate_postings
from waraq.search.term_shards import TermList, make_list
from waraq.search.tiers import Tier


def list_terms(reader: IndexReader, statistics: Statistics, tier: Tier) -> Iterator[TermList]:
    """The lists of one tier in the order of their terms' code points.

    A tier behind a base is small, and going through the postings of the
    whole archive for it would take as long as building all.
    """
    ranking = Ranking(statistics)
    found = _gather_postings(reader, statistics, tier) if tier.first else iterate_postings(reader, statistics)
    for term, postings in found:
        made = make_list(term, ranking.level_term(term, postings), tier)
        if made is not None:
            yield made


def _gather_postings(
    reader: IndexReader, statistics: Statistics, tier: Tier
) -> Iterator[tuple[str, Postings]]:
    """The same as `iterate_postings`, of the documents of one tier only."""
    found: dict[str, dict[int, Counts]] = {}
    for number in range(tier.first, tier.first + tier.documents):
        for term, counts in reader.read_vector(statistics.docnums[number]):
            found.setdefault(term, {})[number] = counts
    yield from sorted(found.items())
