"""How the index is cut into files: terms by hash, articles in blocks, names in a tree.

The file format is described in `docs/search.md`. Everything here is a pure
function from values to bytes; `export.py` writes them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from waraq.search.document import SearchDocument

# What one shard holds at most on average. A query fetches a shard a word: 24 KB are some 8 KB compressed.
TERMS_IN_SHARD = 128
BYTES_IN_SHARD = 24 * 1024
# Articles in one block: hits lie scattered, so a block is mostly one article wanted, the rest not.
ARTICLES_IN_BLOCK = 4
# Names in one list: 4 KB. Two lists deep, that is a million articles.
NAMES_IN_LIST = 512
# Hexadecimal digits of SHA-256 in a name. They only tell versions of one file apart.
NAME_LENGTH = 8


@dataclass(frozen=True, slots=True)
class File:
    """A file to write: its path below the search folder, with forward slashes, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class NameTree:
    """Where the files of one kind are: what the manifest says of them.

    `names` are the names of `count` numbered files, one behind the other, if
    `depth` is 0; else of lists that hold `width` names each in the same way,
    `depth` lists deep.
    """

    count: int
    depth: int
    width: int
    names: str


def encode_json(value: object) -> bytes:
    """Compact JSON in UTF-8 with sorted keys: the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def make_name(data: bytes) -> str:
    """The part of a file's name that changes with its content."""
    return sha256(data).hexdigest()[:NAME_LENGTH]


def hash_term(term: str) -> int:
    """FNV-1a, 32 bits, over the UTF-8 bytes of a term (by Fowler, Noll and Vo).

    >>> hash_term("a"), hash_term("پیوٹن")
    (3826002220, 3620066697)
    """
    value = 0x811C9DC5
    for byte in term.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def count_shards(terms: int, size: int) -> int:
    """How many shards `terms` terms with lists of `size` bytes are hashed to: a power of two.

    >>> count_shards(0, 0), count_shards(128, 1000), count_shards(129, 1000), count_shards(42_000, 9_300_000)
    (1, 1, 2, 512)
    """
    wanted = max(-(-terms // TERMS_IN_SHARD), -(-size // BYTES_IN_SHARD), 1)
    return 1 << (wanted - 1).bit_length()


def encode_postings(impacts: Mapping[int, int]) -> bytes:
    """One term's list: gaps between rising document numbers, and the impacts in the same order.

    >>> encode_postings({7: 210, 3: 95})
    b'[[3,4],[95,210]]'
    """
    numbers = sorted(impacts)
    gaps = [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]
    return encode_json([gaps, [impacts[number] for number in numbers]])


def make_term_shards(postings: Sequence[tuple[str, bytes]]) -> Iterator[bytes]:
    """The shard files in order, from encoded postings in the order of their terms."""
    size = sum(len(encoded) for _, encoded in postings)
    shards: list[list[bytes]] = [[] for _ in range(count_shards(len(postings), size))]
    for term, encoded in postings:
        shards[hash_term(term) & (len(shards) - 1)].append(encode_json(term) + b":" + encoded)
    for number, entries in enumerate(shards):
        yield b'{"shard":%d,"terms":{%s}}' % (number, b",".join(entries))


def make_article_blocks(documents: Iterable[SearchDocument]) -> Iterator[bytes]:
    """The block files in order, from the documents in order of their numbers."""
    block: list[dict[str, object]] = []
    number = 0
    for document in documents:
        block.append(describe_article(document))
        if len(block) == ARTICLES_IN_BLOCK:
            yield encode_json({"articles": block, "block": number})
            block = []
            number += 1
    if block:
        yield encode_json({"articles": block, "block": number})


def describe_article(document: SearchDocument) -> dict[str, object]:
    """What the browser is sent of an article; fields without a value are left out."""
    fields = {
        "id": document.id,
        "url": document.url,
        "headline": document.headline,
        "lead": "" if document.lead in document.body else document.lead,
        "body": document.body,
        "entities": list(document.entities),
        "date": document.date,
        "date_text": document.date_text,
        "section": document.section,
        "publication": document.publication,
    }
    return {name: value for name, value in fields.items() if value}


def name_files(kind: str, contents: Iterable[bytes]) -> Iterator[File]:
    """The numbered files of one kind, each under its name."""
    for number, data in enumerate(contents):
        yield File(f"{kind}/{number}-{make_name(data)}.json", data)


def build_name_tree(kind: str, names: Sequence[str]) -> tuple[NameTree, tuple[File, ...]]:
    """The tree over the names of one kind's files, and the files of its lists."""
    level = list(names)
    depth = 0
    lists: list[File] = []
    while len(level) > NAMES_IN_LIST:
        depth += 1
        groups = ["".join(level[i : i + NAMES_IN_LIST]) for i in range(0, len(level), NAMES_IN_LIST)]
        level = []
        for number, group in enumerate(groups):
            data = encode_json({"names": group})
            level.append(make_name(data))
            lists.append(File(f"{kind}/names-{depth}-{number}-{level[-1]}.json", data))
    return NameTree(len(names), depth, NAMES_IN_LIST, "".join(level)), tuple(lists)
