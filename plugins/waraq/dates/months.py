"""The names of months in both calendars and of weekdays, found as runs of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from waraq.text import Token, fold, tokenize
from waraq.text.tables import read_table


@dataclass(frozen=True, slots=True)
class MonthName:
    """A spelling of a month or weekday: its folded words, and beside which words it means another thing.

    `needs_year`: the name is also a common word, a day before it proves nothing.
    """

    words: tuple[str, ...]
    calendar: str
    number: int
    not_after: frozenset[str]
    not_before: frozenset[str]
    needs_year: bool


_Names = Mapping[str, Sequence[MonthName]]


@cache
def _months_by_first_word() -> _Names:
    names: dict[str, list[MonthName]] = {}
    header = ["name", "calendar", "number", "not_after", "not_before", "why"]
    for row in read_table("months.tsv", header):
        if row[1] not in {"gregorian", "hijri"} or not 1 <= row.number(2) <= 12:
            raise row.error(1, "a month is gregorian or hijri, 1 to 12")
        traps = _fold_words(row[3])
        name = MonthName(
            _split_words(row[0]), row[1], row.number(2), traps - {"*"}, _fold_words(row[4]), "*" in traps
        )
        names.setdefault(name.words[0], []).append(name)
    return _longest_first(names)


@cache
def _weekdays_by_first_word() -> _Names:
    names: dict[str, list[MonthName]] = {}
    for row in read_table("weekdays.tsv", ["name", "calendar", "number", "not_after", "why"]):
        if not 0 <= row.number(2) <= 6:
            raise row.error(2, "a weekday is 0 (Monday) to 6")
        words = _split_words(row[0])
        name = MonthName(words, row[1], row.number(2), _fold_words(row[3]), frozenset(), needs_year=False)
        names.setdefault(words[0], []).append(name)
    return _longest_first(names)


def _split_words(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(name))


def _fold_words(cell: str) -> frozenset[str]:
    return frozenset(fold(word) for word in cell.split())


def _longest_first(names: Mapping[str, list[MonthName]]) -> _Names:
    return {first: sorted(several, key=lambda n: -len(n.words)) for first, several in names.items()}


def match_month(tokens: Sequence[Token], position: int) -> MonthName | None:
    """The longest month name whose words begin at `position`, if the words around let it be one."""
    return _match(_months_by_first_word(), tokens, position)


def match_weekday(tokens: Sequence[Token], position: int) -> MonthName | None:
    """The longest weekday name whose words begin at `position`, if the words around let it be one."""
    return _match(_weekdays_by_first_word(), tokens, position)


def list_first_words() -> frozenset[str]:
    """The folded words with which a name of either kind begins."""
    return frozenset(_months_by_first_word()) | frozenset(_weekdays_by_first_word())


def _match(names: _Names, tokens: Sequence[Token], position: int) -> MonthName | None:
    if not 0 <= position < len(tokens):
        return None
    for name in names.get(tokens[position].text, ()):
        end = position + len(name.words)
        if tuple(token.text for token in tokens[position:end]) == name.words:
            before = tokens[position - 1].text if position else ""
            return None if before in name.not_after else name
    return None
