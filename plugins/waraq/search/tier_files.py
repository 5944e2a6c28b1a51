"""The files of one tier: where its terms stand, its words by their beginnings, the values of its facets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from waraq import stages
from waraq.search import facets, long_lists
from waraq.search.described_words import describe_again
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
)
from waraq.search.reader import IndexReader
from waraq.search.statistics import Statistics
from waraq.search.term_lists import LISTING, list_first_terms, list_terms
from waraq.search.term_shards import TermList, count_shards, make_shards
from waraq.search.tiers import Tier, is_large
from waraq.search.vocabulary import Vocabulary
from waraq.text import Analyzer
from waraq.workers import Workers


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

    def join_digests(self, first: int, stop: int) -> str:
        """What tells one run of documents from another; all digests are of one length."""
        return "".join(self.digests[first:stop])

    def make(self, tier: Tier) -> Iterator[tuple[str, bytes]]:
        """The files of a tier, with their paths in its folder."""
        lists = self._list_terms(tier)
        counts = count_words(self.reader, self.statistics, self.vocabulary, tier)
        beginnings = self._describe_words(counts, tier)
        with stages.run("Joining words of one beginning"):
            unions = make_unions(lists, beginnings.values())
            shown, aside = long_lists.set_aside(sorted([*lists, *unions], key=lambda each: each.term), tier)
        shards = count_shards(sum(each.size for each in shown), tier.documents)
        total = shards + len(aside) + count_word_files(tier.documents) + facets.FILES
        with stages.run("Writing where words stand", "files", total) as stage:
            for number, data in enumerate(stage.each(make_shards(shown, shards, tier, self.workers))):
                yield place_file(number), data
            for number, data in enumerate(stage.each(long_lists.make_long_lists(aside, tier, self.workers))):
                yield f"{long_lists.FOLDER}/{number}.bin", data
            for number, data in enumerate(stage.each(make_word_files(counts, beginnings, tier))):
                yield f"w/{number}.bin", data
            yield from stage.each(self._make_facet_files(lists, tier))

    def _make_facet_files(self, lists: Sequence[TermList], tier: Tier) -> Iterator[tuple[str, bytes]]:
        def stands_outside(key: str) -> bool:
            if tier.documents == self.statistics.documents:
                return False
            numbers = self.statistics.numbers
            return any(numbers[docnum] not in tier.numbers for docnum in self.reader.find_documents(key))

        return facets.make_facet_files(lists, tier, self.read_document, stands_outside, self.analyzer)

    def _list_terms(self, tier: Tier) -> list[TermList]:
        if tier.first == 0 and self.reader.has_postings:
            return list(list_first_terms(self.reader, tier, self.workers))
        with stages.run(LISTING):
            if tier.first == 0 or self.memory is None:
                return list(list_terms(self.reader, self.statistics, tier))
            base, digests = self.join_digests(0, tier.first), self.digests[tier.first :]
            origin = Origin([*self.made_by, is_large(tier.documents)], base, digests)
            return list_recent_terms(self.reader, self.statistics, tier, origin, self.memory)

    def _describe_words(self, words: Iterable[str], tier: Tier) -> dict[str, Beginning]:
        """The beginnings of a tier's words; those of the last tier, which is written often, are kept."""
        if self.memory is None or tier.numbers.stop < self.statistics.documents:
            return describe_words(words, self.workers)
        return describe_again(words, self.memory, self.made_by, self.workers)
