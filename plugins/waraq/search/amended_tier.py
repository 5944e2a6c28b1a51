"""The files of a tier that changed documents change; all others stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from waraq import stages
from waraq.search import facets
from waraq.search.changed_lists import ChangedLists
from waraq.search.changed_shards import ChangedShards
from waraq.search.changed_unions import Beginnings, ChangedUnions, list_documents
from waraq.search.prefixes import (
    Beginning,
    choose_word_file,
    count_word_files,
    decode_word_file,
    describe_words,
    encode_word_file,
    make_union,
    place_words,
)
from waraq.search.ranking import Ranking
from waraq.search.tier_changes import TierChanges
from waraq.search.tier_files import TierFiles
from waraq.search.tiers import Tier


class Amended(NamedTuple):
    """The files that are others by their paths in the folder, and what shards are counted by."""

    contents: dict[str, bytes]
    size: int


class AmendedTier:
    """A tier that begins with the first document, whose folder was made of almost the same documents.

    Its methods raise what those of `ChangedShards` do.
    """

    def __init__(self, files: TierFiles, tier: Tier, folder: Path, size: int, changes: TierChanges) -> None:
        self._files = files
        self._tier = tier
        self._folder = folder
        self._changes = changes
        levels = Ranking(files.statistics).level_tier(tier.numbers)
        self._lists = ChangedLists(files.reader, files.statistics, levels, tier)
        self._shards = ChangedShards(folder, size, tier)
        self._counts = files.count_words(tier)
        self._described = files.describe_words(self._counts, tier)
        self._came = {word for word, more in changes.words.items() if 0 < self._counts[word] == more}
        gone = [word for word, more in changes.words.items() if self._counts[word] == 0 > more]
        self._gone = describe_words(gone, files.workers)

    def make(self) -> Amended:
        """The files that are others."""
        with stages.run("Amending where words stand", "terms", len(self._changes.terms)) as stage:
            for term in stage.each(sorted(self._changes.terms)):
                self._shards.replace(term, self._lists.make(term))
        with stages.run("Amending words of one beginning"):
            for key, numbers in self._find_unions():
                self._shards.replace(key, make_union(key, numbers) if numbers else None)
        with stages.run("Writing where words stand"):
            contents = dict([*self._shards.make_files(), *self._make_words(), *self._make_facets()])
        return Amended(contents, self._shards.size)

    def _find_unions(self) -> Iterator[tuple[str, list[int]]]:
        described, came = self._described, self._came
        stayed = {each for word, each in described.items() if word not in came}
        new = {described[word] for word in came if word in described}
        beginnings = Beginnings(
            frozenset(described.values()),
            frozenset(new - stayed),
            frozenset(set(self._gone.values()).difference(described.values())),
        )
        unions = ChangedUnions(
            list_documents(self._changes, self._tier.first),
            beginnings,
            self._lists.read_documents,
            self._shards.read_documents,
            self._read_terms,
        )
        return unions.find(self._changes.moved)

    def _read_terms(self, number: int) -> Iterable[str]:
        docnum = self._files.statistics.docnums[self._tier.first + number]
        return self._files.reader.read_vector(docnum).terms

    def _make_words(self) -> Iterator[tuple[str, bytes]]:
        """The files with words that more or fewer documents have."""
        total = count_word_files(self._tier.documents)
        changed: defaultdict[int, list[str]] = defaultdict(list)
        for word in self._changes.words:
            beginning = self._describe(word)
            if beginning is not None:
                changed[choose_word_file(beginning.letters, total)].append(word)
        for number, words in changed.items():
            path = place_words(number)
            found = dict(decode_word_file((self._folder / path).read_bytes(), number, self._tier))
            found.update((word, self._counts[word].bit_length()) for word in words)
            kept = sorted((word, digits) for word, digits in found.items() if digits)
            yield path, encode_word_file(kept, number, self._tier)

    def _describe(self, word: str) -> Beginning | None:
        return self._described.get(word) or self._gone.get(word)

    def _make_facets(self) -> Iterator[tuple[str, bytes]]:
        """The files of the facets with other values, and that of names where one of them is there."""
        fields = self._changes.fields.intersection(facets.FACETS)
        maker = self._files.open_facets(self._tier)
        names: dict[str, list[str]] = {}
        for field in sorted(fields):
            lists = self._lists.list_values(facets.list_head(field))
            data, names[field] = maker.make_facet(field, lists)
            yield facets.name_facet(field), data
        if fields.intersection(facets.NAMED):
            before = facets.read_names((self._folder / facets.NAMES).read_bytes())
            lines = (names.get(field, _select(before, field)) for field in facets.NAMED)
            yield facets.NAMES, maker.write_names(line for some in lines for line in some)


def _select(lines: Iterable[str], field: str) -> list[str]:
    """The lines of one field."""
    return [line for line in lines if line.startswith(f"{field}\t")]
