"""The small words of dates: یکم, سال, ہجری and what makes a number no date."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waraq.text import fold
from waraq.text.tables import read_table

ROLES = ("first", "year", "christian", "hijri", "before_christ", "decade")


def date_words(role: str) -> frozenset[str]:
    """The folded words of one of `ROLES`; raises `DataError` where the table is wrong.

    >>> sorted(date_words("hijri"))
    ['ہجری']
    """
    return _words_by_role()[role]


@cache
def _words_by_role() -> Mapping[str, frozenset[str]]:
    words: dict[str, set[str]] = {role: set() for role in ROLES}
    for row in read_table("date_words.tsv", ["word", "role", "why"]):
        if row[1] not in words:
            raise row.error(1, f"the role must be one of {', '.join(ROLES)}")
        words[row[1]].add(fold(row[0]))
    return {role: frozenset(several) for role, several in words.items()}
