"""Texts as few bits: common words by their rank, others letter by letter, once a card.

Deflate learns the words of an article only while it packs them, which is too
late for 200 words. Here both sides know the common words of Urdu and the
frequencies of its letters before (read by `client/text-code.js`; the format
is in `docs/search.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar
from zlib import crc32

from waraq.text import Analyzer
from waraq.text.tables import Row, parse_code_point, read_table

# What the next bits are, by the number of bits that say so: a word among the 2^kind by rank, or one of
# these. Counted in news, as the letters were.
END, SPELLED, SIGNS, AGAIN = 11, 12, 13, 14
KINDS = ((), (), (SPELLED,), (AGAIN,), (1, 4, 5, 6, 7, 8, 9, 10, END), (0,), (2,), (3, SIGNS))
END_OF_WORD, OTHER = "end", "other"
_MOST_BITS = 11
_SHORT, _LONG = 11, 21  # bits of the number of a letter that stands in no row: below 2^11, or any
# Letters with their marks, or what is between if that is more than the one space of two words.
_PIECES = re.compile(r"\w[\w\u064b-\u0655\u0670]*|(?! \w)\W+")
_BEGINS_WITH_SPACE = re.compile(r" \w")
_IS_WORD = re.compile(r"\w")
_MOST_REMEMBERED = 1 << 16

Symbol = TypeVar("Symbol", int, str)


@cache
def load_text_code() -> TextCode:
    """The code by the analyzer's common words, which remembers the rare ones that it spelled."""
    return TextCode(Analyzer.load().words.frequent)


def assign_codes(symbols: Sequence[Sequence[Symbol]]) -> dict[Symbol, str]:
    """The canonical prefix code in which ``symbols[n]`` have n bits: shorter ones first, in their order.

    Raises ValueError when there are too many short ones, or bits are left over.

    >>> assign_codes([[], ["ا"], ["و", "ی"]])
    {'ا': '0', 'و': '10', 'ی': '11'}
    """
    codes: dict[Symbol, str] = {}
    free = [""]
    for row in symbols:
        if len(row) > len(free):
            message = f"{len(row)} codes of {len(free[0]) if free else 'no'} bits are too many"
            raise ValueError(message)
        codes.update(zip(row, free, strict=False))
        free = [code + bit for code in free[len(row) :] for bit in "01"]
    if free:
        message = f"{len(free)} codes are left over"
        raise ValueError(message)
    return codes


class TextCode:
    """Codes texts by a list of common words, the commonest last; `pieces` has signs and words by their rank.

    >>> TextCode(["سیلاب", "کے"]).encode(["کے سیلاب", "پیوٹن"]).hex()
    '7071e3222dee1c'
    """

    def __init__(self, frequent: Sequence[str]) -> None:
        kinds = assign_codes(KINDS)
        self.pieces = (*load_signs(), *reversed(frequent))[: (1 << END) - 1]
        self._common = {piece: _code_rank(rank, kinds) for rank, piece in enumerate(self.pieces)}
        self._spelled = _Spelled(kinds)
        self._again, self._end = kinds[AGAIN], kinds[END]
        self._check = crc32(" ".join(frequent).encode())

    def encode(self, texts: Iterable[str]) -> bytes:
        """The texts one behind the other, each with its end, filled up with zeros to whole bytes."""
        bits: list[str] = []
        seen: dict[str, int] = {}
        for text in texts:
            self._encode(text, seen, bits)
        code = "".join(bits)
        size = -(-len(code) // 8)
        return int(code.ljust(8 * size, "0") or "0", 2).to_bytes(size, "big")

    def _encode(self, text: str, seen: dict[str, int], bits: list[str]) -> None:
        pieces: list[str] = _PIECES.findall(text)
        if _BEGINS_WITH_SPACE.match(text):
            pieces.insert(0, " ")
        for piece, common in zip(pieces, map(self._common.get, pieces), strict=True):
            bits.append(common or self._encode_rare(piece, seen))
        bits.append(self._end)

    def _encode_rare(self, piece: str, seen: dict[str, int]) -> str:
        """A piece that is not common: spelled, or which of those spelled before."""
        number = seen.get(piece)
        if number is None:
            seen[piece] = len(seen)
            return self._spelled[piece]
        return self._again + _code_binary(number, (len(seen) - 1).bit_length())

    def checksum(self, data: bytes) -> int:
        """The CRC-32 of the common words, with a space between, and the data: one of 32 bits."""
        return crc32(data, self._check)


def _code_rank(rank: int, kinds: dict[int, str]) -> str:
    """A common word: ranks 2^k - 1 to 2^(k+1) - 2 have the kind k, and k more bits."""
    kind = (rank + 1).bit_length() - 1
    return kinds[kind] + _code_binary(rank + 1 - (1 << kind), kind)


def _code_binary(value: int, bits: int) -> str:
    """A number from 0 in so many bits, the highest first; none for no bits."""
    return f"{value:0{bits}b}" if bits else ""


class _Spelled(dict[str, str]):
    """The bits of pieces that are spelled: those that were met."""

    def __init__(self, kinds: dict[int, str]) -> None:
        self._letters = load_letters()
        self._word, self._signs = kinds[SPELLED], kinds[SIGNS]

    def __missing__(self, piece: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        kind = self._word if _IS_WORD.match(piece) else self._signs
        letters = "".join(map(self._spell, piece))
        return self.setdefault(piece, f"{kind}{letters}{self._letters[END_OF_WORD]}")

    def _spell(self, letter: str) -> str:
        return self._letters.get(letter) or self._letters[OTHER] + _code_number(ord(letter))


def _code_number(number: int) -> str:
    """The number of a letter: 0 and its 11 bits, or 1 and 21."""
    return f"0{_code_binary(number, _SHORT)}" if number < 1 << _SHORT else f"1{_code_binary(number, _LONG)}"


@cache
def load_letters() -> dict[str, str]:
    """The letters of `card_letters.tsv` with their bits; raises `DataError` for what is no prefix code."""
    rows = read_table("card_letters.tsv", ["bits", "letters", "why"])
    symbols: list[list[str]] = [[] for _ in range(_MOST_BITS + 1)]
    for row in rows:
        if row.number(0) > _MOST_BITS:
            raise row.error(0, f"{row[0]} bits are more than {_MOST_BITS}")
        symbols[row.number(0)] = _read_letters(row)
    try:
        return assign_codes(symbols)
    except ValueError as error:
        raise rows[-1].error(1, str(error)) from error


@cache
def load_signs() -> tuple[str, ...]:
    """What stands between words, the most frequent first; raises `DataError` for a row out of place."""
    rows = read_table("card_signs.tsv", ["place", "text", "why"])
    for place, row in enumerate(rows):
        if row.number(0) != place:
            raise row.error(0, f"this is place {place}")
    return tuple("".join(_read_letters(row)) for row in rows)


def _read_letters(row: Row) -> list[str]:
    """The letters of a row's second cell, which are written by themselves or as ``U+0020``."""
    try:
        return [_read_letter(written) for written in row[1].split(" ")]
    except ValueError as error:
        raise row.error(1, str(error)) from error


def _read_letter(written: str) -> str:
    is_itself = len(written) <= 1 or written in {END_OF_WORD, OTHER}
    return written if is_itself else chr(parse_code_point(written))
