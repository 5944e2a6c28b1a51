"""Changes that keep some of a file's structure: cut, doubled, moved, joined with another, a bit turned."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

KINDS = ("cut", "end", "double", "repeat", "flip", "splice", "move", "put")
WEIGHTS = (4, 1, 3, 1, 5, 3, 3, 5)  # what makes large files is dear
LARGEST = 100_000  # bytes: what grows faster than its input is seen by then


class Change(NamedTuple):
    """One change; `start`, `end` and `other` are shares of a file from 0 to 1, `number` chooses."""

    kind: str
    start: float
    end: float
    other: float
    number: int


def make_change(random: Random) -> Change:
    """A change as a coverage-guided run makes it."""
    start = random.random()
    end = random.random() if random.random() < 0.3 else start + random.random() * 0.05
    [kind] = random.choices(KINDS, WEIGHTS)
    return Change(kind, start, min(end, 1.0), random.random(), random.getrandbits(32))


def apply_change(raw: bytes, change: Change, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Return the changed file; `others` are files to take a piece of, `words` such as formats have."""
    start, end = sorted(round(share * len(raw)) for share in (change.start, change.end))
    if change.kind == "end":
        return raw[:start]
    if change.kind == "splice":
        other = others[change.number % len(others)]
        return raw[:start] + other[round(change.other * len(other)) :]
    piece = raw[start:end]
    if change.kind == "move":
        rest = raw[:start] + raw[end:]
        place = round(change.other * len(raw))
        return rest[:place] + piece + rest[place:]
    return raw[:start] + _change_piece(piece, change, words) + raw[end:]


def _change_piece(piece: bytes, change: Change, words: Sequence[bytes]) -> bytes:
    if change.kind == "cut":
        return b""
    if change.kind == "double":
        return piece * 2
    if change.kind == "repeat":
        return piece * min(1 << change.number % 18, LARGEST // max(1, len(piece)))
    if change.kind == "flip" and piece:
        return bytes([piece[0] ^ 1 << change.number % 8]) + piece[1:]
    return words[change.number % len(words)] + piece
