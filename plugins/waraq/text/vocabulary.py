"""Words that the index treats as one, and words that it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from waraq.text.fold import fold
from waraq.text.tables import read_table, read_words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`equivalents` map a stem to the one it is indexed as; `stopwords` are folded words, not stems."""

    equivalents: Mapping[str, str]
    stopwords: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The shipped tables; raises `DataError` where one is wrong.

    >>> load_vocabulary().equivalents[fold("بمبئی")] == fold("ممبئی")
    True
    """
    rows = read_table("equivalents.tsv", ["from", "to", "why"])
    equivalents = {fold(row[0]): fold(row[1]) for row in rows}
    for row in rows:
        if fold(row[1]) in equivalents:
            raise row.error(1, "stands in the first column too")
    return Vocabulary(equivalents, frozenset(fold(word) for word in read_words("stopwords.txt")))
