"""The lists of terms that changed documents change, as the index has them now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from waraq.search.ranking import TierLevels
from waraq.search.reader import IndexReader
from waraq.search.statistics import Statistics
from waraq.search.term_lists import make_list
from waraq.search.term_shards import TermList
from waraq.search.tiers import Tier

_REMEMBERED = 1 << 12


class ChangedLists:
    """The lists of a tier that begins with the first document."""

    def __init__(self, reader: IndexReader, statistics: Statistics, levels: TierLevels, tier: Tier) -> None:
        self._lists = reader.open_lists()
        self._numbers = statistics.numbers
        self._levels = levels
        self._tier = tier
        self.read_documents = lru_cache(_REMEMBERED)(self._read_documents)

    def make(self, term: str) -> TermList | None:
        """The list of a term; None where no document has it."""
        postings = self._lists.read(self._lists.find(term.encode()), self._numbers, self._tier.documents)
        return make_list(term, postings, self._levels) if postings.numbers else None

    def list_values(self, beginning: bytes) -> list[TermList]:
        """The lists of all terms that begin so, in their order."""
        terms = (term.decode() for term, _ in self._lists.list_entries(beginning))
        return [made for made in map(self.make, terms) if made]

    def _read_documents(self, term: str) -> Sequence[int]:
        """The documents that have a term."""
        places = self._lists.find(term.encode())
        return self._lists.read(places, self._numbers, self._tier.documents).numbers
