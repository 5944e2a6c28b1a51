"""Which keys a source has used, in a few dozen bytes each: a dump may have a million of them."""

from __future__ import annotations

from array import array
from hashlib import blake2b

from waraq.errors import Problem
from waraq.ingest.source_file import SourceFile

FULLEST = 0.6  # of the places, before there are twice as many
FEWEST_PLACES = 1 << 8


class SeenKeys:
    """The keys of one source, each with the line that had it first.

    A key is known by 64 bits of its hash; that two of a million differ and
    are taken for one happens once in thirty million dumps.
    """

    def __init__(self) -> None:
        self._count = 0
        self._hashes = array("Q", bytes(8 * FEWEST_PLACES))
        self._lines = array("L", bytes(array("L").itemsize * FEWEST_PLACES))

    def find_first(self, key: str, line: int) -> int | None:
        """Return the line that had this key before; None for a new one, which is kept with its line.

        >>> seen = SeenKeys()
        >>> seen.find_first("1", 7), seen.find_first("1", 9)
        (None, 7)
        """
        digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = int.from_bytes(digest, "little") or 1  # 0 marks an empty place
        place = self._find_place(number)
        if self._hashes[place]:
            return self._lines[place]
        self._hashes[place], self._lines[place] = number, line
        self._count += 1
        if self._count > FULLEST * len(self._hashes):
            self._grow()
        return None

    def _find_place(self, number: int) -> int:
        """Return the place of a hash, or the empty one where it belongs."""
        hashes = self._hashes
        last = len(hashes) - 1
        place = number & last
        while hashes[place] not in {0, number}:
            place = place + 1 & last
        return place

    def _grow(self) -> None:
        old = zip(self._hashes, self._lines, strict=True)
        places = 2 * len(self._hashes)
        self._hashes = array("Q", bytes(8 * places))
        self._lines = array("L", bytes(self._lines.itemsize * places))
        for number, line in old:
            if number:
                place = self._find_place(number)
                self._hashes[place], self._lines[place] = number, line


def report_twin(source: SourceFile, seen: SeenKeys, key: str, line: int, *, own: bool) -> Problem | None:
    """Return the problem of a record whose key came before in its source.

    It is a notice where the key is no id of its `own`: then the whole record came before.
    """
    first = seen.find_first(key, line)
    if first is None:
        return None
    if own:
        reason = f"“{key}” was already the id of line {first}"
        return source.report(reason, "give each record its own id", line, key)
    return source.note(f"the record is that of line {first} once more", "delete one of the two", line)
