"""The lists of common words of large archives, a file each (read by `client/long-list.js`).

A shard has several words; whoever asks for one of them is not to fetch the
long list of another. The format is described byte by byte in `docs/search.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from waraq.search.binary import compress, encode_numbers, encode_rising, pack_rising
from waraq.search.term_shards import TermList
from waraq.search.tiers import Tier, stands_apart
from waraq.workers import Workers, divide

MAGIC = b"WL"
FORMAT = 1
FOLDER = "l"
_AT_ONCE = 16


def set_aside(lists: Iterable[TermList], tier: Tier) -> tuple[list[TermList], list[TermList]]:
    """The lists as shards have them, and those that have files of their own, in the order of their files."""
    shown: list[TermList] = []
    aside: list[TermList] = []
    for each in lists:
        if stands_apart(each.documents, tier.documents):
            shown.append(each._replace(gaps=b"", levels=b"", file=len(aside)))
            aside.append(each)
        else:
            shown.append(each)
    return shown, aside


def place_list(number: int) -> str:
    """The path of a list's file in the folder of a tier."""
    return f"{FOLDER}/{number}.bin"


def make_long_lists(lists: Sequence[TermList], tier: Tier, workers: Workers) -> Iterator[bytes]:
    """The files, in their order."""
    portions = divide(enumerate(lists), _AT_ONCE)
    return chain.from_iterable(workers.map(partial(_encode_some, tier), portions))


def _encode_some(tier: Tier, lists: Sequence[tuple[int, TermList]]) -> list[bytes]:
    return [encode_long_list(each, number, tier) for number, each in lists]


def encode_long_list(each: TermList, number: int, tier: Tier) -> bytes:
    """One file: its place, the documents, what stands most often as their level, and the others."""
    common = min(Counter(each.levels).items(), key=lambda pair: (-pair[1], pair[0]))[0]
    places = [place for place, level in enumerate(each.levels) if level != common]
    head = encode_numbers((FORMAT, number, tier.first, tier.documents, each.documents))
    gaps = pack_rising(each.gaps, each.documents, tier.documents)
    rest = pack_rising(encode_rising(places), len(places), each.documents) if places else b""
    lengths = encode_numbers((len(gaps), common, len(places), len(rest)))
    return compress(MAGIC + head + lengths + gaps + rest + bytes(map(each.levels.__getitem__, places)))
