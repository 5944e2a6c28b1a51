"""The shards of a tier that has changed lists: those that are others are read, amended and written again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from waraq.search.binary import unpack_rising
from waraq.search.folders import place_file
from waraq.search.long_lists import encode_long_list, place_list
from waraq.search.term_shards import (
    PackedTerm,
    TermList,
    count_shards,
    decode_shard,
    encode_shard,
    estimate_size,
    find_shard,
    pack_list,
)
from waraq.search.tiers import Tier, stands_apart


class OtherLayoutError(Exception):
    """The files of a tier would be divided otherwise, so that all must be made."""


class ChangedShards:
    """The shards in the folder of a tier; `size` is what they are counted by.

    Methods raise OSError or ValueError where a shard can't be read, and
    OtherLayoutError where lists would have files of their own that had none,
    or there would be more or fewer shards.
    """

    def __init__(self, folder: Path, size: int, tier: Tier) -> None:
        self.size = size
        self._folder = folder
        self._tier = tier
        self._count = count_shards(size, tier.documents)
        self._shards: dict[int, dict[bytes, PackedTerm]] = {}
        self._changed: set[int] = set()
        self._long: dict[int, TermList] = {}

    def read_documents(self, term: str) -> list[int]:
        """The documents that a term's list had, by their numbers in the tier."""
        found = self._open(find_shard(term, self._count)).get(term.encode())
        if found is None or found.file >= 0:
            raise OtherLayoutError
        return unpack_rising(found.row, found.documents, self._tier.documents)

    def replace(self, term: str, made: TermList | None) -> None:
        """Put a list in place of the one that the term had; None where it has no more."""
        number, key = find_shard(term, self._count), term.encode()
        lists = self._open(number)
        before = lists.pop(key, None)
        apart = made is not None and stands_apart(made.documents, self._tier.documents)
        if apart != (before is not None and before.file >= 0):
            raise OtherLayoutError
        if before is not None:
            self.size -= estimate_size(before, self._tier)
        if made is None:
            self._changed.add(number)
            return
        if before is not None and apart:
            self._long[before.file] = made
            made = made._replace(gaps=b"", levels=b"", file=before.file)
        packed = pack_list(made, self._tier)
        lists[key] = packed
        self.size += estimate_size(packed, self._tier)
        if packed != before:
            self._changed.add(number)

    def make_files(self) -> Iterator[tuple[str, bytes]]:
        """The files that are others, with their paths in the folder."""
        if count_shards(self.size, self._tier.documents) != self._count:
            raise OtherLayoutError
        for number in sorted(self._changed):
            lists = [each for _, each in sorted(self._shards[number].items())]
            yield place_file(number), encode_shard(lists, number, self._count, self._tier)
        for number, made in self._long.items():
            yield place_list(number), encode_long_list(made, number, self._tier)

    def _open(self, number: int) -> dict[bytes, PackedTerm]:
        if number not in self._shards:
            data = (self._folder / place_file(number)).read_bytes()
            found = decode_shard(data, number, self._count, self._tier)
            self._shards[number] = {each.term: each for each in found}
        return self._shards[number]
