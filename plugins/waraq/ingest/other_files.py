"""Files among sources that hold no text, as pictures and scripts: they are counted, not refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from functools import cache

from waraq.ingest.settings import ANY_SUFFIX
from waraq.text.tables import read_table

TABLE = "other_files.tsv"
COLUMNS = ("ending", "why")
REMEDY = "nothing need be done; the text of a picture must be typed, or read by another program"


@cache
def load_endings() -> Set[str]:
    """Load the endings, and whole names, of files without text. Raises DataError."""
    return frozenset(row[0] for row in read_table(TABLE, COLUMNS))


def find_ending(name: str, formats: Mapping[str, str]) -> str | None:
    """Return the ending by which a file holds no text, unless `formats` of its folder say how to read it.

    >>> find_ending("2014/صفحہ.JPG", {}), find_ending("a.txt", {}), find_ending("a.js", {".js": ".json"})
    ('.jpg', None, None)
    """
    file = name.rpartition("/")[2].lower()
    suffix = f".{file.rpartition('.')[2]}"
    if not formats.keys().isdisjoint((suffix, ANY_SUFFIX)):
        return None
    return next((ending for ending in (suffix, file) if ending in load_endings()), None)


def describe(passed: Counter[str]) -> tuple[str, str]:
    """Reason and remedy of the notice that so many files of each ending were passed by."""
    counts = ", ".join(f"{count} {ending}" for ending, count in sorted(passed.items()))
    return f"files without text were passed by: {counts}", REMEDY
