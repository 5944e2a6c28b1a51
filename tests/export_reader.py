"""An exported search index read back by `docs/search.md`, apart from the code that wrote it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from waraq.search.cards import make_preset
from waraq.search.term_shards import hash_term
from waraq.text import Analyzer


def read_manifest(exported: Path) -> dict:
    """The manifest of an export."""
    return json.loads((exported / "manifest.json").read_text("utf-8"))


def read_lines(exported: Path, part: str) -> list[str]:
    """The lines of ``dates`` or ``words``."""
    return zlib.decompress((exported / read_manifest(exported)[part]).read_bytes()).decode().splitlines()


def read_cards(exported: Path) -> list[dict]:
    """The cards in the order of their numbers."""
    cards = read_manifest(exported)["cards"]
    names = [cards["folders"][start : start + 10] for start in range(0, len(cards["folders"]), 10)]
    preset = make_preset(Analyzer.load().words.frequent)
    lengths = b"".join(length.to_bytes(2, "little") for length in (len(preset), 0xFFFF - len(preset)))
    found = []
    for number in range(read_manifest(exported)["documents"]):
        folder, file = divmod(number, cards["size"])
        path = exported / f"cards-{names[folder]}" / f"{file // 256}/{file % 256}.bin"
        stream = b"\x78\x9c\0" + lengths + preset + path.read_bytes()
        found.append(json.loads(zlib.decompress(stream)[len(preset) :]))
    return found


def read_shards(exported: Path, tier: dict) -> dict[str, dict[int, int]]:
    """The levels of every term of a tier by document number."""
    lists: dict[str, dict[int, int]] = {}
    for shard in range(tier["shards"]):
        path = exported / tier["folder"] / f"{shard // 256}/{shard % 256}.bin"
        found = read_shard(zlib.decompress(path.read_bytes()), shard, tier)
        assert all(hash_term(term) & (tier["shards"] - 1) == shard for term in found)
        assert list(found) == sorted(found)
        lists |= found
    return lists


def read_shard(data: bytes, shard: int, tier: dict) -> dict[str, dict[int, int]]:
    assert data[:2] == b"WT"
    numbers = read_numbers(data := data[2:])
    head = [next(numbers)[0] for _ in range(6)]
    assert head[:5] == [3, shard, tier["shards"], tier["first"], tier["documents"]]
    place = sum(size_of(value) for value in head)
    entries = []
    term = b""
    for _ in range(head[5]):
        shared, place = read_number(data, place)
        length, place = read_number(data, place)
        term = term[:shared] + data[place : place + length]
        documents, place = read_number(data, place + length)
        size, place = read_number(data, place)
        forms, place = read_forms(data, place, term)
        entries.append((term.decode(), documents, size, forms))
    gaps, levels = [], []
    for _, documents, size, _ in entries:
        gaps.append([value for value, _ in read_numbers(data[place : place + size])])
        assert len(gaps[-1]) == documents
        place += size
    for _, documents, _, _ in entries:
        levels.append(data[place : place + documents])
        place += documents
    assert place == len(data)
    lists = {}
    for (name, _, _, _), row, values in zip(entries, gaps, levels, strict=True):
        number = tier["first"] - 1
        lists[name] = {}
        for gap, level in zip(row, values, strict=True):
            number += gap + 1
            lists[name][number] = level & 31
    return lists


def read_forms(data: bytes, place: int, term: bytes) -> tuple[list[str], int]:
    """The forms of a term, and where what follows them begins."""
    count, place = read_number(data, place)
    forms = []
    for _ in range(count):
        shared, place = read_number(data, place)
        length, place = read_number(data, place)
        forms.append((term[:shared] + data[place : place + length]).decode())
        place += length
    return forms, place


def read_number(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place


def read_numbers(data: bytes) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(data):
        value, place = read_number(data, place)
        yield value, place


def size_of(value: int) -> int:
    return max(1, -(-value.bit_length() // 7))
