"""An exported search index read back by `docs/search.md`, apart from the code that wrote it."""

from __future__ import annotations

import csv
import json
import zlib
from pathlib import Path

from tests.rows import read_number, read_numbers, read_row, size_of
from waraq.search.term_shards import find_shard
from waraq.text import Analyzer

DATA = Path(__file__).parents[1] / "plugins" / "waraq" / "data"


def read_manifest(exported: Path) -> dict:
    """The manifest of an export."""
    return json.loads((exported / "manifest.json").read_text("utf-8"))


def read_lines(exported: Path, part: str) -> list[str]:
    """The lines of ``dates``, ``months`` or ``words``."""
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


# In the order in which a card has them.
TEXTS = [
    "id", "url", "headline", "lead", "body", "date", "date_text", "section", "publication", "lang",
]  # fmt: skip


def read_card(data: bytes) -> dict:
    """One card, each of its texts by its name."""
    frequent = Analyzer.load().words.frequent
    check, data = data[:4], data[4:]
    assert zlib.crc32(" ".join(frequent).encode() + data) == int.from_bytes(check, "big")
    number, place = read_number(data, 0)
    texts = CodedTexts(data[place:], frequent)
    card: dict = {"number": number}
    for name in TEXTS:
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
        found, elsewhere = read_shard(zlib.decompress(path.read_bytes()), shard, tier)
        assert all(find_shard(term, tier["shards"]) == shard for term in (*found, *elsewhere))
        assert list(found) == sorted(found)
        lists |= found
        for term, file in elsewhere.items():
            path = exported / tier["folder"] / "l" / f"{file}.bin"
            lists[term] = read_long_list(zlib.decompress(path.read_bytes()), file, tier)
    return lists


def read_shard(data: bytes, shard: int, tier: dict) -> tuple[dict[str, dict[int, int]], dict[str, int]]:
    """The levels of every term that stands here by document number, and the files of the others."""
    assert data[:2] == b"WT"
    numbers = read_numbers(data := data[2:])
    head = [next(numbers)[0] for _ in range(6)]
    assert head[:5] == [5, shard, tier["shards"], tier["first"], tier["documents"]]
    place = sum(size_of(value) for value in head)
    here, elsewhere = [], {}
    term = b""
    for _ in range(head[5]):
        shared, place = read_number(data, place)
        length, place = read_number(data, place)
        term = term[:shared] + data[place : place + length]
        documents, place = read_number(data, place + length)
        size, place = read_number(data, place)
        if size == 0:
            elsewhere[term.decode()], place = read_number(data, place)
        else:
            here.append((term.decode(), documents, size))
        _, place = read_forms(data, place, term)
    lists = {}
    for name, documents, size in here:
        lists[name] = dict.fromkeys(read_row(data[place : place + size], documents, tier["documents"]), 0)
        place += size
    for name, documents, _ in here:
        values = data[place : place + documents]
        lists[name] = {
            tier["first"] + number: level & 31 for number, level in zip(lists[name], values, strict=True)
        }
        place += documents
    assert place == len(data)
    return lists, elsewhere


def read_long_list(data: bytes, file: int, tier: dict) -> dict[int, int]:
    """The levels of a term that has a file of its own."""
    assert data[:2] == b"WL"
    data = data[2:]
    head, place = [], 0
    for _ in range(9):
        value, place = read_number(data, place)
        head.append(value)
    assert head[:4] == [1, file, tier["first"], tier["documents"]]
    documents, size, common, others, length = head[4:]
    numbers = read_row(data[place : place + size], documents, tier["documents"])
    place += size
    places = read_row(data[place : place + length], others, documents)
    values = data[place + length :]
    assert len(values) == others
    assert common not in values
    levels = dict.fromkeys(range(documents), common) | dict(zip(places, values, strict=True))
    return {tier["first"] + number: levels[place] & 31 for place, number in enumerate(numbers)}


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
