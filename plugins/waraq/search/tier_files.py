"""The files of one tier: where its terms stand, its words by their beginnings, the values of its facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from waraq import stages
from waraq.search import facets, long_lists
from waraq.search.described_words import WORDS, WORDS_OF_BASE, describe_again
from waraq.search.document import SearchDocument
from waraq.search.folders import place_file
from waraq.search.kept_lists import Origin, list_recent_terms
from waraq.search.prefixes import (
    Beginning,
    count_word_files,
    count_words,
    describe_words,
    make_unions,
    make_word_files,
    place_words,
)
from waraq.search.reader import IndexReader
from waraq.search.statistics import Statistics
from waraq.search.term_lists import LISTING, list_first_terms, list_terms
from waraq.search.term_shards import TermList, count_shards, estimate_size, make_shards
from waraq.search.tiers import Tier, is_large
from waraq.search.vocabulary import Vocabulary
from waraq.text import Analyzer
from waraq.workers import Workers


class PreparedTier(NamedTuple):
    """What the files of a tier are made from.

    `lists` are those of its terms, `shown` these and those of beginnings as
    shards have them, `aside` those that have files of their own; `counts` and
    `beginnings` are of its words; `size` is what shards are counted by.
    """

    tier: Tier
    lists: Sequence[TermList]
    shown: Sequence[TermList]
    aside: Sequence[TermList]
    counts: Counter[str]
    beginnings: dict[str, Beginning]
    size: int

    @property
    def shards(self) -> int:
        """How many shards there are."""
        return count_shards(self.size, self.tier.documents)


@dataclass(frozen=True, slots=True)
class TierFiles:
    """Makes the files of tiers from an index.

    `made_by` are the formats and tables, `digests` those of all documents in
    the order of their numbers; `memory` is the folder that keeps what the
    next export can use again.
    """

    reader: IndexReader
    vocabulary: Vocabulary
    analyzer: Analyzer
    statistics: Statistics
    read_document: Callable[[int], SearchDocument]
    made_by: Sequence[object]
    digests: Sequence[str]
    memory: Path | None
    workers: Workers

    def prepare(self, tier: Tier) -> PreparedTier:
        """What the files of a tier are made from."""
        lists = self._list_terms(tier)
        counts = self.count_words(tier)
        beginnings = self.describe_words(counts, tier)
        with stages.run("Joining words of one beginning"):
            unions = make_unions(lists, beginnings.values())
            shown, aside = long_lists.set_aside(sorted([*lists, *unions], key=lambda each: each.term), tier)
        size = sum(estimate_size(each, tier) for each in shown)
        return PreparedTier(tier, lists, shown, aside, counts, beginnings, size)

    def make(self, prepared: PreparedTier) -> Iterator[tuple[str, bytes]]:
        """The files of a tier, with their paths in its folder."""
        tier, shards, workers = prepared.tier, prepared.shards, self.workers
        total = shards + len(prepared.aside) + count_word_files(tier.documents) + facets.FILES
        with stages.run("Writing where words stand", "files", total) as stage:
            for number, data in enumerate(stage.each(make_shards(prepared.shown, shards, tier, workers))):
                yield place_file(number), data
            for number, data in enumerate(
                stage.each(long_lists.make_long_lists(prepared.aside, tier, workers))
            ):
                yield long_lists.place_list(number), data
            words = make_word_files(prepared.counts, prepared.beginnings, tier)
            for number, data in enumerate(stage.each(words)):
                yield place_words(number), data
            yield from stage.each(self.open_facets(tier).make_files(prepared.lists))

    def open_facets(self, tier: Tier) -> facets.FacetMaker:
        """What makes the files of a tier's facets."""
        numbers = self.statistics.numbers

        def stands_outside(key: str) -> bool:
            if tier.documents == self.statistics.documents:
                return False
            return any(numbers[docnum] not in tier.numbers for docnum in self.reader.find_documents(key))

        return facets.FacetMaker(tier, self.read_document, stands_outside, self.analyzer)

    def count_words(self, tier: Tier) -> Counter[str]:
        """How many documents of a tier have each word."""
        return count_words(self.reader, self.statistics, self.vocabulary, tier)

    def _list_terms(self, tier: Tier) -> list[TermList]:
        if tier.first == 0 and self.reader.has_postings:
            return list(list_first_terms(self.reader, tier, self.workers))
        with stages.run(LISTING):
            if tier.first == 0 or self.memory is None:
                return list(list_terms(self.reader, self.statistics, tier))
            origin = Origin(
                [*self.made_by, is_large(tier.documents)],
                self.statistics.averages,
                self.digests[tier.first :],
            )
            return list_recent_terms(self.reader, self.statistics, tier, origin, self.memory)

    def describe_words(self, words: Iterable[str], tier: Tier) -> dict[str, Beginning]:
        """The beginnings of a tier's words, which are kept."""
        if self.memory is None:
            return describe_words(words, self.workers)
        is_last = tier.numbers.stop == self.statistics.documents
        kept = self.memory / (WORDS if is_last else WORDS_OF_BASE)
        return describe_again(words, kept, self.made_by, self.workers)
