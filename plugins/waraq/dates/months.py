"""The names of months in both calendars, found as runs of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from waraq.text import Token, fold, tokenize
from waraq.text.tables import read_table


@dataclass(frozen=True, slots=True)
class MonthName:
    """A spelling of a month: its folded words, and the words after which it means another thing.

    `needs_year`: the name is also a common word, a day before it proves nothing.
    """

    words: tuple[str, ...]
    calendar: str
    number: int
    not_after: frozenset[str]
    needs_year: bool


@cache
def _names_by_first_word() -> Mapping[str, Sequence[MonthName]]:
    names: dict[str, list[MonthName]] = {}
    for row in read_table("months.tsv", ["name", "calendar", "number", "not_after", "why"]):
        if row[1] not in {"gregorian", "hijri"} or not 1 <= row.number(2) <= 12:
            raise row.error(1, "a month is gregorian or hijri, 1 to 12")
        words = tuple(token.text for token in tokenize(row[0]))
        traps = frozenset(fold(word) for word in row[3].split())
        names.setdefault(words[0], []).append(
            MonthName(words, row[1], row.number(2), traps - {"*"}, needs_year="*" in traps)
        )
    return {first: sorted(several, key=lambda n: -len(n.words)) for first, several in names.items()}


def match_month(tokens: Sequence[Token], position: int) -> MonthName | None:
    """The longest month name whose words begin at `position`."""
    for name in _names_by_first_word().get(tokens[position].text, ()):
        end = position + len(name.words)
        if tuple(token.text for token in tokens[position:end]) == name.words:
            return name
    return None
