"""Which documents the fields and dates of a query leave over (mirrored in `client/narrowing.js`).

Fields are looked up by their keys (`keys.py`), dates by the documents' order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby

from waraq.search.keys import whole_key, word_key
from waraq.search.listing import NOWHERE, Listings
from waraq.search.query import HEADLINE, DateRange, Filter, Query
from waraq.search.query_dates import find_days
from waraq.search.units import read_units
from waraq.text import Analyzer


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet's value that a reader chose: the field (as in `Filter`) and the whole value."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a search is narrowed to beside its query: keys by their field, any of which will do, and days."""

    keys: Mapping[str, Sequence[str]]
    period: DateRange | None

    def __bool__(self) -> bool:
        return bool(self.keys) or self.period is not None


def list_filter_keys(filters: Iterable[Filter]) -> list[str]:
    """The keys whose lists the fields of a query need."""
    return [key for each in filters for key in (*_whole_keys(each), *_word_keys(each))]


def list_choice_keys(choices: Iterable[Choice], analyzer: Analyzer) -> dict[str, list[str]]:
    """The keys of chosen values by their field; a value without words has none.

    >>> list_choice_keys([Choice("place", "آزاد کشمیر"), Choice("place", "گلگت")], Analyzer.load())
    {'place': ['place=ازادکشمیر', 'place=گلگت']}
    """
    keys: dict[str, list[str]] = {}
    for choice in choices:
        found = keys.setdefault(choice.field, [])
        units = read_units(choice.value, analyzer)
        if units:
            found.append(whole_key(choice.field, units))
    return keys


def read_period(since: str, until: str) -> DateRange | None:
    """The days from the first of `since` to the last of `until`: a year, a month or a day each, or empty.

    What is no date leaves its end open.

    >>> period = read_period("2014", "2014-02")
    >>> period and (period.first, period.last)
    ('2014-01-01', '2014-02-28')
    """
    first, last = _find_days_or_none(since), _find_days_or_none(until)
    if first is None and last is None:
        return None
    return DateRange(first[0] if first else "", last[1] if last else "", "", excluded=False)


def narrow(query: Query, narrowing: Narrowing, lists: Listings, dates: Sequence[str]) -> set[int] | None:
    """The documents that fields, dates and excluded words leave over; None when nothing narrows.

    `dates` are those of all documents, in order. Fields must all be met; of
    several dates one, and one of the values chosen for a field. An undated
    document is on none of the days asked for, and on none that are excluded.
    """
    wanted: list[set[int]] = []
    unwanted = [set(lists.get(term, NOWHERE).scores) for term in query.excluded]
    for each in query.filters:
        found = _find(each, lists)
        if found is not None and not (each.excluded and needs_text(each)):
            (unwanted if each.excluded else wanted).append(found)
    wanted += [_unite(lists.get(key, NOWHERE).scores for key in keys) for keys in narrowing.keys.values()]
    for ranges, target in (
        ([each for each in query.dates if not each.excluded], wanted),
        ([each for each in query.dates if each.excluded], unwanted),
        ([narrowing.period] if narrowing.period else [], wanted),
    ):
        if ranges:
            target.append(_unite(_find_dated(each, dates) for each in ranges))
    if not wanted and not unwanted:
        return None
    left = reduce(set.intersection, wanted) if wanted else set(range(len(dates)))
    return left.difference(*unwanted)


def needs_text(asked: Filter) -> bool:
    """Whether the headline itself must be read: for words next to each other, or such as are not indexed."""
    return asked.field == HEADLINE and (len(asked.units) > 1 or not asked.units[0].indexed)


def _whole_keys(asked: Filter) -> list[str]:
    return [] if asked.field == HEADLINE else [whole_key(asked.field, asked.units)]


def _word_keys(asked: Filter) -> list[str]:
    units = [unit for unit in asked.units if unit.indexed or asked.field != HEADLINE]
    return [word_key(asked.field, unit) for unit in units]


def _find(asked: Filter, lists: Listings) -> set[int] | None:
    """The documents that may meet a filter; None when the lists say nothing of it."""
    whole = _unite(lists.get(key, NOWHERE).scores for key in _whole_keys(asked))
    words = [set(lists.get(key, NOWHERE).scores) for key in _word_keys(asked)]
    if not words:
        return None
    if len(asked.units) == 1:
        return whole | words[0]
    return whole or reduce(set.intersection, words)


def _find_days_or_none(part: str) -> tuple[str, str] | None:
    try:
        return find_days(part)
    except ValueError:
        return None


def _unite(sets: Iterable[Iterable[int]]) -> set[int]:
    return set().union(*sets)


def _find_dated(days: DateRange, dates: Sequence[str]) -> Iterator[int]:
    """The documents whose date lies within the days as a whole."""
    number = 0
    for date, group in groupby(dates):
        count = sum(1 for _ in group)
        if date:
            first, last = find_days(date)
            if first >= days.first and (not days.last or last <= days.last):
                yield from range(number, number + count)
        number += count
