"""Where terms stand, cut into files by hashes of their beginnings (read by `client/term-shard.js`).

The format is described byte by byte in `docs/search.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from waraq.search.binary import Numbers, compress, decompress, encode_numbers, pack_rising
from waraq.search.keys import is_key
from waraq.search.tiers import Tier, is_large
from waraq.workers import Workers, divide

MAGIC = b"WT"
FORMAT = 5
# What one shard holds on average at most: a query fetches a shard a word and tier.
BYTES_IN_SHARD = 4 * 1024
# In a large tier the other words of a shard are longer lists.
BYTES_IN_SHARD_OF_LARGE = 2 * 1024
# So many letters decide on a word's shard: a compound is fetched with its first word, and what is meant
# often with what was typed.
LETTERS_HASHED = 4
_SHARDS_AT_ONCE = 64
_BYTES_BESIDE = 4


class TermList(NamedTuple):
    """A term, the documents of one tier that have it, and its levels and forms on them.

    `forms` are those of `pick_forms`. `gaps` are the gaps between the
    documents' numbers in the tier, encoded; `levels` has a byte for each
    document: the level, and above it the place of the form. `file` is that
    of `long_lists.py` where the documents stand, -1 if they stand here.
    """

    term: bytes
    forms: list[bytes]
    documents: int
    gaps: bytes
    levels: bytes
    file: int = -1


class PackedTerm(NamedTuple):
    """The same as a shard has it: `row` says where the documents are, see `pack_rising`."""

    term: bytes
    forms: list[bytes]
    documents: int
    row: bytes
    levels: bytes
    file: int = -1


@lru_cache(1 << 16)
def hash_term(term: str) -> int:
    """FNV-1a, 32 bits, over the UTF-8 bytes of a term (by Fowler, Noll and Vo).

    >>> hash_term("a"), hash_term("پیوٹن")
    (3826002220, 3620066697)
    """
    value = 0x811C9DC5
    for byte in term.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def find_shard(term: str, shards: int) -> int:
    """The shard of a term: by the hash of its first four letters, or of all of a key's.

    >>> find_shard("وزیراعظم", 4096) == find_shard("وزیر", 4096)
    True
    """
    return hash_term(term if is_key(term) else term[:LETTERS_HASHED]) & (shards - 1)


def estimate_size(each: TermList | PackedTerm, tier: Tier) -> int:
    """About how many bytes a list adds to a shard before compression: less than that says, if it is dense."""
    if each.file >= 0:
        return len(each.term) + _BYTES_BESIDE
    gap = 1 if each.documents << 7 > tier.documents else 2
    return len(each.term) + _BYTES_BESIDE + (1 + gap) * each.documents


def count_shards(size: int, documents: int) -> int:
    """How many shards lists of so many bytes, of so many documents, are hashed to: a power of two.

    >>> [count_shards(size, 50_000) for size in (0, 4096, 4097, 13_000_000)]
    [1, 1, 2, 4096]
    """
    wanted = max(1, -(-size // (BYTES_IN_SHARD_OF_LARGE if is_large(documents) else BYTES_IN_SHARD)))
    return 1 << (wanted - 1).bit_length()


def make_shards(lists: Sequence[TermList], count: int, tier: Tier, workers: Workers) -> Iterator[bytes]:
    """So many files of a tier in their order, from its lists in the order of their terms."""
    shards: list[list[TermList]] = [[] for _ in range(count)]
    for each in lists:
        shards[find_shard(each.term.decode(), count)].append(each)
    portions = divide(enumerate(shards), _SHARDS_AT_ONCE)
    return chain.from_iterable(workers.map(partial(_encode_shards, count, tier), portions))


def _encode_shards(count: int, tier: Tier, shards: Sequence[tuple[int, Sequence[TermList]]]) -> list[bytes]:
    return [
        encode_shard([pack_list(each, tier) for each in lists], number, count, tier)
        for number, lists in shards
    ]


def pack_list(each: TermList, tier: Tier) -> PackedTerm:
    """A list as a shard has it."""
    row = pack_rising(each.gaps, each.documents, tier.documents) if each.file < 0 else b""
    return PackedTerm(each.term, each.forms, each.documents, row, each.levels, each.file)


def encode_shard(lists: Sequence[PackedTerm], number: int, count: int, tier: Tier) -> bytes:
    """One file: its place, the terms, then the rows of all lists, then the levels of all."""
    head = encode_numbers((FORMAT, number, count, tier.first, tier.documents, len(lists)))
    terms = b"".join(_encode_terms(lists))
    rows = b"".join(each.row for each in lists)
    levels = b"".join(each.levels for each in lists)
    return compress(MAGIC + head + terms + rows + levels)


def decode_shard(data: bytes, number: int, count: int, tier: Tier) -> list[PackedTerm]:
    """The lists that `encode_shard` wrote; raises ValueError where it is another file, or damaged."""
    try:
        file = Numbers(decompress(data))
        magic = file.take(len(MAGIC))
        head = tuple(file.read() for _ in range(5))
        if magic != MAGIC or head != (FORMAT, number, count, tier.first, tier.documents):
            message = "another shard"
            raise ValueError(message)
        terms = list(_decode_terms(file))
        rows = [file.take(length) for _, _, length, _, _ in terms]
        levels = [file.take(documents if length else 0) for _, documents, length, _, _ in terms]
    except IndexError as error:
        message = f"a damaged shard ({error})"
        raise ValueError(message) from error
    return [
        PackedTerm(term, forms, documents, row, some, place)
        for (term, documents, _, place, forms), row, some in zip(terms, rows, levels, strict=True)
    ]


def _decode_terms(file: Numbers) -> Iterator[tuple[bytes, int, int, int, list[bytes]]]:
    """Of each term its number of documents, the length of its row, its file, and its forms."""
    term = b""
    for _ in range(file.read()):
        term = _decode_rest(file, term)
        documents, length = file.read(), file.read()
        place = -1 if length else file.read()
        forms = [_decode_rest(file, term) for _ in range(file.read())]
        yield term, documents, length, place, [b"" if form == term else form for form in forms]


def _decode_rest(file: Numbers, before: bytes) -> bytes:
    shared = file.read()
    return before[:shared] + file.take(file.read())


def _encode_terms(lists: Iterable[PackedTerm]) -> Iterator[bytes]:
    """Each term by what it shares with the one before, its forms by what they share with it, its lengths."""
    before = b""
    for each in lists:
        yield _encode_rest(before, each.term)
        place = (len(each.row),) if each.file < 0 else (0, each.file)
        yield encode_numbers((each.documents, *place, len(each.forms)))
        yield from (_encode_rest(each.term, form or each.term) for form in each.forms)
        before = each.term


def _encode_rest(before: bytes, word: bytes) -> bytes:
    """A word by the number of bytes that it shares with another and those that follow."""
    shared = _count_shared(before, word)
    return encode_numbers((shared, len(word) - shared)) + word[shared:]


def _count_shared(one: bytes, other: bytes) -> int:
    """How many bytes two terms have in common at the beginning."""
    shared = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared += 1
    return shared
