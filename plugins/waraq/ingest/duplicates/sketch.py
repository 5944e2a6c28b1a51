"""What is kept of a text to find others like it: hashes of its words, and a MinHash signature in bands.

Two texts are as similar as the sets of their runs of three words are (the
Jaccard index). Of texts with the similarity s, a share of s is expected to
agree in one value of the signature, so 1 - (1 - s⁴)⁴⁸ share a band: .955
where s is .5, .998 where it is .6, .005 where it is .1. With three values in
a band the last is .03, and texts that share a paragraph are compared in vain.

All words of a text lie side by side in one large number, 128 bits each, so
that three multiplications make the hashes of all its runs of three words.
"""

from __future__ import annotations

import re
from array import array
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from rensa import RMinHash

from waraq.text import fold
from waraq.text.memory import Remembered

BANDS, ROWS = 48, 4
_SEED = 1
_MOST_GRAMS = 2_048  # of longer texts the lowest hashes are kept; they tell the similarity within some .01
_MOST_PIECES = 1 << 16
_KEY = (1 << 47) - 1  # six bytes in SQLite
_WORD = re.compile(r"[^\W_]+")
# A word is a hash of 64 bits, and as many zeros: the hash of a run of three is the sum of theirs, each times
# an odd number for its place, which stays below 128 bits. These are digits of the golden ratio, π and e.
_LANE = 16
_PADDING = bytes(8)
_FIRST, _SECOND, _THIRD = 0x13C6EF372FE94F83, 0x0487ED5110B4611B, 0x16FC2A2C515DA54D

# The letters and digits of what stands between spaces, and its words.
_Piece = tuple[bytes, bytes]


class Sketch(NamedTuple):
    """What is kept of a text.

    `words` and `letters` are hashes of the folded words with and without what
    divides them, `grams` are hashes of each three words in a row, of those that
    come twice perhaps two, `bands` keys that similar texts share, `length` is in words.
    """

    words: bytes
    letters: bytes
    grams: array[int]
    bands: array[int]
    length: int


def make_sketch(text: str) -> Sketch | None:
    """The sketch of a text; None where it has no words.

    Keyboards, vowel marks, punctuation and lines make no difference.

    >>> first, second = make_sketch("كراچی: بارش،"), make_sketch("کراچی بارِش")
    >>> first.words == second.words, first.length
    (True, 2)
    """
    pieces = [*map(_pieces().__getitem__, text.split())]
    letters, words = map(b"".join, zip(*pieces, strict=True)) if pieces else (b"", b"")
    length = len(words) // _LANE
    if not length:
        return None
    grams, wide = _hash_runs(words, length)
    if len(grams) > _MOST_GRAMS:
        grams = array("I", sorted(set(grams))[:_MOST_GRAMS])
    return Sketch(_hash(words), _hash(letters), grams, _make_bands(wide), length)


def make_word_set(text: str) -> frozenset[int]:
    """Hashes of the different words of a text, folded as those of a sketch.

    >>> make_word_set("كراچی میں بارش") == make_word_set("بارش، کراچی میں!")
    True
    """
    words = b"".join(words for _, words in map(_pieces().__getitem__, text.split()))
    return frozenset(memoryview(words).cast("Q")[::2].tolist())


@cache
def _pieces() -> Remembered[_Piece]:
    return Remembered(_read_piece, _MOST_PIECES)


def _read_piece(piece: str) -> _Piece:
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(fold(piece))]
    return b"".join(words), b"".join(_hash(word)[:8] + _PADDING for word in words)


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _hash_runs(words: bytes, length: int) -> tuple[array[int], array[int]]:
    """Hashes of all runs of three words, 32 bits each, and the same in 64 bits each; of fewer words one.

    They are copied from number to number without an object of Python for each.
    """
    first = int.from_bytes(words, "little")
    second, third = first >> 8 * _LANE, first >> 16 * _LANE
    runs = first * _FIRST + second * _SECOND + third * _THIRD
    count = max(1, length - 2)
    hashes = memoryview(runs.to_bytes((length + 1) * _LANE, "little")).cast("I")[: count * 4 : 4]
    grams, wide = array("I"), array("Q", bytes(8 * count))
    grams.frombytes(hashes.tobytes())
    memoryview(wide).cast("B").cast("I")[::2] = hashes
    return grams, wide


def _make_bands(runs: array[int]) -> array[int]:
    rows = array("Q", (0, len(runs)))
    (values,) = RMinHash.digest_matrix_from_flat_token_hashes(runs, rows, BANDS * ROWS, _SEED).to_rows()
    bands = zip(*(values[row::ROWS] for row in range(ROWS)), strict=True)
    return array("q", sorted({hash(band) & _KEY for band in enumerate(bands)}))


def measure_similarity(first: frozenset[int], second: array[int]) -> float:
    """The Jaccard index of two sets of hashes as sketches keep them; between 0 and 1.

    >>> measure_similarity(frozenset({1, 2, 3}), array("I", [2, 3, 4]))
    0.5
    """
    other = frozenset(second)
    ends = [max(grams) for grams in (first, other) if len(grams) == _MOST_GRAMS]
    if ends:  # what lies above was cut off
        end = min(ends)
        first = frozenset(gram for gram in first if gram <= end)
        other = frozenset(gram for gram in other if gram <= end)
    both = len(first & other)
    return both / (len(first) + len(other) - both)
