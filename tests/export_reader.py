"""An exported search index read back by `docs/search.md`, apart from the code that wrote it."""

from __future__ import annotations

import csv
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from waraq.search.term_shards import find_shard
from waraq.text import Analyzer

DATA = Path(__file__).parents[1] / "plugins" / "waraq" / "data"


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
    found = []
    for number in range(read_manifest(exported)["documents"]):
        folder, file = divmod(number, cards["size"])
        path = exported / f"cards-{names[folder]}" / f"{file // 256}/{file % 256}.bin"
        found.append(read_card(path.read_bytes()))
    return found


def read_card(data: bytes) -> dict:
    """One card, each of its texts by its name."""
    frequent = Analyzer.load().words.frequent
    check, data = data[:4], data[4:]
    assert zlib.crc32(" ".join(frequent).encode() + data) == int.from_bytes(check, "big")
    number, place = read_number(data, 0)
    texts = CodedTexts(data[place:], frequent)
    card: dict = {"number": number}
    for name in ["id", "url", "headline", "lead", "body", "date", "date_text", "section", "publication"]:
        card[name] = texts.read()
    for name in ("people", "places", "organisations"):
        card[name] = list(iter(texts.read, ""))
    assert set(texts.bits) <= {"0"}
    assert len(texts.bits) < 8
    return card


class CodedTexts:
    """Texts coded by common words: `bits` are those not read yet."""

    def __init__(self, data: bytes, frequent: tuple[str, ...]) -> None:
        self.bits = "".join(f"{byte:08b}" for byte in data)
        self.common = [(sign, False) for sign in read_signs()] + [(word, True) for word in reversed(frequent)]
        self.seen: list[tuple[str, bool]] = []
        ranks = [1, 4, 5, 6, 7, 8, 9, 10]
        self.kinds = make_codes(
            {2: ["word"], 3: ["again"], 4: [*ranks, "end"], 5: [0], 6: [2], 7: [3, "signs"]}
        )
        self.letters = make_codes(read_letters())

    def read(self) -> str:
        text, after_word = "", False
        while (kind := self.symbol(self.kinds)) != "end":
            if kind == "again":
                piece, is_word = self.seen[self.number((len(self.seen) - 1).bit_length())]
            elif kind in {"word", "signs"}:
                piece, is_word = self.spell(), kind == "word"
                self.seen.append((piece, is_word))
            else:
                piece, is_word = self.common[(1 << kind) - 1 + self.number(kind)]
            text += " " + piece if after_word and is_word else piece
            after_word = is_word
        return text

    def spell(self) -> str:
        word = ""
        while (letter := self.symbol(self.letters)) != "end":
            word += chr(self.number(21 if self.number(1) else 11)) if letter == "other" else letter
        return word

    def symbol(self, codes: dict) -> object:
        for length in range(1, 12):
            if self.bits[:length] in codes:
                found = codes[self.bits[:length]]
                self.bits = self.bits[length:]
                return found
        raise AssertionError(self.bits[:12])

    def number(self, bits: int) -> int:
        taken, self.bits = self.bits[:bits], self.bits[bits:]
        assert len(taken) == bits
        return int(taken or "0", 2)


def make_codes(rows: dict[int, list]) -> dict[str, object]:
    """The canonical code: the next code of a length is one more, of a longer one with zeros behind."""
    codes, value, before = {}, 0, 0
    for length in sorted(rows):
        value <<= length - before
        for symbol in rows[length]:
            codes[f"{value:0{length}b}"] = symbol
            value += 1
        before = length
    assert value == 1 << before
    return codes


def read_rows(name: str) -> list[list[str]]:
    """The rows of a table, the second cell as the letters that it lists."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    rows = list(
        csv.reader((line for line in lines if line[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    return [[number, *(each if each in {"end", "other"} or len(each) == 1 else chr(int(each[2:], 16))
             for each in letters.split())] for number, letters, _ in rows[1:]]  # fmt: skip


def read_letters() -> dict[int, list[str]]:
    return {int(bits): letters for bits, *letters in read_rows("card_letters.tsv")}


def read_signs() -> list[str]:
    return ["".join(letters) for _, *letters in read_rows("card_signs.tsv")]


def read_shards(exported: Path, tier: dict) -> dict[str, dict[int, int]]:
    """The levels of every term of a tier by document number."""
    lists: dict[str, dict[int, int]] = {}
    for shard in range(tier["shards"]):
        path = exported / tier["folder"] / f"{shard // 256}/{shard % 256}.bin"
        found = read_shard(zlib.decompress(path.read_bytes()), shard, tier)
        assert all(find_shard(term, tier["shards"]) == shard for term in found)
        assert list(found) == sorted(found)
        lists |= found
    return lists


def read_shard(data: bytes, shard: int, tier: dict) -> dict[str, dict[int, int]]:
    assert data[:2] == b"WT"
    numbers = read_numbers(data := data[2:])
    head = [next(numbers)[0] for _ in range(6)]
    assert head[:5] == [4, shard, tier["shards"], tier["first"], tier["documents"]]
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
