"""How often Urdu words are used: what tells a word from an accident of spacing or inflection."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waraq.text.fold import fold
from waraq.text.kept_tables import kept
from waraq.text.tables import read_counts

FREQUENCIES = "word_frequencies.txt"


@cache
def load_frequencies() -> Mapping[str, int]:
    """Words as printed, with their counts in Makhzan; words seen less than three times are missing.

    Raises `DataError` where a line of the list is wrong.

    >>> load_frequencies()["پاکستان"] > load_frequencies()["ترکمانستان"]
    True
    """
    return read_counts(FREQUENCIES)


@kept("folded-frequencies", dict, dict)
def load_folded_frequencies() -> Mapping[str, int]:
    """The same counts, spellings that fold alike added up.

    >>> load_folded_frequencies()["لیے"] > load_frequencies()["لیے"]
    True
    """
    printed = load_frequencies()
    counts: dict[str, int] = {}
    # All at once: a line feed separates, and is the same in every folded text.
    for word, count in zip(fold("\n".join(printed)).split("\n"), printed.values(), strict=True):
        counts[word] = counts.get(word, 0) + count
    return counts
