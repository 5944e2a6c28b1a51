"""In what a tier differs from what the last export wrote of it: which lists, words and facets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from waraq.search.former import Indexed, read_indexed
from waraq.search.keys import is_key
from waraq.search.ranking import level_counts
from waraq.search.reader import IndexReader
from waraq.search.statistics import Statistics


class Change(NamedTuple):
    """A document of a tier: its number in the archive, how it was indexed, and how it is."""

    number: int
    before: Indexed
    now: Indexed


@dataclass(frozen=True, slots=True)
class TierChanges:
    """What changed documents change.

    `terms` are those whose lists are others, `moved` those that some document
    has that had them not, or had them; `words` has by how many documents more
    or less a word has, and `fields` are those whose values are others.
    """

    changes: Sequence[Change]
    terms: frozenset[str]
    moved: frozenset[str]
    words: dict[str, int]
    fields: frozenset[str]


def read_now(reader: IndexReader, statistics: Statistics, number: int) -> Indexed:
    """A document as it is indexed."""
    docnum = statistics.docnums[number]
    lengths = tuple(column[number] for column in statistics.lengths)
    return read_indexed(reader, docnum, lengths)


def compare_documents(changes: Sequence[Change], averages: Sequence[float]) -> TierChanges:
    """What these changes change where fields have these average lengths."""
    terms: set[str] = set()
    moved: set[str] = set()
    words: Counter[str] = Counter()
    fields: set[str] = set()
    for _, before, now in changes:
        old, new = (dict(_list_entries(each, averages)) for each in (before, now))
        terms.update(term for term, entry in old.items() ^ new.items())
        moved.update(term for term in old.keys() ^ new.keys() if not is_key(term))
        words.update(set(now.vector.words))
        words.subtract(set(before.vector.words))
        fields.update(_find_other_fields(before.values, now.values))
    counted = {word: count for word, count in words.items() if count}
    return TierChanges(changes, frozenset(terms), frozenset(moved), counted, frozenset(fields))


def _find_other_fields(before: Iterable[tuple[str, str]], now: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The fields with other values, or in another order: of values with one key the first is shown."""
    old, new = _group(before), _group(now)
    return (field for field in old | new if old.get(field) != new.get(field))


def _group(values: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for field, value in values:
        found[field].append(value)
    return dict(found)


def _list_entries(indexed: Indexed, averages: Sequence[float]) -> Iterator[tuple[str, tuple[int, bytes]]]:
    """What the lists of a document's terms say of it: level and form."""
    vector = indexed.vector
    for term, counts, form in zip(vector.terms, vector.counts, vector.forms, strict=True):
        level = 1 if is_key(term) else level_counts(counts, indexed.lengths, averages)
        yield term, (level, form)
