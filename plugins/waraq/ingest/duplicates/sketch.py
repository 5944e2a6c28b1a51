"""What is kept of a text to find others like it: hashes of its words, and a MinHash signature in bands.

Two texts are as similar as the sets of their runs of three words are (the
Jaccard index). Of texts with the similarity s, a share of s is expected to
agree in one value of the signature, so 1 - (1 - s⁴)⁴⁸ share a band: .955
where s is .5, .998 where it is .6, .005 where it is .1. With three values in
a band the last is .03, and texts that share a paragraph are compared in vain.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Set as AbstractSet
from functools import cache
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from rensa import RMinHash

from waraq.text import fold
from waraq.text.memory import Remembered

BANDS, ROWS = 48, 4
_SEED = 1
_MOST_GRAMS = 2_048  # of longer texts the lowest hashes are kept; they tell the similarity within some .01
_MOST_PIECES = 1 << 16
_GRAM = (1 << 32) - 1
_KEY = (1 << 47) - 1  # six bytes in SQLite
_WORD = re.compile(r"[^\W_]+")

# The letters and digits of what stands between spaces, and the hashes of its words.
_Piece = tuple[str, tuple[int, ...]]


class Sketch(NamedTuple):
    """What is kept of a text.

    `words` and `letters` are hashes of the folded words with and without what
    divides them, `grams` are hashes of each three words in a row (sorted),
    `bands` keys that similar texts share, `length` is in words.
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
    words = [*chain.from_iterable(map(itemgetter(1), pieces))]
    if not words:
        return None
    runs = zip(words, words[1:], words[2:], strict=False) if len(words) > 2 else [tuple(words)]
    grams = {hash(run) & _GRAM for run in runs}
    return Sketch(
        _hash(array("Q", words).tobytes()),
        _hash("".join(map(itemgetter(0), pieces)).encode("utf-8", "surrogatepass")),
        array("I", sorted(grams)[:_MOST_GRAMS]),
        _make_bands(grams),
        len(words),
    )


def make_word_set(text: str) -> frozenset[int]:
    """Hashes of the different words of a text, folded as those of a sketch.

    >>> make_word_set("كراچی میں بارش") == make_word_set("بارش، کراچی میں!")
    True
    """
    return frozenset(chain.from_iterable(words for _, words in map(_pieces().__getitem__, text.split())))


@cache
def _pieces() -> Remembered[_Piece]:
    return Remembered(_read_piece, _MOST_PIECES)


def _read_piece(piece: str) -> _Piece:
    words = _WORD.findall(fold(piece))
    hashes = (_hash(word.encode("utf-8", "surrogatepass"))[:8] for word in words)
    return "".join(words), tuple(int.from_bytes(each, "little") for each in hashes)


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _make_bands(grams: AbstractSet[int]) -> array[int]:
    signature = RMinHash(BANDS * ROWS, _SEED)
    signature.update([gram.to_bytes(4, "little") for gram in grams])
    values = signature.digest()
    bands = zip(*(values[row::ROWS] for row in range(ROWS)), strict=True)
    return array("q", sorted({hash(band) & _KEY for band in enumerate(bands)}))


def measure_similarity(first: frozenset[int], second: array[int]) -> float:
    """The Jaccard index of two sets of hashes as sketches keep them; between 0 and 1.

    >>> measure_similarity(frozenset({1, 2, 3}), array("I", [2, 3, 4]))
    0.5
    """
    ends = [max(grams) for grams in (first, second) if len(grams) == _MOST_GRAMS]
    if ends:  # what lies above was cut off
        end = min(ends)
        first = frozenset(gram for gram in first if gram <= end)
        second = array("I", [gram for gram in second if gram <= end])
    both = len(first.intersection(second))
    return both / (len(first) + len(second) - both)
