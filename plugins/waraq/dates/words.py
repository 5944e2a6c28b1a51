"""The small words of dates and the numbers in words: یکم, سال, ہجری, چودہ."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waraq.text import fold
from waraq.text.tables import read_table

ROLES = (
    "about_after", "about_before", "about_end", "ago", "amid", "amount", "and", "anno", "before_christ",
    "begins", "between", "christ", "christian", "compare", "day", "day_of_month", "daytime", "decade",
    "event", "event_after", "event_before", "first", "future", "hijri", "hundred", "in", "last", "month",
    "namely", "next", "numbered", "of", "on", "onward", "onward_end", "or", "ordinal", "other_ago",
    "range", "reach", "since", "thousand", "trade", "unit", "until", "upto", "weekday", "weeks", "year",
    "years",
)  # fmt: skip


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
        for role in row[1].split(" "):
            if role not in words:
                raise row.error(1, f"a role must be one of {', '.join(ROLES)}")
            words[role].add(fold(row[0]))
    return {role: frozenset(several) for role, several in words.items()}


@cache
def number_words() -> Mapping[str, int]:
    """The numbers 1 to 99 by their folded words; raises `DataError` where the table is wrong.

    >>> number_words()["چودہ"]
    14
    """
    numbers: dict[str, int] = {}
    for row in read_table("number_words.tsv", ["word", "value", "why"]):
        if not 1 <= row.number(1) <= 99:
            raise row.error(1, "a number in words is 1 to 99")
        numbers[fold(row[0])] = row.number(1)
    return numbers
